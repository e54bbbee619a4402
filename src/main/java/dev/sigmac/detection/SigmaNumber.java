package dev.sigmac.detection;

import java.math.BigDecimal;

/** A number with the text it was written as; a text column is compared with that text ({@code 0010} keeps its zeros). */
public record SigmaNumber(BigDecimal value, String lexeme) {
  /** Whether it has no fraction and fits 64 bits. */
  public boolean isLong() {
    return value.stripTrailingZeros().scale() <= 0 && value.toBigInteger().bitLength() < Long.SIZE;
  }
}
