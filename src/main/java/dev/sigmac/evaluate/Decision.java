package dev.sigmac.evaluate;

import dev.sigmac.detection.Expr.Leaf;
import java.util.List;

/**
 * What decided that an event matches a condition or does not: the leaves without which it would
 * have come out otherwise, each with whether it held and the values that it looked at.
 */
public record Decision(Cause cause, List<Reason> reasons) {
  /** Copies the reasons. */
  public Decision {
    reasons = List.copyOf(reasons);
  }

  /** What decides. */
  public enum Cause {
    /** All conditions hold. */
    MATCHES,
    /** A condition does not hold. */
    CONDITION,
    /** The event is of another log source. */
    LOG_SOURCE,
    /** The event is older than the look-back. */
    AGE
  }

  /** Whether the event matches. */
  public boolean matches() {
    return cause == Cause.MATCHES;
  }

  /** One leaf, whether it held, and what the event has there. */
  public record Reason(Leaf leaf, boolean held, List<Object> values) {
    /** Copies the values. */
    public Reason {
      values = List.copyOf(values);
    }
  }
}
