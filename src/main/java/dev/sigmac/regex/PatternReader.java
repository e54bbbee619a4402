package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * The characters of a pattern, read from left to right; escapes and bracketed classes are read
 * here.
 */
final class PatternReader {
  final String text;
  int at;

  PatternReader(String text) {
    this.text = text;
  }

  /** What is wrong, and where. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    final int offset;
    final String hint;

    Refusal(int offset, String message, String hint) {
      super(message, null, false, false);
      this.offset = offset;
      this.hint = hint;
    }
  }

  boolean done() {
    return at >= text.length();
  }

  boolean sees(String next) {
    return text.startsWith(next, at);
  }

  boolean take(String next) {
    boolean there = sees(next);
    at += there ? next.length() : 0;
    return there;
  }

  int character() {
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  /** The ranges of a shorthand such as {@code \d} that begins here, or none. */
  List<Range> shorthand() {
    if (!sees("\\") || at + 1 >= text.length()) {
      return List.of();
    }
    List<Range> ranges =
        switch (text.charAt(at + 1)) {
          case 'd' -> CharSets.DIGIT;
          case 'w' -> CharSets.WORD;
          case 's' -> CharSets.SPACE;
          case 'D' -> CharSets.complement(CharSets.DIGIT);
          case 'W' -> CharSets.complement(CharSets.WORD);
          case 'S' -> CharSets.complement(CharSets.SPACE);
          default -> List.of();
        };
    at += ranges.isEmpty() ? 0 : 2;
    return ranges;
  }

  /** The character that the escape which begins here stands for. */
  int escape() throws Refusal {
    int start = at++;
    if (done()) {
      throw new Refusal(
          start, "a backslash at the end of the pattern", "write \\\\ for the character itself");
    }
    int c = character();
    if (c >= 0x80 || !Character.isLetterOrDigit(c)) {
      return c;
    }
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'a' -> 0x07;
      case 'e' -> 0x1B;
      case 'x' -> hex(start);
      default ->
          throw new Refusal(
              start, unknown(c), "write the character itself, or \\\\ for a backslash");
    };
  }

  private static String unknown(int c) {
    String escape = "\\" + (char) c;
    if ((c >= '1' && c <= '9') || c == 'k' || c == 'g') {
      return "a back-reference (" + escape + ") is not in the portable subset";
    }
    return c == 'p' || c == 'P'
        ? "a Unicode property (" + escape + ") is not in the portable subset"
        : "the escape " + escape + " is not in the portable subset";
  }

  private int hex(int start) throws Refusal {
    int end = sees("{") ? text.indexOf('}', at) : Math.min(at + 2, text.length());
    String digits = end < 0 ? "" : text.substring(sees("{") ? at + 1 : at, end);
    if (!digits.matches(sees("{") ? "[0-9A-Fa-f]{1,6}" : "[0-9A-Fa-f]{2}")) {
      throw new Refusal(start, "an incomplete escape \\x", "write \\xHH or \\x{HHHH}");
    }
    at = sees("{") ? end + 1 : end;
    int c = Integer.parseInt(digits, 16);
    if (c > Character.MAX_CODE_POINT
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new Refusal(
          start, "the escape stands for no Unicode character", "the last one is \\x{10FFFF}");
    }
    return c;
  }

  /**
   * The ranges in brackets, in the order written; the opening bracket and {@code ^} are read
   * already.
   */
  List<Range> classRanges(int start) throws Refusal {
    List<Range> ranges = new ArrayList<>();
    for (boolean first = true; first || !sees("]"); first = false) {
      if (done()) {
        throw new Refusal(
            start,
            "a character class is not closed",
            "end it with ], or write \\[ for the character itself");
      }
      if (sees("[:") || sees("[.") || sees("[=")) {
        throw new Refusal(
            at, "a POSIX class is not in the portable subset", "write its characters, such as a-z");
      }
      int from = at;
      List<Range> shorthand = shorthand();
      if (!shorthand.isEmpty()) {
        ranges.addAll(shorthand);
        if (sees("-") && !sees("-]")) {
          at++;
          ranges.add(new Range('-', '-'));
        }
        continue;
      }
      int low = classCharacter();
      int high = low;
      if (sees("-") && at + 1 < text.length() && !sees("-]")) {
        at++;
        if (!shorthand().isEmpty()) {
          throw new Refusal(
              from, "a range cannot end in a shorthand", "write \\- for the hyphen itself");
        }
        high = classCharacter();
      }
      if (high < low) {
        throw new Refusal(
            from,
            "the range runs backwards",
            "write its lower character first, or \\- for a hyphen");
      }
      ranges.add(new Range(low, high));
    }
    at++;
    return ranges;
  }

  private int classCharacter() throws Refusal {
    if (take("\\b")) {
      return '\b';
    }
    return sees("\\") ? escape() : character();
  }
}
