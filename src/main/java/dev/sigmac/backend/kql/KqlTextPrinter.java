package dev.sigmac.backend.kql;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.ByShape;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.backend.Wildcards;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.Origin;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.layout.Doc;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.Printed;
import dev.sigmac.regex.RustRegex;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints matches on texts. KQL's operators ignore the case of ASCII letters only (Kusto
 * documentation, "String operators"), so a value with other letters is a regular expression.
 */
final class KqlTextPrinter {
  private static final int LONGEST_CHAIN = 64;

  private final KqlOperandPrinter operands;
  private final Findings findings;

  KqlTextPrinter(KqlOperandPrinter operands, Findings findings) {
    this.operands = operands;
    this.findings = findings;
  }

  /** The text equals, contains, starts or ends with, or follows one of the strings. */
  Fragment<KqlPrecedence> text(Expr.Text match) {
    List<Fragment<KqlPrecedence>> terms = new ArrayList<>();
    List<SigmaString> patterns = new ArrayList<>();
    ByShape.of(match.anyOf())
        .forEach(
            (shape, strings) -> {
              List<SigmaString> plain = new ArrayList<>();
              for (SigmaString string : strings) {
                boolean folds = !match.cased() && Wildcards.hasOtherLetters(string.text());
                (folds || shape == SigmaString.Shape.PATTERN ? patterns : plain).add(string);
              }
              if (!plain.isEmpty()) {
                terms.addAll(plain(match, shape, plain));
              }
            });
    if (!patterns.isEmpty()) {
      terms.add(pattern(match, patterns));
    }
    return KqlChain.any(terms);
  }

  private List<Fragment<KqlPrecedence>> plain(
      Expr.Text match, SigmaString.Shape shape, List<SigmaString> strings) {
    String suffix = match.cased() ? "_cs" : "";
    return switch (shape) {
      case EQUALS -> equal(match, strings);
      case ANYTHING -> List.of(present(match.operand()));
      case STARTSWITH -> each(match, "startswith" + suffix, strings);
      case ENDSWITH -> each(match, "endswith" + suffix, strings);
      case CONTAINS -> contain(match, strings);
      case PATTERN -> List.of(pattern(match, strings));
    };
  }

  private List<Fragment<KqlPrecedence>> equal(Expr.Text match, List<SigmaString> strings) {
    List<Fragment<KqlPrecedence>> terms = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (SigmaString string : strings) {
      if (string.isEmpty()) {
        terms.add(empty(match.operand()));
      } else {
        values.add(string.text());
      }
    }
    boolean whole = KqlOperandPrinter.type(match.operand()) == ColumnType.INTEGER;
    if (whole && values.stream().allMatch(v -> v.matches("0|-?[1-9]\\d{0,17}"))) {
      if (!values.isEmpty()) {
        terms.add(oneOf(operands.apply(match.operand()), "==", "in", values));
      }
      return terms;
    }
    if (match.operand() instanceof WholeEvent) {
      values.forEach(
          v -> terms.add(compared("*", match.cased() ? "==" : "=~", KqlQuoting.string(v))));
    } else if (!values.isEmpty()) {
      List<String> literals = values.stream().map(KqlQuoting::string).toList();
      String text = operands.text(match.operand());
      terms.add(
          match.cased() ? oneOf(text, "==", "in", literals) : oneOf(text, "=~", "in~", literals));
    }
    return terms;
  }

  private List<Fragment<KqlPrecedence>> contain(Expr.Text match, List<SigmaString> strings) {
    List<String> bounded = new ArrayList<>();
    List<SigmaString> others = new ArrayList<>();
    for (SigmaString string : strings) {
      boolean terms = !match.cased() && !(match.operand() instanceof WholeEvent);
      if (terms && KqlTerms.sameAsContains(string.text())) {
        bounded.add(KqlQuoting.string(string.text()));
      } else {
        others.add(string);
      }
    }
    List<Fragment<KqlPrecedence>> result = new ArrayList<>();
    if (!bounded.isEmpty()) {
      result.add(oneOf(operands.text(match.operand()), "has", "has_any", bounded));
    }
    if (others.size() > LONGEST_CHAIN) {
      result.add(pattern(match, others));
    } else {
      result.addAll(each(match, match.cased() ? "contains_cs" : "contains", others));
    }
    return result;
  }

  private List<Fragment<KqlPrecedence>> each(
      Expr.Text match, String operator, List<SigmaString> strings) {
    String text = operands.text(match.operand());
    return strings.stream()
        .map(string -> compared(text, operator, KqlQuoting.string(string.text())))
        .toList();
  }

  private Fragment<KqlPrecedence> pattern(Expr.Text match, List<SigmaString> strings) {
    return matches(match.operand(), Wildcards.regex(strings, !match.cased()), match.origin());
  }

  /** A part of the text matches the regular expression. */
  Fragment<KqlPrecedence> matches(Operand operand, PortableRegex regex, Origin origin) {
    Printed printed = new RustRegex().print(regex);
    if (printed instanceof Printed.Unsupported unsupported) {
      findings.diagnostic(BackendCode.UNSUPPORTED_REGEX, origin, unsupported.reason());
      return KqlTextPrinter.atom("false");
    }
    String pattern = KqlQuoting.verbatim(((Printed.Pattern) printed).text());
    Fragment<KqlPrecedence> match = compared(operands.text(operand), "matches regex", pattern);
    return regex.matchesEmpty() ? KqlChain.all(List.of(present(operand), match)) : match;
  }

  /** The operand is there; a {@code string} is if it is not empty. */
  Fragment<KqlPrecedence> present(Operand operand) {
    if (operand instanceof WholeEvent) {
      return atom("true");
    }
    String test = KqlOperandPrinter.type(operand) == ColumnType.TEXT ? "isnotempty" : "isnotnull";
    return atom(test + "(" + operands.apply(operand) + ")");
  }

  private Fragment<KqlPrecedence> empty(Operand operand) {
    return switch (KqlOperandPrinter.type(operand)) {
      case TEXT -> atom("isempty(" + operands.apply(operand) + ")");
      case DYNAMIC ->
          KqlChain.all(List.of(present(operand), atom("isempty(" + operands.text(operand) + ")")));
      default -> atom("false");
    };
  }

  static Fragment<KqlPrecedence> oneOf(
      String text, String single, String several, List<String> values) {
    List<String> distinct = values.stream().distinct().toList();
    return distinct.size() == 1
        ? compared(text, single, distinct.get(0))
        : new Fragment<>(
            Doc.concat(Doc.text(text + " " + several + " "), KqlChain.list(distinct)),
            KqlPrecedence.COMPARISON);
  }

  static Fragment<KqlPrecedence> compared(String left, String operator, String right) {
    return new Fragment<>(Doc.text(left + " " + operator + " " + right), KqlPrecedence.COMPARISON);
  }

  static Fragment<KqlPrecedence> atom(String text) {
    return new Fragment<>(Doc.text(text), KqlPrecedence.ATOM);
  }
}
