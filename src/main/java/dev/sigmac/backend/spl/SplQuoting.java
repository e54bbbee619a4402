package dev.sigmac.backend.spl;

import dev.sigmac.backend.HiddenCharacters;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The only place where texts become literals, names and comments. A backslash escapes a backslash
 * and a double quote within quotes and nothing else (Search Manual, "Backslashes"). Backticks call
 * macros, and three of them begin a comment, so no literal has one.
 */
final class SplQuoting {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern PATH = Pattern.compile("[A-Za-z_][A-Za-z0-9_.{}]*");
  private static final Set<String> OPERATORS =
      Set.of("and", "or", "not", "xor", "like", "in", "by", "as", "true", "false", "null");

  private SplQuoting() {}

  /** Whether the text can stand in a literal. */
  static boolean isPrintable(String text) {
    return text.codePoints().noneMatch(c -> c == '`' || HiddenCharacters.isHidden(c));
  }

  /** A literal; its text must be printable. In a search expression {@code *} is a wildcard. */
  static String string(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * A regular expression as a literal. A backslash that is escaped in it is four, that of an escape
   * such as {@code \d} stays one.
   */
  static String pattern(String regex) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '`') {
        literal.append("\\x60");
      } else if (c == '"') {
        literal.append("\\\"");
      } else if (c == '\\' && regex.startsWith("\\\\", i)) {
        literal.append("\\\\\\\\");
        i++;
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }

  /**
   * Whether a field of that name can be asked for: wildcards and quotes have no escape in names.
   */
  static boolean isName(String name) {
    return !name.isBlank()
        && name.equals(name.strip())
        && isPrintable(name)
        && name.chars().noneMatch(c -> "\"'\\*".indexOf(c) >= 0);
  }

  /** A field's name in a search expression and in lists of fields. */
  static String searchField(String name) {
    return PATH.matcher(name).matches() && !isOperator(name) ? name : '"' + name + '"';
  }

  /** A field's name in an expression of {@code where} or {@code eval}. */
  static String evalField(String name) {
    return WORD.matcher(name).matches() && !isOperator(name) ? name : "'" + name + "'";
  }

  /** A comment of one line. */
  static String comment(String text) {
    return "``` " + plain(text).strip() + " ```";
  }

  /** The text with a blank for what a literal cannot hold, and a quote for a backtick. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .map(c -> c == '`' ? '\'' : HiddenCharacters.isHidden(c) ? ' ' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static boolean isOperator(String name) {
    return OPERATORS.contains(name.toLowerCase(Locale.ROOT));
  }
}
