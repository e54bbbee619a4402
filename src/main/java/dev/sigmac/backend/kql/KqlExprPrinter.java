package dev.sigmac.backend.kql;

import static dev.sigmac.backend.kql.KqlTextPrinter.atom;
import static dev.sigmac.backend.kql.KqlTextPrinter.compared;
import static dev.sigmac.backend.kql.KqlTextPrinter.oneOf;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.backend.Wildcards;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.ExprDispatch;
import dev.sigmac.detection.Network;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.layout.Doc;
import dev.sigmac.pipeline.Deviation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints conditions. {@code twoValued} asks that none is ever null, as needed under {@code not} and
 * in a column; elsewhere null counts as false (Kusto documentation, "Null values").
 */
final class KqlExprPrinter extends ExprDispatch<Fragment<KqlPrecedence>> {
  private static final int LONGEST_TERM_LIST = 10_000;

  private final KqlOperandPrinter operands;
  private final Findings findings;
  private final boolean twoValued;
  private final boolean negated;
  private final KqlTextPrinter texts;
  private final KqlNumberPrinter numbers;

  KqlExprPrinter(KqlOperandPrinter operands, Findings findings, boolean twoValued) {
    this(operands, findings, twoValued, false);
  }

  private KqlExprPrinter(
      KqlOperandPrinter operands, Findings findings, boolean twoValued, boolean negated) {
    this.operands = operands;
    this.findings = findings;
    this.twoValued = twoValued;
    this.negated = negated;
    this.texts = new KqlTextPrinter(operands, findings);
    this.numbers = new KqlNumberPrinter(operands);
  }

  @Override
  protected Fragment<KqlPrecedence> and(Expr.And expr) {
    return KqlChain.all(expr.terms().stream().map(this::apply).toList());
  }

  @Override
  protected Fragment<KqlPrecedence> or(Expr.Or expr) {
    return KqlChain.any(expr.terms().stream().map(this::apply).toList());
  }

  @Override
  protected Fragment<KqlPrecedence> not(Expr.Not expr) {
    Doc term = new KqlExprPrinter(operands, findings, true, !negated).apply(expr.term()).doc();
    return new Fragment<>(Doc.concat(Doc.text("not("), term, Doc.text(")")), KqlPrecedence.ATOM);
  }

  @Override
  protected Fragment<KqlPrecedence> constant(Expr.Constant expr) {
    return atom(Boolean.toString(expr.value()));
  }

  @Override
  protected Fragment<KqlPrecedence> named(Expr.Named expr) {
    return atom(KqlQuoting.identifier(expr.identifier()));
  }

  @Override
  protected Fragment<KqlPrecedence> text(Expr.Text expr) {
    return texts.text(expr);
  }

  @Override
  protected Fragment<KqlPrecedence> terms(Expr.Terms expr) {
    if (expr.operand() instanceof WholeEvent || expr.anyOf().size() > LONGEST_TERM_LIST) {
      return text(expr.asContains());
    }
    String inexact =
        expr.anyOf().stream()
            .filter(needle -> !KqlTerms.isBounded(needle))
            .map(KqlQuoting::string)
            .collect(Collectors.joining(", "));
    if (!inexact.isEmpty()) {
      Deviation.Effect effect = negated ? Deviation.Effect.ADDS : Deviation.Effect.LOSES;
      String reason = "has finds whole terms only, so not inside a longer word: " + inexact + ".";
      findings.deviation(Deviation.of(effect, reason, expr.origin()).byConsent());
    }
    String text = operands.text(expr.operand());
    List<String> needles = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String needle : expr.anyOf()) {
      if (Wildcards.hasOtherLetters(needle)) {
        others.add(KqlQuoting.string(folded(needle)));
      } else {
        needles.add(KqlQuoting.string(needle));
      }
    }
    List<Fragment<KqlPrecedence>> ways = new ArrayList<>();
    if (!needles.isEmpty()) {
      ways.add(oneOf(text, "has", "has_any", needles));
    }
    if (!others.isEmpty()) {
      ways.add(oneOf(inOneCase(text), "has", "has_any", others));
    }
    return KqlChain.any(ways);
  }

  private static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints()
        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  @Override
  protected Fragment<KqlPrecedence> numbers(Expr.Numbers expr) {
    return numbers.oneOf(expr);
  }

  @Override
  protected Fragment<KqlPrecedence> compare(Expr.Compare expr) {
    return numbers
        .sides(expr)
        .map(sides -> ordered(sides.left(), expr.comparison(), sides.right()))
        .orElseGet(
            () -> {
              findings.diagnostic(
                  BackendCode.UNSUPPORTED_CONSTRUCT,
                  expr.origin(),
                  "KQL cannot compare with this number.");
              return atom("false");
            });
  }

  @Override
  protected Fragment<KqlPrecedence> bool(Expr.Bool expr) {
    if (KqlOperandPrinter.type(expr.operand()) == ColumnType.BOOLEAN) {
      return compared(operands.apply(expr.operand()), "==", Boolean.toString(expr.value()));
    }
    String literal = KqlQuoting.string(Boolean.toString(expr.value()));
    return compared(operands.text(expr.operand()), "=~", literal);
  }

  @Override
  protected Fragment<KqlPrecedence> isNull(Expr.IsNull expr) {
    if (expr.operand() instanceof WholeEvent) {
      return atom("false");
    }
    boolean text = KqlOperandPrinter.type(expr.operand()) == ColumnType.TEXT;
    return atom((text ? "isempty(" : "isnull(") + operands.apply(expr.operand()) + ")");
  }

  @Override
  protected Fragment<KqlPrecedence> exists(Expr.Exists expr) {
    return texts.present(expr.operand());
  }

  @Override
  protected Fragment<KqlPrecedence> regex(Expr.Regex expr) {
    return texts.matches(expr.operand(), expr.regex(), expr.origin());
  }

  @Override
  protected Fragment<KqlPrecedence> inNetwork(Expr.InNetwork expr) {
    if (expr.operand() instanceof WholeEvent) {
      findings.diagnostic(
          BackendCode.UNSUPPORTED_CONSTRUCT,
          expr.origin(),
          "KQL cannot look for an address in a whole event.");
      return atom("false");
    }
    List<Fragment<KqlPrecedence>> terms = new ArrayList<>();
    for (Network.Version version : Network.Version.values()) {
      List<Network> networks =
          expr.anyOf().stream().filter(network -> network.version() == version).toList();
      if (!networks.isEmpty()) {
        terms.add(inNetworks(expr.operand(), version, networks));
      }
    }
    return KqlChain.any(terms);
  }

  private Fragment<KqlPrecedence> inNetworks(
      Operand operand, Network.Version version, List<Network> networks) {
    String text = operands.text(operand);
    String family = version.name().toLowerCase(Locale.ROOT);
    String ranges =
        networks.stream()
            .map(network -> KqlQuoting.string(network.toString()))
            .collect(Collectors.joining(", "));
    String name = networks.size() == 1 ? "_is_in_range(" : "_is_in_any_range(";
    Fragment<KqlPrecedence> inside = known(atom(family + name + text + ", " + ranges + ")"));
    // The IPv6 functions take 10.0.0.1 as ::ffff:10.0.0.1, which only such networks can hold.
    boolean holdsIpv4 = networks.stream().anyMatch(network -> network.address().startsWith("::"));
    return version == Network.Version.IPV6 && holdsIpv4
        ? KqlChain.all(List.of(compared(text, "contains", "\":\""), inside))
        : inside;
  }

  @Override
  protected Fragment<KqlPrecedence> related(Expr.Related expr) {
    if (expr.operand() instanceof WholeEvent || expr.other() instanceof WholeEvent) {
      findings.diagnostic(
          BackendCode.UNSUPPORTED_CONSTRUCT,
          expr.origin(),
          "KQL cannot compare a column with a whole event.");
      return atom("false");
    }
    String operator =
        switch (expr.relation()) {
          case EQUALS -> "==";
          case CONTAINS -> "contains_cs";
          case STARTSWITH -> "startswith_cs";
          case ENDSWITH -> "endswith_cs";
        };
    String text = operands.text(expr.operand());
    String other = operands.text(expr.other());
    List<Fragment<KqlPrecedence>> terms = new ArrayList<>(List.of(texts.present(expr.other())));
    if (KqlOperandPrinter.type(expr.other()) == ColumnType.DYNAMIC) {
      // Its text may be empty, as that of an operand that is missing is.
      terms.add(texts.present(expr.operand()));
    }
    terms.add(
        expr.cased()
            ? compared(text, operator, other)
            : compared(inOneCase(text), operator, inOneCase(other)));
    return KqlChain.all(terms);
  }

  // Operators that ignore case do so for ASCII alone. Some letters share their upper case only.
  private static String inOneCase(String text) {
    return "tolower(toupper(" + text + "))";
  }

  @Override
  protected Fragment<KqlPrecedence> timePart(Expr.TimePart expr) {
    boolean stored = KqlOperandPrinter.type(expr.operand()) == ColumnType.DATETIME;
    String date =
        stored
            ? operands.apply(expr.operand())
            : "todatetime(" + operands.text(expr.operand()) + ")";
    String unit =
        expr.unit() == Expr.TimeUnit.WEEK
            ? "week_of_year"
            : expr.unit().name().toLowerCase(Locale.ROOT);
    String part = "datetime_part(" + KqlQuoting.string(unit) + ", " + date + ")";
    return ordered(part, expr.comparison(), Long.toString(expr.number()));
  }

  private Fragment<KqlPrecedence> ordered(String left, Expr.Comparison comparison, String right) {
    return switch (comparison) {
      case EQ -> compared(left, "==", right);
      case LT -> known(compared(left, "<", right));
      case LTE -> known(compared(left, "<=", right));
      case GT -> known(compared(left, ">", right));
      case GTE -> known(compared(left, ">=", right));
    };
  }

  /** A condition that may be null, as one that is false then where that matters. */
  private Fragment<KqlPrecedence> known(Fragment<KqlPrecedence> condition) {
    return twoValued
        ? new Fragment<>(
            Doc.concat(Doc.text("coalesce("), condition.doc(), Doc.text(", false)")),
            KqlPrecedence.ATOM)
        : condition;
  }
}
