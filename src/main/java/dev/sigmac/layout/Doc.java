package dev.sigmac.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with places where it may break. A group is laid out flat if that fits the width, else
 * broken: then each line of its own, outside inner groups, becomes a line end. The empty document
 * is the unit of concatenation.
 */
public sealed interface Doc {
  /** Characters that stand together. */
  record Text(String text) implements Doc {
    /** Refuses text that contains LF or CR. */
    public Text {
      if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
        throw new IllegalArgumentException("a text must not contain a line end");
      }
    }
  }

  /** A blank when flat, a line end when broken. */
  record Line() implements Doc {}

  /** Nothing when flat, a line end when broken. */
  record SoftLine() implements Doc {}

  /** Always a line end; a group around it is never flat. */
  record HardLine() implements Doc {}

  /** Documents one behind another. */
  record Concat(List<Doc> parts) implements Doc {
    /** Copies the parts. */
    public Concat {
      parts = List.copyOf(parts);
    }
  }

  /** The body with its lines indented by {@code indent} more blanks. */
  record Nest(int indent, Doc body) implements Doc {}

  /** The body, flat if it fits. */
  record Group(Doc body) implements Doc {}

  /** One document where the nearest group around it is broken, another where it is flat. */
  record IfBroken(Doc broken, Doc flat) implements Doc {}

  /** The empty document. */
  static Doc nil() {
    return new Concat(List.of());
  }

  /** See {@link Text}. */
  static Doc text(String text) {
    return text.isEmpty() ? nil() : new Text(text);
  }

  /** See {@link Line}. */
  static Doc line() {
    return new Line();
  }

  /** See {@link SoftLine}. */
  static Doc softLine() {
    return new SoftLine();
  }

  /** See {@link HardLine}. */
  static Doc hardLine() {
    return new HardLine();
  }

  /** See {@link Concat}. */
  static Doc concat(Doc... parts) {
    return concat(List.of(parts));
  }

  /** See {@link Concat}. */
  static Doc concat(List<? extends Doc> parts) {
    return parts.size() == 1 ? parts.get(0) : new Concat(List.copyOf(parts));
  }

  /** The items with {@code separator} between any two. */
  static Doc join(Doc separator, List<? extends Doc> items) {
    List<Doc> parts = new ArrayList<>();
    for (Doc item : items) {
      if (!parts.isEmpty()) {
        parts.add(separator);
      }
      parts.add(item);
    }
    return concat(parts);
  }

  /** The items with {@code mark}, such as a comma, right behind all but the last. */
  static List<Doc> punctuate(String mark, List<? extends Doc> items) {
    List<Doc> marked = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      marked.add(i + 1 < items.size() ? concat(items.get(i), text(mark)) : items.get(i));
    }
    return List.copyOf(marked);
  }

  /** See {@link Nest}. */
  static Doc nest(int indent, Doc body) {
    return new Nest(indent, body);
  }

  /** See {@link Group}. */
  static Doc group(Doc... body) {
    return new Group(concat(body));
  }

  /** See {@link IfBroken}. */
  static Doc ifBroken(Doc broken, Doc flat) {
    return new IfBroken(broken, flat);
  }

  /** The items with a line between any two, as many on one line as fit. */
  static Doc fill(List<? extends Doc> items) {
    List<Doc> parts = new ArrayList<>();
    for (Doc item : items) {
      parts.add(parts.isEmpty() ? item : new Fill(item));
    }
    return concat(parts);
  }

  /**
   * A line and an item of {@link #fill}: the line is a blank if the item, flat, still fits behind
   * it.
   */
  record Fill(Doc item) implements Doc {}
}
