package dev.sigmac.yaml;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;

/** Finds the characters that no YAML text may hold (YAML 1.2.2, 5.1). */
final class ControlCharacters {
  private static final int MOST_REPORTED = 10;

  private ControlCharacters() {}

  /** Whether some may be in a text; false is certain. */
  static boolean mayBeIn(char[] text) {
    for (char c : text) {
      if (c >= '\u007F' || (c < ' ' && c != '\n' && c != '\t' && c != '\r')) {
        return true;
      }
    }
    return false;
  }

  /** Reports the first few of them. */
  static void report(SourceFile file, Diagnostics diagnostics) {
    String text = file.text();
    int reported = 0;
    for (int i = 0; i < text.length() && reported < MOST_REPORTED; i++) {
      char c = text.charAt(i);
      if (c < ' ' ? c != '\n' && c != '\t' && c != '\r' : c >= '\u007F' && isForbidden(text, i)) {
        reported++;
        diagnostics.report(
            YamlCode.CONTROL_CHARACTER,
            file.span(i, i + 1),
            String.format("The character U+%04X is not allowed in YAML.", (int) c),
            "Remove it, or write it as an escape in double quotes.");
      }
    }
  }

  private static boolean isForbidden(String text, int i) {
    char c = text.charAt(i);
    if (c >= '\u00A0' && c < Character.MIN_SURROGATE) {
      return false;
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return (c <= '\u009F' && c != '\u0085')
        || c == '\uFFFE'
        || c == '\uFFFF'
        || (c == '\uFEFF' && i > 0);
  }
}
