package dev.sigmac.cli;

import dev.sigmac.artifact.ArtifactFolders;
import dev.sigmac.artifact.Change;
import dev.sigmac.project.Generated;
import dev.sigmac.project.Generator;
import dev.sigmac.project.Outcome;
import dev.sigmac.project.Project;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the artifacts of a project. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Compiles the rules of a project to files: queries, a manifest and Java.",
      "Only what changes is written, and what no rule makes any more is removed."
    })
final class GenerateCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Verbosity verbosity = new Verbosity();
  @Mixin private final ProjectOptions options = new ProjectOptions();

  GenerateCommand(Console console) {
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
    ArtifactFolders folders = project.folders();
    List<Change> changes = folders.compare(made.artifacts());
    folders.apply(changes);
    if (verbosity.isVerbose()) {
      changes.forEach(c -> say(Outcome.done(c, folders)));
    }
    say(outcome.written(changes));
    return ExitCode.DONE;
  }

  private void say(String line) {
    if (!verbosity.quiet()) {
      console.say(line + "\n");
    }
  }
}
