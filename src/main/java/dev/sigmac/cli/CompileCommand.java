package dev.sigmac.cli;

import dev.sigmac.compiler.CompileRequest;
import dev.sigmac.compiler.CompileResult;
import dev.sigmac.compiler.Compiler;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Status;
import dev.sigmac.compiler.Target;
import dev.sigmac.compiler.Targets;
import dev.sigmac.rule.Timespan;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles rules to queries. */
@Command(
    name = "compile",
    mixinStandardHelpOptions = true,
    description = "Compiles rules to queries.")
final class CompileCommand implements Callable<Integer> {
  enum Format {
    QUERY,
    JSONL;

    private static Optional<Format> named(String name) {
      for (Format format : values()) {
        if (format.name().equalsIgnoreCase(name)) {
          return Optional.of(format);
        }
      }
      return Optional.empty();
    }
  }

  private final Console console;
  @Mixin private final Verbosity verbosity;
  @Mixin private final TargetOptions targets;
  @Mixin private final PlaceholderOption placeholders = new PlaceholderOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Rule files, folders, or - for the standard input.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE|DIR",
      description = "Write here: a folder that mirrors the inputs, or with -f jsonl a file.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "query or jsonl (default: query); see 'sigmac list formats'.")
  private Format format = Format.QUERY;

  @Option(
      names = "--window",
      paramLabel = "TIME",
      description = "The look-back of every query, such as 24h (default: the rule's own).")
  private Optional<String> window = Optional.empty();

  @Option(names = "--flags", description = "Show which alternatives of a rule matched as columns.")
  private boolean flags;

  @Option(
      names = "--approximate",
      description = "Give queries that match other events than their rule too, marked.")
  private boolean approximate;

  CompileCommand(Console console) {
    this(console, new Verbosity(), new TargetOptions());
  }

  private CompileCommand(Console console, Verbosity verbosity, TargetOptions targets) {
    this.console = console;
    this.verbosity = verbosity;
    this.targets = targets;
  }

  /**
   * The command of a line that has only inputs, {@code -q} and {@code -t}, {@code -f} and {@code
   * -o} with their values, so that the most common lines need not wait for a model of all options,
   * which takes a third of a short run; empty for every other line.
   */
  static Optional<CompileCommand> plain(Console console, String... args) {
    List<String> inputs = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    Map<String, String> given = new HashMap<>();
    boolean quiet = false;
    for (int i = 1; i < args.length; i++) {
      if (isWord(args[i])) {
        inputs.add(args[i]);
      } else if (args[i].equals("-q")) {
        quiet = true;
      } else if (i + 1 == args.length || !isWord(args[i + 1])) {
        return Optional.empty();
      } else if (args[i].equals("-t") || args[i].equals("--target")) {
        targets.add(args[++i]);
      } else if ((!args[i].equals("-f") && !args[i].equals("-o"))
          || given.put(args[i], args[++i]) != null) {
        return Optional.empty();
      }
    }
    Optional<Format> format = Format.named(given.getOrDefault("-f", "query"));
    if (!args[0].equals("compile") || targets.isEmpty() || inputs.isEmpty() || format.isEmpty()) {
      return Optional.empty();
    }
    CompileCommand command =
        new CompileCommand(console, new Verbosity(quiet), new TargetOptions(targets));
    command.inputs = inputs;
    command.format = format.get();
    command.output = Optional.ofNullable(given.get("-o"));
    return Optional.of(command);
  }

  /** Whether an argument is neither an option nor something that picocli would read further. */
  private static boolean isWord(String arg) {
    return !arg.isEmpty() && "-@\"'".indexOf(arg.charAt(0)) < 0;
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = new Diagnostics();
    if (!targets.named()) {
      throw Failure.usage("a target is missing: -t TARGET (sigmac list targets names them all)");
    }
    List<Target> asked = targets.resolve(new Targets(), diagnostics);
    Options options = new Options(window.map(CompileCommand::timespan), flags, approximate);
    Inputs read = Inputs.read(inputs, console, diagnostics);
    CompileResult result =
        new Compiler(new CompileRequest(read.list(), asked, placeholders.read(), options))
            .compile();
    int unread = (int) diagnostics.list().stream().filter(Diagnostic::isError).count();
    Set<Diagnostic> said = new LinkedHashSet<>(diagnostics.list());
    result.results().forEach(r -> said.addAll(r.diagnostics()));
    verbosity.show(console, List.copyOf(said));
    Product product = new Product(console, read);
    if (format == Format.JSONL) {
      product.jsonl(result.results(), output);
    } else {
      product.queries(result.results(), output);
    }
    if (result.results().size() + unread > 1 && !verbosity.quiet()) {
      console.say(summary(result.results(), unread));
    }
    return result.isComplete() && unread == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private static Timespan timespan(String text) {
    return Timespan.parse(text)
        .orElseThrow(
            () ->
                Failure.usage("--window takes a time such as 30m, 24h or 7d, not '" + text + "'"));
  }

  private static String summary(List<RuleResult> results, int unread) {
    return String.format(
        Locale.ROOT,
        "%,d compiled, %,d approximate, %,d refused, %,d errors\n",
        count(results, Status.OK),
        count(results, Status.APPROXIMATE),
        count(results, Status.REFUSED),
        count(results, Status.ERROR) + unread);
  }

  private static long count(List<RuleResult> results, Status status) {
    return results.stream().filter(r -> r.status() == status).count();
  }
}
