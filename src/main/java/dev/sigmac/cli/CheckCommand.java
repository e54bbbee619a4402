package dev.sigmac.cli;

import dev.sigmac.compiler.Checker;
import dev.sigmac.compiler.Target;
import dev.sigmac.compiler.Targets;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks rules. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks rules: errors, doubtful constructs, references, fields.")
final class CheckCommand implements Callable<Integer> {
  enum Format {
    TEXT,
    JSON,
    SARIF
  }

  private final Console console;
  @Mixin private final Verbosity verbosity = new Verbosity();
  @Mixin private final TargetOptions targets = new TargetOptions();
  @Mixin private final PlaceholderOption placeholders = new PlaceholderOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Rule files, folders, or - for the standard input.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "text, json or sarif (default: text).")
  private Format format = Format.TEXT;

  @Option(names = "--strict", description = "Fail for warnings too.")
  private boolean strict;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = new Diagnostics();
    List<Target> against = against(new Targets(), diagnostics);
    Inputs read = Inputs.read(inputs, console, diagnostics);
    diagnostics.reportAll(
        new Checker(read.list(), placeholders.read(), against, targets.named()).check());
    List<Diagnostic> said = diagnostics.list();
    switch (format) {
      case TEXT -> text(said);
      case JSON -> console.print(Findings.json(said));
      case SARIF -> console.print(Findings.sarif(said));
    }
    boolean fails =
        count(said, Severity.ERROR) > 0 || (strict && count(said, Severity.WARNING) > 0);
    return fails ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private List<Target> against(Targets known, Diagnostics diagnostics) {
    return targets.resolve(known, diagnostics);
  }

  private void text(List<Diagnostic> said) {
    verbosity.show(console, said);
    if (!verbosity.quiet()) {
      console.say(
          String.format(
              Locale.ROOT,
              "%,d errors, %,d warnings, %,d notes\n",
              count(said, Severity.ERROR),
              count(said, Severity.WARNING),
              count(said, Severity.NOTE)));
    }
  }

  private static long count(List<Diagnostic> said, Severity severity) {
    return said.stream().filter(d -> d.severity() == severity).count();
  }
}
