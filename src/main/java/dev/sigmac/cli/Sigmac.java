package dev.sigmac.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/**
 * The top command. Of its subcommands only the one that is named is set up, which halves the time
 * of a start.
 */
@Command(
    name = "sigmac",
    mixinStandardHelpOptions = true,
    versionProvider = Sigmac.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Compiles Sigma rules to queries.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All was done",
      "1:Some rule has errors or no query, or verify found differences",
      "1:Some rule has errors or no query, or some test failed",
      "2:Wrong use",
      "70:A fault of sigmac"
    })
final class Sigmac implements Runnable {
  private static final Map<String, Function<Console, Object>> COMMANDS = commands();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private static Map<String, Function<Console, Object>> commands() {
    Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
    commands.put("compile", CompileCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("generate", GenerateCommand::new);
    commands.put("verify", VerifyCommand::new);
    commands.put("test", TestCommand::new);
    commands.put("list", ListCommand::new);
    return commands;
  }

  /** Runs one command line. */
  static int execute(Console console, String... args) {
    Optional<CompileCommand> plain =
        args.length > 0 ? CompileCommand.plain(console, args) : Optional.empty();
    if (plain.isEmpty()) {
      return parsed(console, args);
    }
    try {
      int code = plain.get().call();
      console.flush();
      return code;
    } catch (RuntimeException e) {
      return failed(console, e, args);
    }
  }

  /** Runs a command line of any kind. */
  static int parsed(Console console, String... args) {
    CommandLine line = new CommandLine(new Sigmac());
    StringWriter product = new StringWriter();
    String named = args.length > 0 ? args[0] : "";
    COMMANDS.forEach(
        (name, command) -> {
          if (!COMMANDS.containsKey(named) || name.equals(named)) {
            line.addSubcommand(name, command.apply(console));
          }
        });
    if (!COMMANDS.containsKey(named)) {
      line.addSubcommand("generate-completion", new AutoComplete.GenerateCompletion());
    }
    line.setOut(new PrintWriter(product)).setErr(console.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, a) -> wrongUse(console, e));
    line.setExecutionExceptionHandler((e, c, r) -> failed(console, e, args));
    try {
      int code = line.execute(args);
      console.print(product.toString());
      console.flush();
      return code;
    } catch (Failure e) {
      return failed(console, e, args);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int wrongUse(Console console, ParameterException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong use");
    console.say(
        "sigmac: "
            + message
            + "; see "
            + e.getCommandLine().getCommandSpec().qualifiedName()
            + " --help\n");
    console.err().flush();
    return ExitCode.USAGE;
  }

  private static int failed(Console console, Exception e, String... args) {
    Optional<Failure> failure = Failure.of(e);
    String message =
        failure
            .map(f -> String.valueOf(f.getMessage()))
            .orElse("this is a fault of sigmac: " + e + " (-vv shows where)");
    console.say("sigmac: " + message + "\n");
    if (List.of(args).contains("-vv")) {
      e.printStackTrace(console.err());
    }
    console.err().flush();
    return failure.map(Failure::exitCode).orElse(ExitCode.FAULT);
  }

  /** The version that the jar was built as. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"sigmac " + dev.sigmac.compiler.Version.current()};
    }
  }
}
