package dev.sigmac.backend.spl;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.ExprDispatch;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Joined;
import dev.sigmac.detection.Origin;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.layout.Doc;
import dev.sigmac.regex.PcreRegex;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.Printed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints conditions as expressions of {@code where} and {@code eval}, which tell case and are null
 * where a field is missing. Null counts as false there, so only under {@code NOT} is a missing
 * field replaced. A function that may meet several values of a field does so in {@code mvfilter}.
 */
final class SplEvalPrinter extends ExprDispatch<Fragment<EvalPrecedence>> {
  /** The numbers below which each whole one is told from the next: all are floating point. */
  private static final BigDecimal LARGEST_NUMBER = BigDecimal.valueOf(1L << 53);

  private final Findings findings;
  private final Set<Operand> restored;
  private final boolean negated;

  /** {@code restored} are the operands whose markup has been put back. */
  SplEvalPrinter(Findings findings, Set<Operand> restored) {
    this(findings, restored, false);
  }

  private SplEvalPrinter(Findings findings, Set<Operand> restored, boolean negated) {
    this.findings = findings;
    this.restored = Set.copyOf(restored);
    this.negated = negated;
  }

  @Override
  protected Fragment<EvalPrecedence> and(Expr.And expr) {
    return all(expr.terms().stream().map(this::apply).toList());
  }

  @Override
  protected Fragment<EvalPrecedence> or(Expr.Or expr) {
    return any(expr.terms().stream().map(this::apply).toList());
  }

  @Override
  protected Fragment<EvalPrecedence> not(Expr.Not expr) {
    Fragment<EvalPrecedence> term = new SplEvalPrinter(findings, restored, true).apply(expr.term());
    return new Fragment<>(
        Doc.concat(Doc.text("NOT "), term.in(EvalPrecedence.ATOM)), EvalPrecedence.NOT);
  }

  @Override
  protected Fragment<EvalPrecedence> constant(Expr.Constant expr) {
    return atom(expr.value() + "()");
  }

  @Override
  protected Fragment<EvalPrecedence> named(Expr.Named expr) {
    return compared(SplQuoting.evalField(expr.identifier()) + "=1");
  }

  @Override
  protected Fragment<EvalPrecedence> text(Expr.Text expr) {
    boolean raw = SplNames.isRaw(expr.operand());
    boolean escaped = SplMarkup.isEscaped(expr.operand()) && !restored.contains(expr.operand());
    List<Fragment<EvalPrecedence>> ways = new ArrayList<>();
    List<SigmaString> patterns = new ArrayList<>();
    for (SigmaString string : expr.anyOf()) {
      if (string.isEmpty()) {
        ways.add(raw ? atom("false()") : compared(filled(expr) + "=\"\""));
      } else if (string.shape() == Shape.ANYTHING) {
        ways.add(raw ? atom("true()") : present(expr));
      } else {
        patterns.add(escaped ? SplMarkup.escaped(string) : string);
      }
    }
    if (!patterns.isEmpty()) {
      PortableRegex regex = SplPatterns.anyOf(patterns, expr.cased());
      ways.add(0, matches(expr, regex));
    }
    return any(ways);
  }

  private Fragment<EvalPrecedence> matches(Expr.Leaf leaf, PortableRegex regex) {
    Printed printed = new PcreRegex().print(regex);
    if (printed instanceof Printed.Unsupported unsupported) {
      findings.diagnostic(BackendCode.UNSUPPORTED_REGEX, leaf.origin(), unsupported.reason());
      return atom("false()");
    }
    String pattern = SplQuoting.pattern(((Printed.Pattern) printed).text());
    String subject = subject(leaf);
    if (SplNames.isRaw(leaf.operand()) || !negated) {
      return isMultivalued(leaf)
          ? someValue("match(" + subject + ", " + pattern + ")")
          : atom("match(" + subject + ", " + pattern + ")");
    }
    if (isMultivalued(leaf)) {
      return someValue("match(" + subject + ", " + pattern + ")");
    }
    Fragment<EvalPrecedence> match = atom("match(" + filled(leaf) + ", " + pattern + ")");
    return regex.matchesEmpty() ? all(List.of(present(leaf), match)) : match;
  }

  @Override
  protected Fragment<EvalPrecedence> terms(Expr.Terms expr) {
    return text(expr.asContains());
  }

  @Override
  protected Fragment<EvalPrecedence> numbers(Expr.Numbers expr) {
    return text(SplSearchPrinter.asText(expr));
  }

  @Override
  protected Fragment<EvalPrecedence> bool(Expr.Bool expr) {
    return text(SplSearchPrinter.asText(expr));
  }

  @Override
  protected Fragment<EvalPrecedence> compare(Expr.Compare expr) {
    BigDecimal number = expr.number().value().stripTrailingZeros();
    if (number.abs().compareTo(LARGEST_NUMBER) >= 0) {
      return unsupported(
          expr, "Splunk compares floating point numbers, which do not tell this one from the next");
    }
    return someValue(
        "tonumber("
            + subject(expr)
            + ")"
            + expr.comparison().operator("=")
            + number.toPlainString());
  }

  @Override
  protected Fragment<EvalPrecedence> isNull(Expr.IsNull expr) {
    return SplNames.isRaw(expr.operand()) ? atom("false()") : atom("isnull(" + subject(expr) + ")");
  }

  @Override
  protected Fragment<EvalPrecedence> exists(Expr.Exists expr) {
    return SplNames.isRaw(expr.operand()) ? atom("true()") : present(expr);
  }

  @Override
  protected Fragment<EvalPrecedence> regex(Expr.Regex expr) {
    return matches(expr, expr.regex());
  }

  @Override
  protected Fragment<EvalPrecedence> inNetwork(Expr.InNetwork expr) {
    String subject = subject(expr);
    return someValue(
        expr.anyOf().stream()
            .map(n -> "cidrmatch(" + SplQuoting.string(n.toString()) + ", " + subject + ")")
            .collect(Collectors.joining(" OR ")));
  }

  @Override
  protected Fragment<EvalPrecedence> related(Expr.Related expr) {
    Optional<String> other = name(expr.other(), expr.origin());
    if (isMultivalued(expr) || other.filter(SplNames::isMultivalued).isPresent()) {
      return unsupported(expr, "Splunk cannot compare fields that have several values");
    }
    String text = filledIfNegated(subject(expr));
    String part = filledIfNegated(other.map(SplQuoting::evalField).orElse("null()"));
    Fragment<EvalPrecedence> relation =
        SplRelation.of(
            expr.relation(),
            expr.cased() ? text : folded(text),
            expr.cased() ? part : folded(part));
    if (!negated) {
      return relation;
    }
    return all(
        List.of(
            present(expr),
            atom("isnotnull(" + other.map(SplQuoting::evalField).orElse("null()") + ")"),
            relation));
  }

  @Override
  protected Fragment<EvalPrecedence> timePart(Expr.TimePart expr) {
    String subject = subject(expr);
    return someValue(
        "match("
            + subject
            + ", "
            + SplQuoting.pattern(SplTime.PATTERN)
            + ") AND "
            + SplTime.part(expr.unit(), subject)
            + expr.comparison().operator("=")
            + expr.number());
  }

  /** What an operand holds; null where it is missing. */
  private String subject(Expr.Leaf leaf) {
    Operand operand = leaf.operand();
    if (SplNames.isRaw(operand) && restored.contains(operand)) {
      return SplMarkup.EVENT;
    }
    if (operand instanceof Joined joined) {
      return SplOutputs.joined(joined);
    }
    return name(operand, leaf.origin()).map(SplQuoting::evalField).orElse("null()");
  }

  private Optional<String> name(Operand operand, Origin origin) {
    Optional<String> name = SplNames.of(operand);
    if (name.isEmpty()) {
      findings.diagnostic(
          BackendCode.UNSUPPORTED_CONSTRUCT, origin, "Splunk cannot name this field.");
    }
    return name;
  }

  private String filled(Expr.Leaf leaf) {
    return "coalesce(" + subject(leaf) + ", \"\")";
  }

  private String filledIfNegated(String subject) {
    return negated ? "coalesce(" + subject + ", \"\")" : subject;
  }

  private Fragment<EvalPrecedence> present(Expr.Leaf leaf) {
    return atom("isnotnull(" + subject(leaf) + ")");
  }

  private static boolean isMultivalued(Expr.Leaf leaf) {
    return SplNames.of(leaf.operand()).filter(SplNames::isMultivalued).isPresent();
  }

  /** Whether some value of the one field in the condition meets it; never null. */
  private static Fragment<EvalPrecedence> someValue(String condition) {
    return atom("isnotnull(mvfilter(" + condition + "))");
  }

  private static String folded(String text) {
    return "lower(upper(" + text + "))";
  }

  private Fragment<EvalPrecedence> unsupported(Expr.Leaf leaf, String reason) {
    findings.diagnostic(BackendCode.UNSUPPORTED_CONSTRUCT, leaf.origin(), reason + ".");
    return atom("false()");
  }

  private static Fragment<EvalPrecedence> all(List<Fragment<EvalPrecedence>> terms) {
    return SplChain.of(terms, "AND", EvalPrecedence.AND);
  }

  private static Fragment<EvalPrecedence> any(List<Fragment<EvalPrecedence>> terms) {
    return SplChain.of(terms, "OR", EvalPrecedence.OR);
  }

  private static Fragment<EvalPrecedence> compared(String text) {
    return new Fragment<>(Doc.text(text), EvalPrecedence.COMPARISON);
  }

  private static Fragment<EvalPrecedence> atom(String text) {
    return new Fragment<>(Doc.text(text), EvalPrecedence.ATOM);
  }
}
