package dev.sigmac.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as a JSON object: texts, numbers, booleans, lists and objects by name. A null is as good
 * as missing, since no platform stores one; blanks in names are ignored (Sigma specification,
 * "Field names"). Beside its fields it has the columns that a plan has computed from them. An event
 * is for one thread: it remembers its folded texts.
 */
public final class Event {
  private final Map<String, Object> fields;
  private final Map<String, String> aliases;
  private final Map<String, Object> computed;
  private final Map<String, List<String>> folded;

  /**
   * An event with these fields; a value is a String, Number, Boolean, a List or Map of them, or
   * null.
   */
  public Event(Map<String, ?> json) {
    this(fields(json), Map.of(), Map.of(), new HashMap<>());
  }

  private Event(
      Map<String, Object> fields,
      Map<String, String> aliases,
      Map<String, Object> computed,
      Map<String, List<String>> folded) {
    this.fields = fields;
    this.aliases = aliases;
    this.computed = computed;
    this.folded = folded;
  }

  /** The same event, whose fields can also be found under the names that are keys here. */
  public Event withAliases(Map<String, String> fieldByAlias) {
    return new Event(fields, fieldByAlias, computed, new HashMap<>());
  }

  /** The same event with one more computed column. */
  Event with(String column, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(computed);
    more.put(column, value);
    return new Event(fields, aliases, Collections.unmodifiableMap(more), folded);
  }

  /** The fields by their names without blanks, in order. */
  public Map<String, Object> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** The columns that have been computed, in order. */
  Map<String, Object> computed() {
    return computed;
  }

  /** The value of a column that has been computed. */
  Object computed(String column) {
    return Objects.requireNonNull(computed.get(column), column);
  }

  /**
   * The scalar values of a field, without nulls: one, several for a list, none if it is missing.
   */
  public List<Object> values(String field) {
    String name = withoutBlanks(field);
    Object value = fields.get(name);
    if (value == null && !aliases.isEmpty()) {
      value = fields.get(aliases.getOrDefault(name, name));
    }
    if (value instanceof String || value instanceof Number) {
      return List.of(value);
    }
    List<Object> found = new ArrayList<>();
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

  /** The texts of a field's values, folded. */
  List<String> folded(String field) {
    List<String> known = folded.get(field);
    if (known == null) {
      known = Folding.texts(values(field));
      folded.put(field, known);
    }
    return known;
  }

  /** The texts of all values, folded. */
  List<String> allFolded() {
    List<String> known = folded.get("");
    if (known == null) {
      known = Folding.texts(all());
      folded.put("", known);
    }
    return known;
  }

  private static Map<String, Object> fields(Map<String, ?> json) {
    Map<String, Object> fields = new LinkedHashMap<>();
    json.forEach(
        (name, value) -> {
          if (value != null) {
            fields.put(withoutBlanks(name), value);
          }
        });
    return fields;
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
