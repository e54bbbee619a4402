package dev.sigmac.compiler;

import dev.sigmac.pipeline.Deviation;
import dev.sigmac.plan.Plan;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * What became of one deployable rule for one target. A file that cannot be read as rules has a
 * result without a document. {@code plan} and {@code query} are there unless the rule is wrong or
 * refused.
 */
public record RuleResult(
    SourceFile file,
    Optional<SigmaDocument> document,
    Target target,
    Status status,
    Optional<Plan> plan,
    Optional<String> query,
    List<Deviation> deviations,
    List<Diagnostic> diagnostics) {
  /** Copies the lists. */
  public RuleResult {
    deviations = List.copyOf(deviations);
    diagnostics = List.copyOf(diagnostics);
  }

  /** The rule's id. */
  public Optional<String> id() {
    return document.flatMap(d -> d.metadata().id());
  }

  /** The rule's title. */
  public Optional<String> title() {
    return document.map(d -> d.metadata().title());
  }
}
