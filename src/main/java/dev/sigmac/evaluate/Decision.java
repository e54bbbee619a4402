package dev.sigmac.evaluate;

import dev.sigmac.detection.Expr.Leaf;
import java.util.List;

/**
 * What decided that an event matches a condition or does not: the leaves without which it would
 * have come out otherwise, each with whether it held and the values that it looked at. {@code
 * tooOld} says that the look-back decided.
 */
public record Decision(boolean matches, List<Reason> reasons, boolean tooOld) {
  static final Decision OLD = new Decision(false, List.of(), true);

  /** Copies the reasons. */
  public Decision {
    reasons = List.copyOf(reasons);
  }

  /** One leaf, whether it held, and what the event has there. */
  public record Reason(Leaf leaf, boolean held, List<Object> values) {
    /** Copies the values. */
    public Reason {
      values = List.copyOf(values);
    }
  }
}
