package dev.sigmac.second;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of an event and what they are as text, number or date. */
final class SecondEvent {
  private SecondEvent() {}

  static List<Object> values(Map<String, Object> event, String field) {
    List<Object> found = new ArrayList<>();
    event.forEach(
        (name, value) -> {
          if (name.replace(" ", "").equals(field.replace(" ", ""))) {
            flat(value, found, false);
          }
        });
    return found;
  }

  static List<Object> all(Map<String, Object> event) {
    List<Object> found = new ArrayList<>();
    flat(event, found, true);
    return found;
  }

  private static void flat(@Nullable Object value, List<Object> found, boolean inner) {
    if (value instanceof Collection<?> list) {
      list.forEach(v -> flat(v, found, inner));
    } else if (value instanceof Map<?, ?> map) {
      if (inner) {
        map.values().forEach(v -> flat(v, found, true));
      }
    } else if (value != null) {
      found.add(value);
    }
  }

  static String text(Object value) {
    return value instanceof Number
        ? new BigDecimal(value.toString()).toPlainString()
        : value.toString();
  }

  static Optional<BigDecimal> number(Object value) {
    try {
      return value instanceof Boolean
          ? Optional.empty()
          : Optional.of(new BigDecimal(value.toString().strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<BigDecimal> part(Object value, String unit) {
    String text = value.toString().strip().replaceFirst(" ", "T");
    OffsetDateTime date;
    try {
      date = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      try {
        date = LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
      } catch (DateTimeException noDate) {
        return Optional.empty();
      }
    }
    int part =
        switch (unit) {
          case "minute" -> date.getMinute();
          case "hour" -> date.getHour();
          case "day" -> date.getDayOfMonth();
          case "week" -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
          case "month" -> date.getMonthValue();
          default -> date.getYear();
        };
    return Optional.of(BigDecimal.valueOf(part));
  }
}
