package detections;

/**
 * Simple case folding, character by character: text is never longer or shorter for it. No other
 * character folds to an ASCII letter, so the Kelvin sign is not k nor the long s an s: no
 * platform's comparison of ASCII text takes them for equal.
 */
final class Folding {
  private Folding() {}

  /** The text with each character folded. */
  static String fold(String text) {
    int i = 0;
    while (i < text.length() && isFolded(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().map(Folding::fold).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static int fold(int c) {
    int folded = Character.toLowerCase(Character.toUpperCase(c));
    return folded < 0x80 && c >= 0x80 ? c : folded;
  }

  private static boolean isFolded(char c) {
    return c < 0x80 && (c < 'A' || c > 'Z');
  }
}
