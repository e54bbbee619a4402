package dev.sigmac.compiler;

import dev.sigmac.detection.ExprText;
import dev.sigmac.pipeline.Deviation;
import dev.sigmac.plan.PlanText;
import dev.sigmac.rule.CorrelationRule;
import dev.sigmac.rule.CorrelationRule.Reference;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostic;
import java.util.List;
import java.util.Locale;

/** How a rule is understood, from what its file says to what its query does, as text for people. */
public final class Explanation {
  private final StringBuilder text = new StringBuilder();
  private final Lowered lowered;

  private Explanation(Lowered lowered) {
    this.lowered = lowered;
  }

  /** The explanation of every document of the request's files, each line ended by LF. */
  public static String of(CompileRequest request) {
    Explanation explanation = new Explanation(new Lowered(request.placeholders()));
    RuleSet.read(request.inputs()).documents().forEach(explanation::document);
    new Compiler(request).compile().results().forEach(explanation::result);
    return explanation.text.toString();
  }

  private void document(SigmaDocument document) {
    heading(document.metadata().title());
    document.metadata().id().ifPresent(id -> line("id: " + id));
    if (document instanceof SigmaRule rule) {
      line("log source: " + rule.logSource().describe());
      lowered.of(rule, false).rule().ifPresent(meaning -> block(ExprText.of(meaning)));
    } else if (document instanceof CorrelationRule correlation) {
      List<String> rules = correlation.rules().stream().map(Reference::text).toList();
      line(correlation.type().word() + " over " + String.join(", ", rules));
    }
  }

  private void result(RuleResult result) {
    heading(result.title().orElse(result.file().path()) + " for " + result.target().name());
    line("pipeline: " + result.target().pipeline().name());
    line("status: " + result.status().word());
    result.plan().ifPresent(plan -> block(PlanText.of(plan)));
    for (Deviation deviation : result.deviations()) {
      line(deviation.effect().name().toLowerCase(Locale.ROOT) + ": " + deviation.reason());
    }
    result.diagnostics().stream().distinct().forEach(this::diagnostic);
  }

  private void diagnostic(Diagnostic diagnostic) {
    line(diagnostic.severity().word() + ": " + diagnostic.message());
  }

  private void heading(String title) {
    text.append(text.isEmpty() ? "" : "\n").append("# ").append(title).append('\n');
  }

  private void line(String content) {
    text.append(content.replaceAll("\\R", " ")).append('\n');
  }

  private void block(String lines) {
    lines.lines().forEach(l -> text.append("  ").append(l).append('\n'));
  }
}
