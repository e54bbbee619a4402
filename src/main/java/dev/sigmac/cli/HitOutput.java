package dev.sigmac.cli;

import dev.sigmac.compiler.RuleResult;
import dev.sigmac.evaluate.Row;
import dev.sigmac.events.LoggedEvent;
import dev.sigmac.events.Problem;
import dev.sigmac.testing.EventScan;
import dev.sigmac.testing.report.HitLine;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;

/**
 * Puts the hits of a scan where they are asked for as they are found, and tells on standard error
 * how far it is.
 */
final class HitOutput implements EventScan.Listener, AutoCloseable {
  private static final long STEP = 1 << 12;
  private static final long SHOWN_EVERY_NANOS = 500_000_000L;
  private static final int MOST_PROBLEMS = 20;

  private final Console console;
  private final Optional<Writer> file;
  private final boolean json;
  private final Verbosity verbosity;
  private final boolean progress;
  private final long begun = System.nanoTime();
  private final Set<RuleResult> fired = Collections.newSetFromMap(new IdentityHashMap<>());
  private long shown = begun;
  private boolean line;
  private long hits;
  private int problems;

  HitOutput(Console console, Optional<String> output, boolean json, Verbosity verbosity) {
    this.console = console;
    this.json = json;
    this.verbosity = verbosity;
    this.progress = !verbosity.quiet() && Ansi.AUTO.enabled();
    this.file = output.map(o -> open(Path.of(o)));
  }

  @Override
  public void hit(RuleResult rule, LoggedEvent event, Row row) {
    hits++;
    fired.add(rule);
    print(json ? HitLine.json(rule, event, row) : HitLine.text(rule, event, row));
  }

  @Override
  public void problem(Problem problem) {
    problems++;
    if (problems <= MOST_PROBLEMS || verbosity.verbose() || problem.ends()) {
      wipe();
      console.say("warning: " + problem.text() + "\n");
    }
  }

  @Override
  public void progress(long events) {
    if (progress && events % STEP == 0) {
      long now = System.nanoTime();
      if (now - shown > SHOWN_EVERY_NANOS) {
        shown = now;
        line = true;
        console.say(String.format(Locale.ROOT, "\r%,d events, %,d hits", events, hits));
        console.err().flush();
      }
    }
  }

  /** Tells what came of the scan. */
  void end(EventScan scan) {
    wipe();
    if (problems > MOST_PROBLEMS && !verbosity.verbose()) {
      console.say(
          String.format(
              Locale.ROOT, "%,d more were passed over; -v lists them\n", problems - MOST_PROBLEMS));
    }
    if (!verbosity.quiet()) {
      double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
      console.say(
          String.format(
              Locale.ROOT,
              "%,d events, %,d problems; %,d hits of %,d rules; %.1f s, %,.0f events a second\n",
              scan.events(),
              scan.problems(),
              hits,
              fired.size(),
              seconds,
              scan.events() / seconds));
    }
  }

  @Override
  public void close() {
    try {
      if (file.isPresent()) {
        file.get().close();
      }
    } catch (IOException e) {
      throw Failure.output("the output cannot be written");
    }
  }

  private void print(String text) {
    if (file.isEmpty()) {
      console.print(text);
      return;
    }
    try {
      file.get().write(text);
    } catch (IOException e) {
      throw Failure.output("the output cannot be written");
    }
  }

  /** Removes the line that tells how far the scan is. */
  private void wipe() {
    if (line) {
      console.say("\r" + " ".repeat(60) + "\r");
      line = false;
    }
  }

  private static Writer open(Path path) {
    try {
      return Files.newBufferedWriter(path);
    } catch (IOException e) {
      throw Failure.output("'" + path + "' cannot be written");
    }
  }
}
