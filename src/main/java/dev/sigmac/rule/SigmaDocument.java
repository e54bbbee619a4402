package dev.sigmac.rule;

import dev.sigmac.source.Span;

/** One YAML document of a rule file: a rule, a correlation of rules, or a filter on rules. */
public sealed interface SigmaDocument permits SigmaRule, CorrelationRule, SigmaFilter {
  /** What is said about the document rather than by it. */
  Metadata metadata();

  /** The whole document. */
  Span span();
}
