package dev.sigmac.compiler;

import dev.sigmac.detection.Lints;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.pipeline.PipelineCode;
import dev.sigmac.rule.CorrelationRule;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaFilter;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Severity;
import dev.sigmac.source.SourceFile;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks rules without giving queries: each by itself, in relation to each other, and against the
 * tables of targets.
 */
public final class Checker {
  private final RuleSet rules;
  private final Lowered lowered;
  private final List<Target> targets;
  private final boolean named;

  /**
   * A checker of {@code files}; what only targets say is a note unless the user {@code named} the
   * targets.
   */
  public Checker(
      List<SourceFile> files, Placeholders placeholders, List<Target> targets, boolean named) {
    this.rules = RuleSet.read(files);
    this.lowered = new Lowered(placeholders);
    this.targets = List.copyOf(targets);
    this.named = named;
  }

  /** All that there is to say, file by file, each thing once. */
  public List<Diagnostic> check() {
    Diagnostics diagnostics = new Diagnostics();
    for (RuleSet.Entry entry : rules.entries()) {
      diagnostics.reportAll(entry.diagnostics());
      entry.documents().forEach(d -> check(d, diagnostics));
    }
    duplicates(CompilerCode.DUPLICATE_ID, "id", d -> d.metadata().id(), diagnostics);
    duplicates(CompilerCode.DUPLICATE_NAME, "name", d -> d.metadata().name(), diagnostics);
    Set<Diagnostic> once = new LinkedHashSet<>(diagnostics.list());
    return List.copyOf(once);
  }

  private void check(SigmaDocument document, Diagnostics diagnostics) {
    Lints.check(document, diagnostics);
    if (document instanceof SigmaRule rule) {
      Lowered.Result meaning = lowered.of(rule, false);
      diagnostics.reportAll(meaning.diagnostics());
      meaning.rule().ifPresent(m -> targets.forEach(t -> map(t, rule, m, diagnostics)));
    } else if (document instanceof CorrelationRule correlation) {
      new CorrelationChecks(rules, diagnostics).check(correlation);
    } else if (document instanceof SigmaFilter filter) {
      filter.rules().forEach(r -> rules.resolve(r, diagnostics));
    }
  }

  private void map(Target target, SigmaRule rule, LoweredRule meaning, Diagnostics diagnostics) {
    Diagnostics said = new Diagnostics();
    target.pipeline().map(rule, meaning, said);
    for (Diagnostic diagnostic : said.list()) {
      Severity severity = severity(diagnostic);
      String message = target.pipeline().name() + ": " + diagnostic.message();
      diagnostics.report(
          new Diagnostic(
              diagnostic.code(), severity, message, diagnostic.span(), diagnostic.hint()));
    }
  }

  private Severity severity(Diagnostic diagnostic) {
    if (diagnostic.code() == PipelineCode.MARKUP_NOT_STORED) {
      return Severity.WARNING;
    }
    return diagnostic.isError() && !named ? Severity.NOTE : diagnostic.severity();
  }

  private void duplicates(
      CompilerCode code,
      String what,
      Function<SigmaDocument, Optional<String>> key,
      Diagnostics diagnostics) {
    Map<String, SigmaDocument> first = new HashMap<>();
    for (SigmaDocument document : rules.documents()) {
      Optional<String> value = key.apply(document);
      if (value.isPresent()) {
        SigmaDocument earlier = first.putIfAbsent(value.get().toLowerCase(Locale.ROOT), document);
        if (earlier != null) {
          diagnostics.report(
              code,
              document.metadata().titleSpan(),
              "the "
                  + what
                  + " '"
                  + value.get()
                  + "' is also that of the rule at "
                  + earlier.span().place());
        }
      }
    }
  }
}
