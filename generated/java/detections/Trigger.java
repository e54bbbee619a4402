package detections;

import java.util.List;

/**
 * Something that an event must have for a rule to match: a field with any value, or with one of
 * some texts, seen in one way.
 */
public final class Trigger {
  /** How a field is looked at. */
  enum View {
    /** Whether it is there. */
    PRESENCE,
    /** By its texts with case folded. */
    TEXT,
    /** By its folded texts from their last backslash on. */
    TAIL,
    /** By its numbers in their shortest form, and its texts. */
    NUMBER
  }

  private final Field field;
  private final View view;
  private final List<String> texts;

  private Trigger(Field field, View view, List<String> texts) {
    this.field = field;
    this.view = view;
    this.texts = texts;
  }

  /** The field is there. */
  static Trigger present(Field field) {
    return new Trigger(field, View.PRESENCE, List.of());
  }

  /** The field is one of the folded texts. */
  static Trigger text(Field field, String... texts) {
    return new Trigger(field, View.TEXT, List.of(texts));
  }

  /** The field ends in one of the folded texts, which begin with its last backslash. */
  static Trigger tail(Field field, String... texts) {
    return new Trigger(field, View.TAIL, List.of(texts));
  }

  /** The field is one of the numbers. */
  static Trigger number(Field field, String... texts) {
    return new Trigger(field, View.NUMBER, List.of(texts));
  }

  Field field() {
    return field;
  }

  View view() {
    return view;
  }

  List<String> texts() {
    return texts;
  }
}
