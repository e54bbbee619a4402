package detections;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event as a JSON object: texts, numbers, booleans, lists and objects by name. A null is as good
 * as missing, and blanks in names are ignored. What matchers ask of a field is worked out once and
 * kept, so an event is for one thread at a time.
 */
public final class Event {
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private Values[] known = new Values[Field.count()];

  /**
   * An event with these fields; a value is a String, Number, Boolean, a List or Map of them, or
   * null.
   */
  public Event(Map<String, ?> json) {
    json.forEach(
        (name, value) -> {
          if (value != null) {
            fields.put(Field.withoutBlanks(name), value);
          }
        });
  }

  /** Whether a field has no value. */
  boolean isMissing(Field field) {
    return values(field).isEmpty();
  }

  /** The texts of a field: none if it is missing, several for a list. */
  String[] texts(Field field) {
    return values(field).texts();
  }

  /** The texts of a field with case folded. */
  String[] folded(Field field) {
    return values(field).folded();
  }

  /** The folded texts of a field from their last backslash on; empty for one without. */
  String[] tails(Field field) {
    return values(field).tails();
  }

  /** The numbers of a field in their shortest decimal form, and its texts that are no numbers. */
  String[] numerals(Field field) {
    return values(field).numerals();
  }

  /** The numbers of a field, those that its texts spell too. */
  BigDecimal[] numbers(Field field) {
    return values(field).numbers();
  }

  /** The dates that the texts of a field spell, in UTC. */
  OffsetDateTime[] dates(Field field) {
    return values(field).dates();
  }

  /** The Internet addresses among the texts of a field, of 4 or 16 bytes. */
  byte[][] addresses(Field field) {
    return values(field).addresses();
  }

  /** The values of a field as they are, without nulls. */
  Object[] raw(Field field) {
    return values(field).raw();
  }

  private Values values(Field field) {
    int index = field.index();
    if (index >= known.length) {
      known = Arrays.copyOf(known, Math.max(index + 1, Field.count()));
    }
    Values values = known[index];
    if (values == null) {
      values = Values.of(read(field));
      known[index] = values;
    }
    return values;
  }

  private List<Object> read(Field field) {
    List<Object> found = new ArrayList<>();
    if (field == Field.EVENT) {
      fields.values().forEach(v -> collectDeep(v, found));
      return found;
    }
    Object value = fields.get(field.name());
    if (value == null) {
      nested(fields, field.name(), found);
    } else {
      collect(value, found);
    }
    return found;
  }

  /** A dotted name as a path through inner objects, whose own names may hold dots. */
  private static void nested(Map<?, ?> object, String name, List<Object> found) {
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      Object head = object.get(name.substring(0, dot));
      if (head == null) {
        continue;
      }
      String rest = name.substring(dot + 1);
      for (Object inner : elements(head)) {
        if (inner instanceof Map<?, ?> map) {
          Object value = map.get(rest);
          if (value == null) {
            nested(map, rest, found);
          } else {
            collect(value, found);
          }
        }
      }
    }
  }

  private static Collection<?> elements(Object value) {
    return value instanceof Collection<?> list ? list : List.of(value);
  }

  private static void collect(Object value, List<Object> found) {
    for (Object element : elements(value)) {
      if (element instanceof Collection<?>) {
        collect(element, found);
      } else if (element != null && !(element instanceof Map)) {
        found.add(element);
      }
    }
  }

  private static void collectDeep(Object value, List<Object> found) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(v -> collectDeep(v, found));
    } else if (value instanceof Collection<?> list) {
      list.forEach(v -> collectDeep(v, found));
    } else if (value != null) {
      found.add(value);
    }
  }
}
