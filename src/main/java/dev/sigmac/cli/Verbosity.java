package dev.sigmac.cli;

import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.DiagnosticRenderer;
import dev.sigmac.source.Many;
import dev.sigmac.source.Severity;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** How much is said on standard error, and in which colours. */
final class Verbosity {
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but errors.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show notes too; -vv: stack traces of faults.")
  private boolean[] verbose = {};

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never (default: auto, and never if NO_COLOR is set).")
  private Color color = Color.AUTO;

  Verbosity() {}

  Verbosity(boolean quiet) {
    this.quiet = quiet;
  }

  /** Prints what is to be shown of the diagnostics. */
  void show(Console console, List<Diagnostic> diagnostics) {
    List<Diagnostic> shown = diagnostics.stream().filter(d -> isShown(d.severity())).toList();
    if (!shown.isEmpty()) {
      DiagnosticRenderer renderer = new DiagnosticRenderer(coloured());
      Many.map(shown, renderer::render).forEach(console::say);
    }
  }

  boolean verbose() {
    return verbose.length > 0;
  }

  boolean quiet() {
    return quiet;
  }

  boolean isVerbose() {
    return verbose.length > 0 && !quiet;
  }

  boolean coloured() {
    return color == Color.ALWAYS || (color == Color.AUTO && Ansi.AUTO.enabled());
  }

  private boolean isShown(Severity severity) {
    return switch (severity) {
      case ERROR -> true;
      case WARNING -> !quiet;
      case NOTE -> isVerbose();
    };
  }
}
