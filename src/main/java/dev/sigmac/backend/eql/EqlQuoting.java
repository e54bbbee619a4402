package dev.sigmac.backend.eql;

import dev.sigmac.backend.HiddenCharacters;
import dev.sigmac.detection.SigmaNumber;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * EQL's literals, names and comments. Whatever the text, it cannot end them (Elasticsearch 8.19
 * documentation, "EQL syntax reference").
 */
final class EqlQuoting {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_@][A-Za-z0-9_]*");
  private static final Pattern DOT = Pattern.compile("\\.");

  private EqlQuoting() {}

  /** A string literal in which a backslash escapes. */
  static String string(String text) {
    StringBuilder literal = new StringBuilder().append('"');
    text.codePoints().forEach(c -> append(c, literal));
    return literal.append('"').toString();
  }

  private static void append(int c, StringBuilder literal) {
    switch (c) {
      case '"', '\\' -> literal.append('\\').appendCodePoint(c);
      case '\n' -> literal.append("\\n");
      case '\r' -> literal.append("\\r");
      case '\t' -> literal.append("\\t");
      default -> {
        if (HiddenCharacters.isHidden(c)) {
          literal.append(String.format("\\u{%04x}", c));
        } else {
          literal.appendCodePoint(c);
        }
      }
    }
  }

  /** A literal in three quotes, in which a backslash stands for itself, where the text allows. */
  static String raw(String text) {
    boolean plain =
        text.indexOf('"') < 0 && text.codePoints().noneMatch(HiddenCharacters::isHidden);
    return plain && text.indexOf('\\') >= 0 ? "\"\"\"" + text + "\"\"\"" : string(text);
  }

  /** A field's name, the parts between dots in back quotes where they are no plain names. */
  static String field(String name) {
    return Arrays.stream(DOT.split(name, -1))
        .map(EqlQuoting::part)
        .collect(Collectors.joining("."));
  }

  private static String part(String name) {
    boolean plain = NAME.matcher(name).matches() && !EqlKeywords.contains(name);
    return plain ? name : "`" + HiddenCharacters.replaced(name, '_').replace("`", "``") + "`";
  }

  static String number(SigmaNumber number) {
    return number.value().stripTrailingZeros().toPlainString();
  }

  /** A comment of one line. */
  static String comment(String text) {
    return ("// " + HiddenCharacters.replaced(text, ' ')).stripTrailing();
  }
}
