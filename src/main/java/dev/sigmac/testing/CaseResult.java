package dev.sigmac.testing;

import dev.sigmac.evaluate.Decision;
import dev.sigmac.evaluate.Row;
import dev.sigmac.events.LoggedEvent;
import java.util.List;
import java.util.Locale;

/**
 * What came of a case: the rows, what was expected otherwise, and where it fails, why each event
 * was taken or not by each branch.
 */
public record CaseResult(
    TestCase test, Outcome outcome, List<String> unmet, List<Row> rows, List<Finding> findings) {
  /** Copies the lists. */
  public CaseResult {
    unmet = List.copyOf(unmet);
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
  }

  /** How a case can come out. */
  public enum Outcome {
    PASSED,
    /** The expectation is not met, and the case says so. */
    KNOWN_MISS,
    FAILED,
    /** It could not be run. */
    ERROR;

    /** The word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** What a branch decided about an event. */
  public record Finding(LoggedEvent event, String branch, Decision decision) {}

  /** Whether the run must fail for it. */
  public boolean isFailure() {
    return outcome == Outcome.FAILED || outcome == Outcome.ERROR;
  }
}
