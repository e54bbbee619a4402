package dev.sigmac.cli;

import dev.sigmac.artifact.AtomicFile;
import dev.sigmac.compiler.CompileRequest;
import dev.sigmac.compiler.CompileResult;
import dev.sigmac.compiler.Compiler;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.events.EventReader;
import dev.sigmac.logsource.LogSources;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.testing.CaseResult;
import dev.sigmac.testing.EventScan;
import dev.sigmac.testing.EventsBackend;
import dev.sigmac.testing.RegressionData;
import dev.sigmac.testing.TestCase;
import dev.sigmac.testing.TestFiles;
import dev.sigmac.testing.TestRun;
import dev.sigmac.testing.TestedRule;
import dev.sigmac.testing.report.JUnitReport;
import dev.sigmac.testing.report.JsonReport;
import dev.sigmac.testing.report.TextReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tests rules on events. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Tests rules on events: on those of their own cases, or on any.")
final class TestCommand implements Callable<Integer> {
  enum Format {
    TEXT,
    JSON,
    JUNIT
  }

  private final Console console;
  @Mixin private final Verbosity verbosity = new Verbosity();
  @Mixin private final PlaceholderOption placeholders = new PlaceholderOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Rule files, test files, regression data, or folders.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "text, json or junit (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the results to this file.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--events",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Run the rules over the events of these files or folders (JSON, XML or CSV, plain or gzip), or - .")
  private List<String> events = new ArrayList<>();

  @Option(
      names = "--within",
      paramLabel = "MEMBER",
      description = "The path of the member that holds the event in each object, such as _source.")
  private Optional<String> within = Optional.empty();

  @Option(
      names = "--no-routing",
      description = "Let every rule see every event, not those of its log source only.")
  private boolean unrouted;

  TestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Diagnostics diagnostics = new Diagnostics();
    LogSources logSources = LogSources.standard();
    List<TestCase> regression = regression(diagnostics);
    Inputs read = Inputs.read(rules(), console, diagnostics);
    CompileResult compiled =
        new Compiler(
                new CompileRequest(
                    read.list(),
                    List.of(EventsBackend.target(logSources, !unrouted)),
                    placeholders.read(),
                    Options.DEFAULT))
            .compile();
    if (!events.isEmpty()) {
      return scan(compiled.results(), logSources, diagnostics);
    }
    List<TestedRule> tested =
        new TestRun(read.list(), compiled.results(), logSources, diagnostics).run(regression);
    Set<Diagnostic> said = new LinkedHashSet<>(diagnostics.list());
    compiled.results().stream().map(RuleResult::diagnostics).forEach(said::addAll);
    verbosity.show(console, List.copyOf(said));
    write(
        switch (format) {
          case TEXT -> TextReport.of(tested);
          case JSON -> JsonReport.of(tested);
          case JUNIT -> JUnitReport.of(tested);
        });
    if (!verbosity.quiet()) {
      console.say(TextReport.summary(tested));
    }
    boolean failed =
        tested.stream().flatMap(t -> t.cases().stream()).anyMatch(CaseResult::isFailure);
    return failed || diagnostics.hasErrors() || !compiled.isComplete()
        ? ExitCode.INCOMPLETE
        : ExitCode.DONE;
  }

  /** Runs the rules over any events; what the rules themselves say is told too. */
  private int scan(List<RuleResult> rules, LogSources logSources, Diagnostics diagnostics) {
    if (format == Format.JUNIT) {
      throw Failure.usage("junit is for test cases; --events gives text or json");
    }
    Set<Diagnostic> said = new LinkedHashSet<>(diagnostics.list());
    rules.stream().map(RuleResult::diagnostics).forEach(said::addAll);
    verbosity.show(console, List.copyOf(said));
    boolean sound = rules.stream().allMatch(r -> r.plan().isPresent());
    try (HitOutput hits = new HitOutput(console, output, format == Format.JSON, verbosity)) {
      EventScan scan = new EventScan(rules, logSources, hits);
      EventReader reader = new EventReader(path(within), scan);
      for (Path path : EventPaths.of(events)) {
        if (path.toString().equals("-")) {
          reader.read(console.in(), "<stdin>");
        } else {
          reader.read(path, path.toString());
        }
      }
      hits.end(scan);
      return scan.problems() == 0 && sound ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }

  private static List<String> path(Optional<String> within) {
    return within.map(w -> List.of(w.split("\\."))).orElse(List.of());
  }

  private void write(String text) {
    if (output.isPresent()) {
      AtomicFile.write(Path.of(output.get()), text);
    } else {
      console.print(text);
    }
  }

  /** The inputs, a test file replaced by the rule file that it stands beside. */
  private List<String> rules() {
    List<String> rules = new ArrayList<>();
    for (String input : inputs) {
      Path path = Path.of(input);
      if (TestFiles.isTestFile(path)) {
        Path rule =
            TestFiles.ruleOf(path)
                .orElseThrow(() -> Failure.usage("there is no rule file beside '" + input + "'"));
        rules.add(rule.toString());
      } else if (!RegressionData.isDescription(path)) {
        rules.add(input);
      }
    }
    if (rules.isEmpty()) {
      throw Failure.usage("no rule is named; regression data are for rules");
    }
    return rules;
  }

  private List<TestCase> regression(Diagnostics diagnostics) {
    RegressionData data = new RegressionData(diagnostics);
    List<TestCase> cases = new ArrayList<>();
    for (String input : inputs) {
      Path root = Path.of(input);
      if (Files.exists(root)) {
        try (Stream<Path> walk = Files.walk(root)) {
          walk.filter(RegressionData::isDescription)
              .filter(Files::isRegularFile)
              .sorted()
              .forEach(p -> cases.addAll(data.read(p, p.toString())));
        } catch (IOException | UncheckedIOException e) {
          throw Failure.usage("the folder '" + input + "' cannot be read");
        }
      }
    }
    return cases;
  }
}
