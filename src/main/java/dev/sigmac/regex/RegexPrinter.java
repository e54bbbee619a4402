package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.Alternation;
import dev.sigmac.regex.RegexNode.Any;
import dev.sigmac.regex.RegexNode.CharClass;
import dev.sigmac.regex.RegexNode.Group;
import dev.sigmac.regex.RegexNode.Literal;
import dev.sigmac.regex.RegexNode.Range;
import dev.sigmac.regex.RegexNode.Repeat;
import dev.sigmac.regex.RegexNode.Sequence;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the engines with Perl's syntax have in common: case by {@code (?i)}, once in front where
 * that says it all.
 */
abstract class RegexPrinter extends RegexDispatch<String> {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private CaseUse use = CaseUse.NONE;
  private int groups;

  /** The pattern of {@code regex} for this engine. */
  public final Printed print(PortableRegex regex) {
    return print(regex.root());
  }

  final Printed print(RegexNode root) {
    use = CaseUse.of(root);
    groups = 0;
    try {
      return new Printed.Pattern((use == CaseUse.IGNORED ? "(?i)" : "") + apply(root), false);
    } catch (Unsayable unsayable) {
      return unsayable.printed();
    }
  }

  /** Whether a part of the pattern ignores case and another respects it. */
  final boolean mixesCase() {
    return use == CaseUse.MIXED;
  }

  /**
   * How many capturing groups the engine allows; those beyond are printed as groups that capture
   * nothing.
   */
  int maxGroups() {
    return Integer.MAX_VALUE;
  }

  /**
   * The shorthands among {@code dws} that mean ASCII characters to the engine; others are written
   * out.
   */
  String shorthands() {
    return "";
  }

  @Override
  protected String literal(Literal node) {
    String text = escaped(node.codePoint(), "\\.+*?()|[]{}^$");
    return CharSets.isCased(node.codePoint()) ? cased(text, node.ignoreCase()) : text;
  }

  @Override
  protected String any(Any node) {
    return node.dotAll() ? "(?s:.)" : ".";
  }

  @Override
  protected String charClass(CharClass node) {
    if (!node.ignoreCase()) {
      for (char letter : shorthands().toCharArray()) {
        if (node.ranges().equals(CharSets.shorthand(letter))) {
          return "\\" + (node.negated() ? Character.toUpperCase(letter) : letter);
        }
      }
    }
    StringBuilder text = new StringBuilder(node.negated() ? "[^" : "[");
    for (Range range : node.ranges()) {
      text.append(escaped(range.first(), "\\[]^-&~"));
      if (range.last() > range.first()) {
        text.append('-').append(escaped(range.last(), "\\[]^-&~"));
      }
    }
    text.append(']');
    return CharSets.isCased(node) ? cased(text.toString(), node.ignoreCase()) : text.toString();
  }

  /** Whether the character is an ASCII letter or digit that stands for itself. */
  private boolean isPlain(Literal node) {
    int c = node.codePoint();
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter ? node.ignoreCase() == (use == CaseUse.IGNORED) : c >= '0' && c <= '9';
  }

  private String cased(String text, boolean ignoreCase) {
    return ignoreCase == (use == CaseUse.IGNORED)
        ? text
        : (ignoreCase ? "(?i:" : "(?-i:") + text + ")";
  }

  @Override
  protected String group(Group node) {
    boolean capturing = node.capturing() && ++groups <= maxGroups();
    return (capturing ? "(" : "(?:") + apply(node.body()) + ")";
  }

  @Override
  protected String alternation(Alternation node) {
    return node.alternatives().stream().map(this::apply).collect(Collectors.joining("|"));
  }

  @Override
  protected String sequence(Sequence node) {
    StringBuilder text = new StringBuilder();
    for (RegexNode part : node.parts()) {
      if (part instanceof Literal literal && isPlain(literal)) {
        text.append((char) literal.codePoint());
      } else if (part instanceof Alternation) {
        text.append("(?:").append(apply(part)).append(')');
      } else {
        text.append(apply(part));
      }
    }
    return text.toString();
  }

  @Override
  protected String repeat(Repeat node) {
    boolean single =
        node.body() instanceof Literal
            || node.body() instanceof Any
            || node.body() instanceof CharClass
            || node.body() instanceof Group;
    String body = apply(node.body());
    return (single ? body : "(?:" + body + ")") + quantifier(node) + (node.greedy() ? "" : "?");
  }

  static String quantifier(Repeat node) {
    if (node.max() == RegexNode.UNBOUNDED) {
      return node.min() == 0 ? "*" : node.min() == 1 ? "+" : "{" + node.min() + ",}";
    }
    if (node.min() == 0 && node.max() == 1) {
      return "?";
    }
    return node.min() == node.max()
        ? "{" + node.min() + "}"
        : "{" + node.min() + "," + node.max() + "}";
  }

  private static String escaped(int c, String reserved) {
    return switch (c) {
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\f' -> "\\f";
      default -> {
        if (c < 0x20 || c == 0x7F) {
          yield "\\x" + HEX.toHexDigits((byte) c);
        }
        boolean hidden =
            c >= 0x80
                && !Character.isLetterOrDigit(c)
                && Character.getType(c) != Character.OTHER_SYMBOL;
        if (hidden) {
          yield "\\x{" + Integer.toHexString(c).toUpperCase(Locale.ROOT) + "}";
        }
        yield reserved.indexOf(c) >= 0 ? "\\" + (char) c : Character.toString(c);
      }
    };
  }
}
