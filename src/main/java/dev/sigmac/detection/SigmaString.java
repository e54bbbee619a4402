package dev.sigmac.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * A string value: literal text and wildcards in order (Sigma specification, "Wildcards" and
 * "Escaping"). Neighbouring literals are one part and neighbouring runs are one run, so equal
 * meanings are equal values.
 */
public record SigmaString(List<Part> parts) {
  /** The string without characters. */
  public static final SigmaString EMPTY = new SigmaString(List.of());

  /** A single run of any characters. */
  public static final SigmaString ANYTHING = new SigmaString(List.of(Wildcard.ANY_RUN));

  /** Joins what can be joined. */
  public SigmaString {
    parts = joined(parts);
  }

  /** A part of a string value. */
  public sealed interface Part permits Literal, Wildcard {}

  /** Characters that stand for themselves; never empty within a string. */
  public record Literal(String text) implements Part {}

  /** A wildcard. */
  public enum Wildcard implements Part {
    /** {@code *}: any run of characters, also none. */
    ANY_RUN,
    /** {@code ?}: exactly one character. */
    ANY_ONE
  }

  /**
   * How a string asks to be matched, with ANY_RUN only at its ends, if at all, in all but PATTERN.
   */
  public enum Shape {
    /** No wildcard; also the empty string. */
    EQUALS,
    /** {@code text*}. */
    STARTSWITH,
    /** {@code *text}. */
    ENDSWITH,
    /** {@code *text*}. */
    CONTAINS,
    /** {@code *} alone. */
    ANYTHING,
    /** Any other mixture. */
    PATTERN
  }

  /**
   * Reads the text of a value: {@code *} and {@code ?} are wildcards, a backslash before {@code \ *
   * ?} escapes it.
   */
  public static SigmaString parse(String text) {
    if (text.indexOf('*') < 0 && text.indexOf('?') < 0 && text.indexOf('\\') < 0) {
      return literal(text);
    }
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && "\\*?".indexOf(text.charAt(i + 1)) >= 0) {
        literal.append(text.charAt(++i));
      } else if (c == '*' || c == '?') {
        parts.add(new Literal(literal.toString()));
        literal.setLength(0);
        parts.add(c == '*' ? Wildcard.ANY_RUN : Wildcard.ANY_ONE);
      } else {
        literal.append(c);
      }
    }
    parts.add(new Literal(literal.toString()));
    return new SigmaString(parts);
  }

  /** Text that stands for itself, whatever its characters. */
  public static SigmaString literal(String text) {
    return new SigmaString(List.of(new Literal(text)));
  }

  /** This string with {@code other} behind it. */
  public SigmaString append(SigmaString other) {
    List<Part> all = new ArrayList<>(parts.size() + other.parts.size());
    all.addAll(parts);
    all.addAll(other.parts);
    return new SigmaString(all);
  }

  /** This string as a substring: any run before and behind it. */
  public SigmaString contained() {
    List<Part> all = new ArrayList<>(parts.size() + 2);
    all.add(Wildcard.ANY_RUN);
    all.addAll(parts);
    all.add(Wildcard.ANY_RUN);
    return new SigmaString(all);
  }

  /** How it asks to be matched. */
  public Shape shape() {
    int literals = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) == Wildcard.ANY_ONE || (parts.get(i) instanceof Literal && ++literals > 1)) {
        return Shape.PATTERN;
      }
    }
    if (literals == 0) {
      return parts.isEmpty() ? Shape.EQUALS : Shape.ANYTHING;
    }
    boolean before = parts.get(0) == Wildcard.ANY_RUN;
    boolean behind = parts.get(parts.size() - 1) == Wildcard.ANY_RUN;
    if (before) {
      return behind ? Shape.CONTAINS : Shape.ENDSWITH;
    }
    return behind ? Shape.STARTSWITH : Shape.EQUALS;
  }

  /** All literal characters, wildcards left out: the needle of every shape but PATTERN. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        text.append(literal.text());
      }
    }
    return text.toString();
  }

  /** Whether it has no characters and no wildcard. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /**
   * The value as a rule would write it: backslashes are escaped only where they would escape
   * something.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Literal literal) {
        write(literal.text(), i + 1 < parts.size(), text);
      } else {
        text.append(parts.get(i) == Wildcard.ANY_RUN ? '*' : '?');
      }
    }
    return text.toString();
  }

  private static void write(String literal, boolean beforeWildcard, StringBuilder text) {
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      boolean last = i + 1 == literal.length();
      boolean escapes = last ? beforeWildcard : "\\*?".indexOf(literal.charAt(i + 1)) >= 0;
      if (c == '*' || c == '?' || (c == '\\' && escapes)) {
        text.append('\\');
      }
      text.append(c);
    }
  }

  private static List<Part> joined(List<Part> parts) {
    return isJoined(parts) ? List.copyOf(parts) : join(parts);
  }

  private static boolean isJoined(List<Part> parts) {
    for (int i = 0; i < parts.size(); i++) {
      boolean literal = parts.get(i) instanceof Literal;
      if (literal
          ? ((Literal) parts.get(i)).text().isEmpty()
              || (i > 0 && parts.get(i - 1) instanceof Literal)
          : i > 0 && parts.get(i) == Wildcard.ANY_RUN && parts.get(i - 1) == Wildcard.ANY_RUN) {
        return false;
      }
    }
    return true;
  }

  private static List<Part> join(List<Part> parts) {
    List<Part> result = new ArrayList<>();
    for (Part part : parts) {
      Part last = result.isEmpty() ? new Literal("") : result.get(result.size() - 1);
      if (part instanceof Literal literal) {
        if (literal.text().isEmpty()) {
          continue;
        }
        if (!result.isEmpty() && last instanceof Literal before) {
          result.set(result.size() - 1, new Literal(before.text() + literal.text()));
          continue;
        }
      } else if (part == Wildcard.ANY_RUN && last == Wildcard.ANY_RUN) {
        continue;
      }
      result.add(part);
    }
    return List.copyOf(result);
  }
}
