package dev.sigmac.compiler;

import java.util.List;

/**
 * The results of a run, by rule in the order of the files and, within a rule, in the order of the
 * targets.
 */
public record CompileResult(List<RuleResult> results) {
  /** Copies the results. */
  public CompileResult {
    results = List.copyOf(results);
  }

  /** Whether every rule has a query for every target. */
  public boolean isComplete() {
    return results.stream().allMatch(r -> r.status().hasQuery());
  }
}
