package dev.sigmac.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as a JSON object: texts, numbers, booleans, lists and objects by name. A null is as good
 * as missing, since no platform stores one; blanks in names are ignored (Sigma specification,
 * "Field names").
 */
public final class Event {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /**
   * An event with these fields; a value is a String, Number, Boolean, a List or Map of them, or
   * null.
   */
  public Event(Map<String, ?> json) {
    json.forEach(
        (name, value) -> {
          if (value != null) {
            fields.put(withoutBlanks(name), value);
          }
        });
  }

  /**
   * The scalar values of a field, without nulls: one, several for a list, none if it is missing.
   */
  public List<Object> values(String field) {
    List<Object> found = new ArrayList<>();
    String name = withoutBlanks(field);
    Object value = fields.get(name);
    if (value == null) {
      nested(fields, name, found);
    } else {
      collect(value, found);
    }
    return found;
  }

  /** All scalar values of the event, without nulls, those of inner objects too. */
  public List<Object> all() {
    List<Object> found = new ArrayList<>();
    fields.values().forEach(v -> collectDeep(v, found));
    return found;
  }

  /** A dotted name as a path through inner objects, whose own names may hold dots. */
  private static void nested(Map<?, ?> object, String name, List<Object> found) {
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      String rest = name.substring(dot + 1);
      for (Object inner : elements(object.get(name.substring(0, dot)))) {
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

  private static Collection<?> elements(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof Collection<?> list ? list : List.of(value);
  }

  private static void collect(@Nullable Object value, List<Object> found) {
    for (Object element : elements(value)) {
      if (element instanceof Collection<?>) {
        collect(element, found);
      } else if (element != null && !(element instanceof Map)) {
        found.add(element);
      }
    }
  }

  private static void collectDeep(@Nullable Object value, List<Object> found) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(v -> collectDeep(v, found));
    } else if (value instanceof Collection<?> list) {
      list.forEach(v -> collectDeep(v, found));
    } else if (value != null) {
      found.add(value);
    }
  }

  private static String withoutBlanks(String name) {
    return name.indexOf(' ') < 0 ? name : name.replace(" ", "");
  }
}
