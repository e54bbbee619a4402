package dev.sigmac.detection;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A number with the text it was written as; a text column is compared with that text ({@code 0010}
 * keeps its zeros).
 */
public record SigmaNumber(BigDecimal value, String lexeme) {
  private static final int MAX_EXPONENT = 308;

  /**
   * Reads a number of YAML 1.2's core schema (YAML 1.2.2, 10.3.2): decimal, {@code 0o} octal,
   * {@code 0x} hexadecimal or floating point. Nothing for infinities, for what is no number, and
   * beyond 1e308.
   */
  public static Optional<SigmaNumber> parse(String lexeme) {
    try {
      BigDecimal value =
          lexeme.startsWith("0x")
              ? new BigDecimal(new BigInteger(lexeme.substring(2), 16))
              : lexeme.startsWith("0o")
                  ? new BigDecimal(new BigInteger(lexeme.substring(2), 8))
                  : new BigDecimal(lexeme);
      return isPrintable(value) ? Optional.of(new SigmaNumber(value, lexeme)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether it has no fraction and fits 64 bits. */
  public boolean isLong() {
    return isPrintable(value)
        && value.stripTrailingZeros().scale() <= 0
        && value.toBigInteger().bitLength() < Long.SIZE;
  }

  private static boolean isPrintable(BigDecimal value) {
    return value.precision() <= MAX_EXPONENT && Math.abs((long) value.scale()) <= MAX_EXPONENT;
  }
}
