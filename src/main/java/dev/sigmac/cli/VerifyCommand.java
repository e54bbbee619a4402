package dev.sigmac.cli;

import dev.sigmac.artifact.Change;
import dev.sigmac.artifact.UnifiedDiff;
import dev.sigmac.project.Generated;
import dev.sigmac.project.Generator;
import dev.sigmac.project.Outcome;
import dev.sigmac.project.Project;
import dev.sigmac.project.Verification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares the artifacts of a project with what its rules compile to. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Compares the files of a project with what its rules compile to, and writes nothing.",
      "Prints a unified diff and fails if they differ."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final String RESET = "\u001B[0m";

  private final Console console;
  @Mixin private final Verbosity verbosity = new Verbosity();
  @Mixin private final ProjectOptions options = new ProjectOptions();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Project project = options.read(console, verbosity);
    Generated made = new Generator(project).generate();
    verbosity.show(console, made.diagnostics());
    Outcome outcome = new Outcome(made);
    if (made.broken()) {
      say(outcome.broken());
      return ExitCode.INCOMPLETE;
    }
    Verification found = Verification.of(project, made);
    found.changes().forEach(this::print);
    found.strangers().forEach(s -> console.print(Verification.stranger(s) + "\n"));
    say(outcome.verified(found.differences()));
    return found.differences() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private void print(Change change) {
    boolean coloured = verbosity.coloured();
    for (String line : UnifiedDiff.of(change)) {
      String style = coloured ? style(line) : "";
      console.print(style + line + (style.isEmpty() ? "" : RESET) + "\n");
    }
  }

  private static String style(String line) {
    if (line.startsWith("---") || line.startsWith("+++")) {
      return "\u001B[1m";
    }
    return line.startsWith("-")
        ? "\u001B[31m"
        : line.startsWith("+") ? "\u001B[32m" : line.startsWith("@@") ? "\u001B[36m" : "";
  }

  private void say(String line) {
    if (!verbosity.quiet()) {
      console.say(line + "\n");
    }
  }
}
