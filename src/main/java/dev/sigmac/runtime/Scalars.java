package dev.sigmac.runtime;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A value of an event as a text, a number or a date. */
final class Scalars {
  private static final int LONGEST = 1000;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,3})?");
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private Scalars() {}

  /** The text: numbers without exponent unless it is absurd, booleans in lower case. */
  static String text(Object value) {
    return value instanceof Number number
        ? decimal(number).map(Scalars::plain).orElseGet(number::toString)
        : value.toString();
  }

  /** The shortest text of a number, the text of anything else. */
  static String numeral(Object value) {
    return value instanceof Number number
        ? decimal(number).map(d -> plain(d.stripTrailingZeros())).orElseGet(number::toString)
        : value.toString();
  }

  /** Whether a value is the number, by its shortest text, or the text that it was written as. */
  static boolean isNumber(Object value, String numeral, String lexeme) {
    return value instanceof Number
        ? numeral(value).equals(numeral)
        : value.toString().equalsIgnoreCase(lexeme);
  }

  /** The number that the value is, or that its text spells in decimal. */
  static Optional<BigDecimal> number(Object value) {
    if (value instanceof Number number) {
      return decimal(number);
    }
    String text = value.toString().strip();
    return value instanceof String && NUMBER.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /**
   * The date that the text spells in ISO 8601, with a blank for the T if need be, in UTC unless it
   * has an offset.
   */
  static Optional<OffsetDateTime> date(Object value) {
    try {
      var parsed =
          DATE.parseBest(value.toString().strip(), OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          parsed instanceof OffsetDateTime date
              ? date.withOffsetSameInstant(ZoneOffset.UTC)
              : ((LocalDateTime) parsed).atOffset(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Infinities and NaN are no decimals. */
  private static Optional<BigDecimal> decimal(Number number) {
    try {
      return Optional.of(
          number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String plain(BigDecimal number) {
    return Math.abs((long) number.scale()) > LONGEST ? number.toString() : number.toPlainString();
  }
}
