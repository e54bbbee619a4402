package dev.sigmac.prove;

import dev.sigmac.prove.LogForm.FieldForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events of a form with values of all sorts, as the form's platform stores them. */
final class RandomEvent {
  private final Pieces pieces;

  RandomEvent(Pieces pieces) {
    this.pieces = pieces;
  }

  Map<String, Object> of(LogForm form) {
    Map<String, Object> event = new LinkedHashMap<>();
    for (FieldForm field : form.fields()) {
      Object value = value(field);
      boolean missing = pieces.chance(5) || (field.emptyIsMissing() && value.equals(""));
      if (!missing) {
        event.put(field.name(), value);
      }
    }
    return event;
  }

  private Object value(FieldForm field) {
    return switch (field.kind()) {
      case TEXT -> pieces.text(4);
      case PATH -> "C:\\" + pieces.text(3) + "\\" + name();
      case USER -> name() + "\\" + name();
      case ADDRESS -> pieces.chance(4) ? pieces.text(2) : pieces.address();
      case NUMERIC_TEXT -> number().toString();
      case INTEGER -> pieces.one(List.of(0L, 1L, 10L, 16L, 4294967295L));
      case DYNAMIC ->
          pieces.chance(3) ? number() : pieces.chance(8) ? pieces.chance(2) : pieces.text(4);
      case DATE -> pieces.date();
      case UTC_DATE -> pieces.date().replace("+01:00", "");
      case TEXTS -> List.of("a" + pieces.text(2), pieces.text(2) + "B", pieces.one(Pieces.TEXTS));
    };
  }

  private Object number() {
    return pieces.one(
        List.of(0L, 1L, 10L, 16L, -1L, "10", "0010", "16", "2.5", "1e3", "9007199254740993", "x"));
  }

  /** A name without a separator. */
  private String name() {
    String name = pieces.text(2).replace("\\", "");
    return name.isEmpty() ? "n" : name;
  }
}
