package dev.sigmac.yaml;

import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode.YamlScalar;

/**
 * Finds the characters of a scalar's value in the file. Folding changes blanks only, so the others
 * are counted.
 */
final class ScalarOffsets {
  private final YamlScalar scalar;
  private final boolean verbatim;
  private final boolean folded;

  private ScalarOffsets(YamlScalar scalar) {
    this.scalar = scalar;
    this.verbatim = scalar.value().startsWith(scalar.lexeme());
    this.folded = !verbatim && sameLetters(scalar.value(), scalar.lexeme());
  }

  static ScalarOffsets of(YamlScalar scalar) {
    return new ScalarOffsets(scalar);
  }

  Span span(int from, int to) {
    if (verbatim) {
      return scalar.span().part(from, to);
    }
    if (!folded) {
      return scalar.span();
    }
    int start = offset(from);
    int end = to > from ? offset(to - 1) + 1 : start;
    return scalar.span().part(start, Math.max(start, end));
  }

  /** The offset in the lexeme of the character of the value at {@code index}. */
  private int offset(int index) {
    String value = scalar.value();
    int letters = 0;
    for (int i = 0; i < index && i < value.length(); i++) {
      letters += isBlank(value.charAt(i)) ? 0 : 1;
    }
    String lexeme = scalar.lexeme();
    int at = 0;
    while (at < lexeme.length() && (letters > 0 || isBlank(lexeme.charAt(at)))) {
      letters -= isBlank(lexeme.charAt(at)) ? 0 : 1;
      at++;
    }
    return at;
  }

  private static boolean sameLetters(String value, String lexeme) {
    int i = 0;
    int j = 0;
    while (true) {
      while (i < value.length() && isBlank(value.charAt(i))) {
        i++;
      }
      while (j < lexeme.length() && isBlank(lexeme.charAt(j))) {
        j++;
      }
      if (i == value.length() || j == lexeme.length()) {
        return i == value.length() && j == lexeme.length();
      }
      if (value.charAt(i++) != lexeme.charAt(j++)) {
        return false;
      }
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
