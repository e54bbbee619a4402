package dev.sigmac.rule;

import dev.sigmac.source.Span;
import java.util.List;

/** A detection rule. {@code fields} are the fields worth showing, in order. */
public record SigmaRule(
    Metadata metadata,
    LogSource logSource,
    Detections detections,
    List<String> fields,
    SigmacKey sigmac,
    Span span)
    implements SigmaDocument {
  /** Copies the fields. */
  public SigmaRule {
    fields = List.copyOf(fields);
  }

  /** The same rule with another custom key. */
  public SigmaRule with(SigmacKey key) {
    return new SigmaRule(metadata, logSource, detections, fields, key, span);
  }
}
