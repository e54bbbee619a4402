package dev.sigmac.backend.kql;

import dev.sigmac.backend.HiddenCharacters;
import dev.sigmac.detection.SigmaNumber;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * KQL's literals, names and comments. Whatever the text, it cannot end them (Kusto documentation,
 * "The string data type" and "Entity names").
 */
final class KqlQuoting {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private KqlQuoting() {}

  /** A string literal in double quotes, with backslash escapes. */
  static String string(String text) {
    return quoted(text, '"');
  }

  /**
   * A verbatim literal, as regular expressions are written; an escaped one where a character needs
   * it.
   */
  static String verbatim(String text) {
    boolean plain = text.codePoints().noneMatch(HiddenCharacters::isHidden);
    return plain ? "@\"" + text.replace("\"", "\"\"") + "\"" : string(text);
  }

  /** A table's, column's or member's name, in brackets if it is not a plain one. */
  static String identifier(String name) {
    return isPlain(name) ? name : "[" + quoted(name, '\'') + "]";
  }

  /** Whether a name stands without brackets. */
  static boolean isPlain(String name) {
    return NAME.matcher(name).matches() && !KqlKeywords.contains(name);
  }

  /** A number as a {@code long} or a {@code real} literal. */
  static String number(SigmaNumber number) {
    String text = number.value().stripTrailingZeros().toPlainString();
    return number.isLong() || text.indexOf('.') >= 0 ? text : text + ".0";
  }

  /** A comment of one line. */
  static String comment(String text) {
    return ("// " + HiddenCharacters.replaced(text, ' ')).stripTrailing();
  }

  private static String quoted(String text, char quote) {
    StringBuilder literal = new StringBuilder().append(quote);
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (c == quote || c == '\\') {
        literal.append('\\').appendCodePoint(c);
      } else if (c == '\n') {
        literal.append("\\n");
      } else if (c == '\r') {
        literal.append("\\r");
      } else if (c == '\t') {
        literal.append("\\t");
      } else if (HiddenCharacters.isHidden(c)) {
        for (char unit : Character.toChars(c)) {
          literal.append("\\u").append(HEX.toHexDigits(unit));
        }
      } else {
        literal.appendCodePoint(c);
      }
    }
    return literal.append(quote).toString();
  }
}
