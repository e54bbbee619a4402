package dev.sigmac.source;

/**
 * How text is shown in a terminal: control and invisible characters made visible, tabs as blanks,
 * with its width.
 */
final class DisplayText {
  private static final String TAB = "    ";
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x23E9, 0x23EC},
    {0x2614, 0x2615},
    {0x26A1, 0x26A1},
    {0x2705, 0x2705},
    {0x274C, 0x274C},
    {0x2753, 0x2755},
    {0x2795, 0x2797},
    {0x2B50, 0x2B50},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F7E0, 0x1F7EB},
    {0x1F900, 0x1FAFF},
    {0x20000, 0x3FFFD}
  };

  private DisplayText() {}

  /** One code point as it is shown. */
  static String of(int codePoint) {
    if (codePoint == '\t') {
      return TAB;
    }
    if (codePoint < ' ') {
      return String.valueOf((char) ('\u2400' + codePoint));
    }
    if (codePoint == 0x7F) {
      return "\u2421";
    }
    return isInvisible(codePoint)
        ? String.format("<U+%04X>", codePoint)
        : Character.toString(codePoint);
  }

  /** A whole text in one line. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> shown.append(c == '\n' || c == '\t' ? " " : of(c)));
    return shown.toString();
  }

  /** The number of terminal columns of what {@link #of(int)} shows. */
  static int width(int codePoint) {
    if (codePoint == '\t' || isInvisible(codePoint)) {
      return of(codePoint).length();
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      case Character.CONTROL -> codePoint >= 0x80;
      default -> false;
    };
  }
}
