package dev.sigmac.backend.esql;

import dev.sigmac.backend.HiddenCharacters;
import dev.sigmac.detection.SigmaNumber;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * ES|QL's literals, names and comments. Whatever the text, it cannot end them (Elasticsearch 8.19
 * documentation, "ES|QL syntax reference").
 */
final class EsqlQuoting {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*|[_@][A-Za-z0-9_]+");
  private static final Pattern INDEX = Pattern.compile("[A-Za-z0-9.*_-]+");
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final Pattern COMMA = Pattern.compile(",");

  private EsqlQuoting() {}

  /** A string literal; three quotes let backslashes stand for themselves where they can. */
  static String string(String text) {
    boolean raw =
        text.indexOf('\\') >= 0 && text.chars().noneMatch(c -> "\"\r\n\t".indexOf(c) >= 0);
    return raw ? "\"\"\"" + text + "\"\"\"" : escaped(text);
  }

  private static String escaped(String text) {
    StringBuilder literal = new StringBuilder().append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> literal.append(c);
      }
    }
    return literal.append('"').toString();
  }

  /** A field's name, the parts between dots in back quotes where they are no plain names. */
  static String field(String name) {
    return Arrays.stream(DOT.split(name, -1))
        .map(EsqlQuoting::part)
        .collect(Collectors.joining("."));
  }

  /** The name of a column that a query makes. */
  static String column(String name) {
    return part(name);
  }

  private static String part(String name) {
    boolean plain = NAME.matcher(name).matches() && !EsqlKeywords.contains(name);
    return plain ? name : "`" + HiddenCharacters.replaced(name, '_').replace("`", "``") + "`";
  }

  /** Index patterns with commas between them. */
  static String indices(String patterns) {
    return Arrays.stream(COMMA.split(patterns, 0))
        .map(String::strip)
        .filter(p -> !p.isEmpty())
        .map(p -> INDEX.matcher(p).matches() ? p : escaped(HiddenCharacters.replaced(p, '_')))
        .distinct()
        .collect(Collectors.joining(","));
  }

  static String number(SigmaNumber number) {
    String text = number.value().stripTrailingZeros().toPlainString();
    return number.isLong() || text.indexOf('.') >= 0 ? text : text + ".0";
  }

  /** A comment of one line. */
  static String comment(String text) {
    return ("// " + HiddenCharacters.replaced(text, ' ')).stripTrailing();
  }
}
