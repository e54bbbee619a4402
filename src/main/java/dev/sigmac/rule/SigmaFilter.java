package dev.sigmac.rule;

import dev.sigmac.rule.CorrelationRule.Reference;
import dev.sigmac.source.Span;
import java.util.List;

/**
 * A filter (Sigma specification, "Filters"): its condition is ANDed, as written, to the rules that
 * it names, or to all that its log source covers when it names {@code any}.
 */
public record SigmaFilter(
    Metadata metadata,
    LogSource logSource,
    boolean any,
    List<Reference> rules,
    Detections detections,
    Span span)
    implements SigmaDocument {
  /** Copies the references. */
  public SigmaFilter {
    rules = List.copyOf(rules);
  }
}
