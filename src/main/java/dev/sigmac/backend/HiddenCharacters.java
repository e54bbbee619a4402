package dev.sigmac.backend;

/** Characters that a reader of a query does not see, or that could end a line of it. */
public final class HiddenCharacters {
  private HiddenCharacters() {}

  /** Whether it is a control or format character, a separator of lines, or half a pair. */
  public static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** The text with another character in place of each of them. */
  public static String replaced(String text, char instead) {
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(c -> visible.appendCodePoint(isHidden(c) ? instead : c));
    return visible.toString();
  }
}
