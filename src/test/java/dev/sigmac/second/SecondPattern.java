package dev.sigmac.second;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Values of rules as patterns of Java that a whole text must match. */
final class SecondPattern {
  private static final List<String> TEXT_MODIFIERS =
      List.of(
          "contains",
          "startswith",
          "endswith",
          "cased",
          "windash",
          "base64",
          "base64offset",
          "wide",
          "utf16",
          "utf16le",
          "utf16be");
  private static final String DASHES = "[-/\u2013\u2014\u2015]";

  private SecondPattern() {}

  static boolean isOfTexts(String modifier) {
    return TEXT_MODIFIERS.contains(modifier);
  }

  /** The patterns of which one must match. */
  static List<Pattern> of(String value, List<String> modifiers, boolean keyword, boolean terms) {
    boolean open = keyword || modifiers.contains("contains");
    String before = open || modifiers.contains("endswith") ? ".*" : "";
    String after = open || modifiers.contains("startswith") ? ".*" : "";
    boolean fold = !modifiers.contains("cased");
    List<String> bodies = new ArrayList<>();
    if (modifiers.contains("base64") || modifiers.contains("base64offset")) {
      byte[] bytes = bytes(plain(value), modifiers);
      encoded(bytes, modifiers.contains("base64offset")).forEach(e -> bodies.add(Pattern.quote(e)));
    } else {
      bodies.add(body(value, modifiers.contains("windash")));
      // A run at either end adds nothing to what contains looks for.
      String needle = value.replaceFirst("^\\*+", "").replaceFirst("(?<!\\\\)\\*+$", "");
      String wild = needle.replaceAll("\\\\[\\\\*?]", "");
      boolean literal = !needle.isEmpty() && !wild.contains("*") && !wild.contains("?");
      boolean contains =
          modifiers.equals(List.of("contains")) || modifiers.equals(List.of("contains", "all"));
      if (terms && literal && !keyword && contains) {
        return List.of(compile(".*" + term(plain(needle)) + ".*", true));
      }
    }
    return bodies.stream().map(b -> compile(before + b + after, fold)).toList();
  }

  static Pattern compile(String pattern, boolean fold) {
    int flags = Pattern.DOTALL | (fold ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
    return Pattern.compile(pattern, flags);
  }

  private static String term(String needle) {
    String letter = "[\\p{L}\\p{Nd}]";
    boolean first = Character.isLetterOrDigit(needle.codePointAt(0));
    boolean last = Character.isLetterOrDigit(needle.codePointBefore(needle.length()));
    return (first ? "(?<!" + letter + ")" : "")
        + Pattern.quote(needle)
        + (last ? "(?!" + letter + ")" : "");
  }

  /** A value with wildcards and escapes. */
  private static String body(String value, boolean windash) {
    StringBuilder pattern = new StringBuilder();
    boolean start = true;
    int before = 0;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      int next = i + 1 < value.length() ? value.charAt(i + 1) : 0;
      if (c == '\\' && (next == '\\' || next == '*' || next == '?')) {
        c = next;
        i += 2;
      } else {
        i += Character.charCount(c);
        if (c == '*' || c == '?') {
          pattern.append(c == '*' ? ".*" : ".");
          start &= c == '*';
          before = 0;
          continue;
        }
      }
      boolean option = start || Character.isWhitespace(before) || before == '"' || before == '\'';
      boolean dash = "-/\u2013\u2014\u2015".indexOf(c) >= 0;
      pattern.append(windash && option && dash ? DASHES : Pattern.quote(Character.toString(c)));
      start = false;
      before = c;
    }
    return pattern.toString();
  }

  /** The text of a value without wildcards. */
  private static String plain(String value) {
    return value.replaceAll("\\\\([\\\\*?])", "$1");
  }

  private static byte[] bytes(String text, List<String> modifiers) {
    if (modifiers.contains("utf16")) {
      return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
    }
    boolean little = modifiers.contains("wide") || modifiers.contains("utf16le");
    boolean big = modifiers.contains("utf16be");
    Charset charset =
        little
            ? StandardCharsets.UTF_16LE
            : big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    return text.getBytes(charset);
  }

  private static List<String> encoded(byte[] bytes, boolean offsets) {
    if (!offsets) {
      return List.of(Base64.getEncoder().encodeToString(bytes));
    }
    int[] first = {0, 2, 3};
    int[] last = {0, 3, 2};
    List<String> all = new ArrayList<>();
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[offset + bytes.length];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      String text = Base64.getEncoder().encodeToString(shifted);
      all.add(text.substring(first[offset], text.length() - last[shifted.length % 3]));
    }
    return all;
  }

  /** A regular expression, whose dot, anchors and shorthands are those of all engines. */
  static Pattern regex(String text, List<String> modifiers) {
    boolean lines = modifiers.contains("m");
    StringBuilder pattern = new StringBuilder();
    boolean set = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        boolean boundary = next == 'b' && !set;
        pattern.append(boundary ? "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))" : "\\" + next);
      } else {
        set = (set || c == '[') && c != ']';
        pattern.append(set ? String.valueOf(c) : anchor(c, lines));
      }
    }
    int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CASE;
    flags |= modifiers.contains("i") ? Pattern.CASE_INSENSITIVE : 0;
    flags |= modifiers.contains("s") ? Pattern.DOTALL : 0;
    return Pattern.compile(pattern.toString(), flags);
  }

  /** Java's own anchors know more line ends, and find no line in an empty text. */
  private static String anchor(char c, boolean lines) {
    return switch (c) {
      case '^' -> lines ? "(?<![^\n])" : "\\A";
      case '$' -> lines ? "(?![^\n])" : "\\z";
      default -> String.valueOf(c);
    };
  }
}
