package dev.sigmac.artifact.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.NeedsRulesAndEvents;
import dev.sigmac.compiler.Meaning;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.evaluate.Event;
import dev.sigmac.evaluate.EventLines;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public rules as one catalogue, over labelled events and a stream of real ones. */
@NeedsRulesAndEvents
class CatalogueCorpusTest {
  private static final Path EVENTS = Path.of(System.getenv().getOrDefault("SIGMAC_EVENTS", "."));
  private static final Path CORPUS = Path.of(System.getenv().getOrDefault("SIGMAC_CORPUS", "."));
  private static final int STREAM = Integer.getInteger("sigmac.stream", 300);

  @TempDir Path folder;

  @Test
  void matchersDecideAsTheReferenceDoes() throws IOException {
    List<SourceFile> files = rules();
    Catalogues catalogue = Catalogues.of(files, placeholders(files));
    assertThat(catalogue.leftOut()).isEmpty();
    Loaded loaded =
        new Loaded(new JavaSources(folder).load(catalogue.artifacts()), Catalogues.PACKAGE);
    assertThat(loaded.rules())
        .hasSameSizeAs(catalogue.meanings())
        .hasSizeGreaterThanOrEqualTo(files.size());
    System.out.println(files.size() + " files are " + loaded.rules().size() + " rules in Java");
    List<Map<String, Object>> events = new ArrayList<>(labelled());
    events.addAll(stream());
    int[] hits = new int[events.size()];
    Predicate<Meaning> windows = CatalogueCorpusTest::isForWindows;
    compare(catalogue, loaded, events, windows, "Windows", hits);
    compare(catalogue, loaded, events, windows.negate(), "other", hits);
    assertThat(IntStream.of(hits).sum()).isGreaterThan(300);

    // What the index finds is what matches, so it finds all if it finds as many.
    long start = cpu();
    for (int e = 0; e < hits.length; e++) {
      Object event = loaded.event(events.get(e));
      assertThat(loaded.matching(event)).hasSize(hits[e]);
    }
    System.out.printf(
        Locale.ROOT,
        "all: events a processor second by the index: %.0f%n",
        hits.length * 1e9 / (cpu() - start));
  }

  /** Decides every pair both ways, each way in one go so that its time can be told. */
  private static void compare(
      Catalogues catalogue,
      Loaded loaded,
      List<Map<String, Object>> events,
      Predicate<Meaning> which,
      String name,
      int[] hits) {
    List<Meaning> meanings = new ArrayList<>();
    List<Object> rules = new ArrayList<>();
    for (int i = 0; i < catalogue.meanings().size(); i++) {
      if (which.test(catalogue.meanings().get(i))) {
        meanings.add(catalogue.meanings().get(i));
        rules.add(loaded.rules().get(i));
      }
    }
    List<Predicate<Event>> references = meanings.stream().map(Catalogues::reference).toList();
    List<BitSet> expected = new ArrayList<>();
    long start = cpu();
    for (Map<String, Object> fields : events) {
      Event event = new Event(fields);
      BitSet bits = new BitSet();
      for (int i = 0; i < references.size(); i++) {
        bits.set(i, references.get(i).test(event));
      }
      expected.add(bits);
    }
    long evaluated = cpu() - start;
    List<BitSet> actual = new ArrayList<>();
    start = cpu();
    for (Map<String, Object> fields : events) {
      Object event = loaded.event(fields);
      BitSet bits = new BitSet();
      for (int i = 0; i < rules.size(); i++) {
        bits.set(i, loaded.matches(rules.get(i), event));
      }
      actual.add(bits);
    }
    long matched = cpu() - start;
    long found = expected.stream().mapToLong(BitSet::cardinality).sum();
    System.out.printf(
        Locale.ROOT,
        "%s: %d rules, %d events, %d matches; events a processor second: %.0f in Java, %.0f by evaluate%n",
        name,
        rules.size(),
        events.size(),
        found,
        events.size() * 1e9 / matched,
        events.size() * 1e9 / evaluated);
    List<String> differences = new ArrayList<>();
    for (int e = 0; e < events.size(); e++) {
      BitSet different = (BitSet) expected.get(e).clone();
      different.xor(actual.get(e));
      int event = e;
      different.stream()
          .forEach(i -> differences.add(title(meanings.get(i)) + " on " + events.get(event)));
    }
    assertThat(differences.stream().limit(5)).as(differences.size() + " differences").isEmpty();
    for (int e = 0; e < hits.length; e++) {
      hits[e] += expected.get(e).cardinality();
    }
  }

  /** Processor time of this thread in ns, which other work on the machine does not change. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static boolean isForWindows(Meaning meaning) {
    return meaning.branches().get(0).rule().logSource().product().equals(Optional.of("windows"));
  }

  /** Some value for each placeholder that a rule names. */
  private static Placeholders placeholders(List<SourceFile> files) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (SourceFile file : files) {
      if (file.text().contains("expand")) {
        Matcher names = Pattern.compile("%([\\w-]+)%").matcher(file.text());
        while (names.find()) {
          values.put(names.group(1), List.of("DC-01", "admin*"));
        }
      }
    }
    return new Placeholders(values);
  }

  private static String title(Meaning meaning) {
    return meaning.document().metadata().title();
  }

  private static List<SourceFile> rules() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    Diagnostics diagnostics = new Diagnostics();
    try (Stream<Path> paths = Files.walk(CORPUS)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".yml")).sorted().toList()) {
        SourceFiles.read(path, CORPUS.relativize(path).toString(), diagnostics)
            .ifPresent(files::add);
      }
    }
    return files;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> labelled() throws IOException {
    List<Map<String, Object>> events = new ArrayList<>();
    for (Map<String, @Nullable Object> line : EventLines.read(EVENTS.resolve("events.jsonl"))) {
      events.add((Map<String, Object>) Objects.requireNonNull(line.get("event")));
    }
    return events;
  }

  /** Events spread evenly over the whole stream. */
  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> stream() throws IOException {
    List<Map<String, Object>> events = new ArrayList<>();
    Path stream = EVENTS.resolve("stream_mit_cc0.jsonl.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(stream)), StandardCharsets.UTF_8))) {
      int every = Math.max(1, 460_000 / STREAM);
      int n = 0;
      for (String line = lines.readLine();
          line != null && events.size() < STREAM;
          line = lines.readLine()) {
        if (n++ % every == 0) {
          Map<String, ?> event = EventLines.parse(line);
          events.add((Map<String, Object>) event);
        }
      }
    }
    return events;
  }
}
