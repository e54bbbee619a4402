package dev.sigmac.evaluate;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.regex.Pattern;

/** A value of an event as a text, a number or a date. */
final class Values {
  private static final int LONGEST = 1000;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,3})?");
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(java.util.Locale.ROOT);

  private Values() {}

  /** The text: numbers without exponent unless it is absurd, booleans in lower case. */
  static String text(Object value) {
    boolean whole = value instanceof Integer || value instanceof Long;
    return value instanceof Number number && !whole
        ? decimal(number).map(Values::plain).orElseGet(number::toString)
        : value.toString();
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
