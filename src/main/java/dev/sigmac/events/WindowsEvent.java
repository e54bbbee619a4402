package dev.sigmac.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Windows event as a tree of {@code Event.System} and {@code Event.EventData}, with attributes
 * under {@code #attributes} and text under {@code #text}, made flat: the names of EventData and of
 * System by themselves, an attribute as {@code Element_Attribute}.
 */
final class WindowsEvent {
  private static final String ATTRIBUTES = "#attributes";
  private static final String TEXT = "#text";

  private WindowsEvent() {}

  /** The fields of a Windows event in this shape; any other object as it is. */
  static Map<String, ? extends @Nullable Object> flat(
      Map<String, ? extends @Nullable Object> object) {
    if (!(object.get("Event") instanceof Map<?, ?> event)
        || !(event.get("System") instanceof Map<?, ?> system)) {
      return object;
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    system.forEach((name, value) -> element(String.valueOf(name), value, true, fields));
    for (String part : List.of("EventData", "UserData", "ProcessingErrorData")) {
      if (event.get(part) instanceof Map<?, ?> data) {
        data.forEach((name, value) -> data(String.valueOf(name), value, fields));
      }
    }
    return fields;
  }

  /**
   * A member of the event's data: a value, or below UserData an element with members of its own.
   */
  private static void data(
      String name, @Nullable Object value, Map<String, @Nullable Object> fields) {
    if (name.equals(ATTRIBUTES)) {
      return;
    }
    if (value instanceof Map<?, ?> inner && !inner.containsKey(TEXT)) {
      inner.forEach((n, v) -> data(String.valueOf(n), v, fields));
    } else {
      element(name, value, false, fields);
    }
  }

  private static void element(
      String name,
      @Nullable Object value,
      boolean attributes,
      Map<String, @Nullable Object> fields) {
    if (!(value instanceof Map<?, ?> element)) {
      put(name, value, fields);
      return;
    }
    if (element.containsKey(TEXT)) {
      put(name, element.get(TEXT), fields);
    }
    if (attributes && element.get(ATTRIBUTES) instanceof Map<?, ?> map) {
      map.forEach((attribute, text) -> attribute(name, String.valueOf(attribute), text, fields));
    }
  }

  /** {@code TimeCreated} is known by its one attribute. */
  static void attribute(
      String element,
      String attribute,
      @Nullable Object value,
      Map<String, @Nullable Object> fields) {
    boolean time = element.equals("TimeCreated") && attribute.equals("SystemTime");
    put(time ? element : element + "_" + attribute, value, fields);
  }

  /** Adds a value; several of one name become a list. */
  static void put(String name, @Nullable Object value, Map<String, @Nullable Object> fields) {
    Object before = fields.get(name);
    if (before == null) {
      fields.put(name, value);
    } else if (value != null) {
      List<@Nullable Object> list = new ArrayList<>();
      list.addAll(before instanceof List<?> known ? known : List.of(before));
      list.addAll(value instanceof List<?> more ? more : List.of(value));
      fields.put(name, list);
    }
  }
}
