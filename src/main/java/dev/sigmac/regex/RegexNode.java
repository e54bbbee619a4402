package dev.sigmac.regex;

import java.util.List;

/** A part of a regular expression. Flags are resolved: each node says itself what it depends on. */
public sealed interface RegexNode {
  /** One character (a code point). */
  record Literal(int codePoint, boolean ignoreCase) implements RegexNode {}

  /** Any character; without {@code dotAll} any but a line feed. */
  record Any(boolean dotAll) implements RegexNode {}

  /** One character in, or with {@code negated} in none of, the ranges. */
  record CharClass(List<Range> ranges, boolean negated, boolean ignoreCase) implements RegexNode {
    /** Copies the ranges. */
    public CharClass {
      ranges = List.copyOf(ranges);
    }
  }

  /** The start of the text, or with {@code multiline} of a line. */
  record Start(boolean multiline) implements RegexNode {}

  /**
   * The end of the text, also not before a last line feed; with {@code multiline} the end of a
   * line.
   */
  record End(boolean multiline) implements RegexNode {}

  /**
   * A place between a word character ({@code [0-9A-Za-z_]}) and another, or with {@code negated}
   * none such.
   */
  record Boundary(boolean negated) implements RegexNode {}

  /** A part in parentheses. */
  record Group(RegexNode body, boolean capturing) implements RegexNode {}

  /** One of at least two alternatives. */
  record Alternation(List<RegexNode> alternatives) implements RegexNode {
    /** Copies the alternatives. */
    public Alternation {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** Parts one behind another; none for the empty text. */
  record Sequence(List<RegexNode> parts) implements RegexNode {
    /** Copies the parts. */
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The body between {@code min} and {@code max} times, or without limit where {@code max} is
   * {@link #UNBOUNDED}.
   */
  record Repeat(RegexNode body, int min, int max, boolean greedy) implements RegexNode {}

  /** Code points from {@code first} to {@code last}, both included. */
  record Range(int first, int last) {}

  /** The {@code max} of a repetition without limit. */
  int UNBOUNDED = -1;

  /** Text that stands for itself. */
  static RegexNode literal(String text, boolean ignoreCase) {
    return new Sequence(
        text.codePoints().mapToObj(c -> (RegexNode) new Literal(c, ignoreCase)).toList());
  }

  /** Exactly one character, also a line feed: a {@code ?} in a Sigma string. */
  static RegexNode anyOne() {
    return new Any(true);
  }

  /** Any run of characters: a {@code *} in a Sigma string. */
  static RegexNode anyRun() {
    return new Repeat(new Any(true), 0, UNBOUNDED, true);
  }
}
