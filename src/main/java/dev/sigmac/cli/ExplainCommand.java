package dev.sigmac.cli;

import dev.sigmac.compiler.CompileRequest;
import dev.sigmac.compiler.Explanation;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.Target;
import dev.sigmac.compiler.Targets;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains how rules are understood. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explains rules: what they mean, where their events are, what a query does.")
final class ExplainCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Verbosity verbosity = new Verbosity();
  @Mixin private final TargetOptions targets = new TargetOptions();
  @Mixin private final PlaceholderOption placeholders = new PlaceholderOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Rule files, folders, or - for the standard input.")
  private List<String> inputs = new ArrayList<>();

  @Option(names = "--flags", description = "Show which alternatives of a rule matched as columns.")
  private boolean flags;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = new Diagnostics();
    Targets known = new Targets();
    List<Target> asked = targets.resolve(known, diagnostics);
    Inputs read = Inputs.read(inputs, console, diagnostics);
    Options options = new Options(Options.DEFAULT.window(), flags, true);
    console.print(
        Explanation.of(new CompileRequest(read.list(), asked, placeholders.read(), options)));
    verbosity.show(console, diagnostics.list());
    boolean unread = diagnostics.list().stream().anyMatch(Diagnostic::isError);
    return unread ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }
}
