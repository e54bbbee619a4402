package dev.sigmac.rule;

import dev.sigmac.yaml.YamlNode.ScalarType;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** The value of a scalar of YAML's number types. */
final class YamlNumbers {
  private static final int MOST_DIGITS = 18;

  private YamlNumbers() {}

  /**
   * The number; nothing if it is none, not finite, or of more than 18 digits before or after the
   * point.
   */
  static Optional<BigDecimal> decimal(YamlScalar scalar) {
    String text = scalar.value();
    boolean number = scalar.type() == ScalarType.INTEGER || scalar.type() == ScalarType.FLOAT;
    if (!number
        || text.length() > 2 * MOST_DIGITS
        || (text.endsWith("f") && !text.startsWith("0x"))) {
      return Optional.empty();
    }
    try {
      BigDecimal value =
          text.startsWith("0x")
              ? new BigDecimal(new BigInteger(text.substring(2), 16))
              : text.startsWith("0o")
                  ? new BigDecimal(new BigInteger(text.substring(2), 8))
                  : new BigDecimal(text);
      boolean usual =
          value.precision() <= MOST_DIGITS && Math.abs((long) value.scale()) <= MOST_DIGITS;
      return usual ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
