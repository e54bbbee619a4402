package dev.sigmac.compiler;

import dev.sigmac.rule.Timespan;
import java.util.Optional;

/**
 * How a run compiles: the look-back of every query, if it is not the rule's own; whether a rule
 * alone is shown with its flags; whether a query that matches other events than its rule may be
 * given, marked as approximate.
 */
public record Options(Optional<Timespan> window, boolean flags, boolean approximate) {
  /** Exact queries, plain, with the look-back that a rule says. */
  public static final Options DEFAULT = new Options(Optional.empty(), false, false);
}
