package dev.sigmac.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The name of a field, with a small number of its own by which an event keeps what it found. */
final class Field {
  private static final Map<String, Field> FIELDS = new ConcurrentHashMap<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** The event as a whole, which keywords are searched in. */
  static final Field EVENT = new Field("");

  private final String name;
  private final int index;

  private Field(String name) {
    this.name = name;
    this.index = COUNT.getAndIncrement();
  }

  /** The field of that name, always the same one; blanks in it are ignored. */
  static Field of(String name) {
    return FIELDS.computeIfAbsent(withoutBlanks(name), Field::new);
  }

  /** How many fields there are. */
  static int count() {
    return COUNT.get();
  }

  static String withoutBlanks(String name) {
    return name.indexOf(' ') < 0 ? name : name.replace(" ", "");
  }

  String name() {
    return name;
  }

  int index() {
    return index;
  }
}
