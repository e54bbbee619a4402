package dev.sigmac.backend.spl;

import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Joined;

/** What operands hold, as values of {@code eval}. */
final class SplOutputs {
  private SplOutputs() {}

  /** The value of an operand, null where it is missing. */
  static String value(Operand operand) {
    return operand instanceof Joined joined
        ? joined(joined)
        : SplNames.of(operand).map(SplQuoting::evalField).orElse("null()");
  }

  /** Two texts as one, without the separator where there is no second. */
  static String joined(Joined joined) {
    String separator = SplQuoting.string(joined.separator());
    return "coalesce("
        + value(joined.head())
        + "."
        + separator
        + "."
        + value(joined.tail())
        + ", "
        + value(joined.head())
        + ")";
  }
}
