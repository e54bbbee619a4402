package dev.sigmac.testing;

import dev.sigmac.compiler.RuleResult;
import java.util.List;

/** A rule, what was compiled of it, and what came of its cases. */
public record TestedRule(RuleResult rule, List<CaseResult> cases) {
  /** Copies the cases. */
  public TestedRule {
    cases = List.copyOf(cases);
  }

  /** The number of cases that came out so. */
  public long count(CaseResult.Outcome outcome) {
    return cases.stream().filter(c -> c.outcome() == outcome).count();
  }
}
