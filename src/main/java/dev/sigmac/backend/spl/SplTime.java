package dev.sigmac.backend.spl;

import dev.sigmac.detection.Expr.TimeUnit;

/**
 * Parts of dates. They are read from the text, which events write in UTC: {@code strftime} would
 * give them in the time zone of whoever searches.
 */
final class SplTime {
  /** A date with a time in UTC by ISO 8601, a blank for the T allowed. */
  static final String PATTERN =
      "^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z?\\z";

  private SplTime() {}

  /** The number of that part in a text of the {@link #PATTERN}. */
  static String part(TimeUnit unit, String text) {
    return switch (unit) {
      case YEAR -> digits(text, 1, 4);
      case MONTH -> digits(text, 6, 2);
      case DAY -> digits(text, 9, 2);
      case HOUR -> digits(text, 12, 2);
      case MINUTE -> digits(text, 15, 2);
      // Noon of the day is the same day in every time zone in which it is read and written.
      case WEEK ->
          "tonumber(strftime(strptime(substr("
              + text
              + ", 1, 10).\" 12\", \"%Y-%m-%d %H\"), \"%V\"))";
    };
  }

  private static String digits(String text, int from, int count) {
    return "tonumber(substr(" + text + ", " + from + ", " + count + "))";
  }
}
