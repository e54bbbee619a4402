package dev.sigmac.testing;

import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.RuleSet;
import dev.sigmac.logsource.LogSources;
import dev.sigmac.rule.CorrelationRule;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the cases of compiled rules: those in files beside them, those inside them, and those of
 * regression data that names them.
 */
public final class TestRun {
  private final List<RuleResult> rules;
  private final RuleSet documents;
  private final TestFiles files;
  private final Diagnostics diagnostics;
  private final CaseRunner runner;
  private final Map<RuleResult, List<CaseResult>> results = new LinkedHashMap<>();

  /** A run over what was compiled of {@code inputs}; what is wrong with cases is reported. */
  public TestRun(
      List<SourceFile> inputs,
      List<RuleResult> rules,
      LogSources logSources,
      Diagnostics diagnostics) {
    this.rules = List.copyOf(rules);
    this.documents = RuleSet.read(inputs);
    this.files = new TestFiles(diagnostics);
    this.diagnostics = diagnostics;
    this.runner = new CaseRunner(logSources);
    this.rules.forEach(r -> results.put(r, new ArrayList<>()));
  }

  /** Runs the cases; {@code regression} are those that name their rules by id. */
  public List<TestedRule> run(List<TestCase> regression) {
    for (RuleSet.Entry entry : documents.entries()) {
      Path path = Path.of(entry.file().path());
      List<RuleResult> deployed =
          rules.stream().filter(r -> r.file().path().equals(entry.file().path())).toList();
      for (TestCase test : files.beside(path, entry.file().path())) {
        run(test, deployed);
      }
      for (SigmaDocument document : entry.documents()) {
        for (TestCase test : files.inside(document, path)) {
          run(test, document, deployed);
        }
      }
    }
    regression.forEach(test -> run(test, rules));
    return rules.stream().map(r -> new TestedRule(r, results.getOrDefault(r, List.of()))).toList();
  }

  /** A case of a file: for the rule that it names, else for the only one. */
  private void run(TestCase test, List<RuleResult> among) {
    if (test.rule().isEmpty()) {
      if (among.size() == 1) {
        add(among.get(0), test, Optional.empty());
      } else {
        unknown(test, "the case must name its rule, since its file has " + among.size(), among);
      }
      return;
    }
    String name = test.rule().get();
    Optional<SigmaDocument> named = documents.called(name).stream().findFirst();
    if (named.isEmpty()) {
      unknown(test, "no rule has the id or name '" + name + "'", among);
    } else {
      run(test, named.get(), among);
    }
  }

  /** A case of a document: for it, or for its branch of the union that it is a part of. */
  private void run(TestCase test, SigmaDocument document, List<RuleResult> among) {
    for (RuleResult rule : among) {
      SigmaDocument deployed = rule.document().orElse(document);
      if (deployed.span().equals(document.span())) {
        add(rule, test, Optional.empty());
        return;
      }
    }
    for (RuleResult rule : among) {
      if (rule.document().isPresent()
          && rule.document().get() instanceof CorrelationRule union
          && union.rules().stream().anyMatch(r -> document.metadata().isCalled(r.text()))) {
        add(rule, test, Optional.of(label(document)));
        return;
      }
    }
    unknown(test, "the rule '" + document.metadata().title() + "' is not compiled", among);
  }

  private void add(RuleResult rule, TestCase test, Optional<String> branch) {
    results.computeIfAbsent(rule, r -> new ArrayList<>()).add(runner.run(test, rule, branch));
  }

  private void unknown(TestCase test, String message, List<RuleResult> among) {
    List<String> names =
        among.stream()
            .flatMap(r -> r.document().stream())
            .map(d -> d.metadata().name().or(d.metadata()::id).orElse(d.metadata().title()))
            .toList();
    String hint = names.size() > 10 ? "" : "there are: " + String.join(", ", names);
    if (hint.isEmpty() || names.isEmpty()) {
      diagnostics.report(TestCode.UNKNOWN_TESTED_RULE, test.span(), message);
    } else {
      diagnostics.report(TestCode.UNKNOWN_TESTED_RULE, test.span(), message, hint);
    }
  }

  private static String label(SigmaDocument document) {
    var metadata = document.metadata();
    return metadata.name().or(metadata::id).orElse(metadata.title());
  }
}
