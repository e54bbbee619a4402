package dev.sigmac.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Simple case folding, character by character: text is never longer or shorter for it. No other
 * character folds to an ASCII letter, so the Kelvin sign is not k nor the long s an s: no
 * platform's comparison of ASCII text takes them for equal.
 */
public final class Folding {
  private Folding() {}

  /** The text with each character folded. */
  public static String fold(String text) {
    int i = 0;
    while (i < text.length() && isFolded(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder folded = new StringBuilder(text.length());
    folded.append(text, 0, i);
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c < 0x80) {
        folded.append(isFolded(c) ? c : (char) (c | 0x20));
        i++;
      } else {
        int point = text.codePointAt(i);
        folded.appendCodePoint(fold(point));
        i += Character.charCount(point);
      }
    }
    return folded.toString();
  }

  /** The texts of the values, each folded. */
  static List<String> texts(List<Object> values) {
    List<String> texts = new ArrayList<>(values.size());
    values.forEach(v -> texts.add(fold(Values.text(v))));
    return texts;
  }

  private static int fold(int c) {
    int folded = Character.toLowerCase(Character.toUpperCase(c));
    return folded < 0x80 && c >= 0x80 ? c : folded;
  }

  private static boolean isFolded(char c) {
    return c < 0x80 && (c < 'A' || c > 'Z');
  }
}
