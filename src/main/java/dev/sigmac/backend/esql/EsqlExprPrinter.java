package dev.sigmac.backend.esql;

import static dev.sigmac.backend.esql.EsqlChain.atom;
import static dev.sigmac.backend.esql.EsqlChain.compared;
import static dev.sigmac.backend.esql.EsqlChain.known;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.ExprDispatch;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Trait;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.Origin;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.layout.Doc;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Prints conditions. A condition on a missing field is null, which is as good as false but under
 * {@code NOT} and in a column: there it is made false (Elasticsearch documentation, "Logical
 * operators").
 */
final class EsqlExprPrinter extends ExprDispatch<Fragment<EsqlPrecedence>> {
  private final EsqlOperandPrinter operands;
  private final Findings findings;
  private final boolean filter;
  private final boolean guarded;
  private final Set<Operand> misread;
  private final EsqlTextPrinter texts;
  private final EsqlNumberPrinter numbers;

  /**
   * A printer for a {@code WHERE}, or else for an {@code EVAL}, which lacks the match operator, in
   * which the {@code IS NULL} of some operands would be misread.
   */
  EsqlExprPrinter(Findings findings, boolean filter, Set<Operand> misread) {
    this(findings, filter, false, misread);
  }

  private EsqlExprPrinter(
      Findings findings, boolean filter, boolean guarded, Set<Operand> misread) {
    this.operands = new EsqlOperandPrinter();
    this.findings = findings;
    this.filter = filter;
    this.guarded = guarded;
    this.misread = misread;
    this.texts = new EsqlTextPrinter(operands, findings);
    this.numbers = new EsqlNumberPrinter(operands, findings);
  }

  /** The condition as one that is never null. */
  Fragment<EsqlPrecedence> twoValued(Expr expr) {
    if (isTwoValued(expr)) {
      return apply(expr);
    }
    return mentionsMatch(expr)
        ? new EsqlExprPrinter(findings, filter, true, misread).apply(expr)
        : known(apply(expr));
  }

  @Override
  protected Fragment<EsqlPrecedence> and(Expr.And expr) {
    return EsqlChain.all(expr.terms().stream().map(this::apply).toList());
  }

  @Override
  protected Fragment<EsqlPrecedence> or(Expr.Or expr) {
    return EsqlChain.any(expr.terms().stream().map(this::apply).toList());
  }

  @Override
  protected Fragment<EsqlPrecedence> not(Expr.Not expr) {
    if (expr.term() instanceof Expr.IsNull isNull && !(isNull.operand() instanceof WholeEvent)) {
      return texts.present(isNull.operand());
    } else if (expr.term() instanceof Expr.Exists exists
        && !(exists.operand() instanceof WholeEvent)) {
      return absent(exists.operand());
    }
    Fragment<EsqlPrecedence> term = twoValued(expr.term());
    Doc doc = term.precedence() == EsqlPrecedence.ATOM ? term.doc() : term.parenthesized();
    return new Fragment<>(Doc.concat(Doc.text("NOT "), doc), EsqlPrecedence.NOT);
  }

  private Fragment<EsqlPrecedence> absent(Operand operand) {
    return misread.contains(operand)
        ? new Fragment<>(
            Doc.text("NOT (" + operands.apply(operand) + " IS NOT NULL)"), EsqlPrecedence.NOT)
        : texts.absent(operand);
  }

  @Override
  protected Fragment<EsqlPrecedence> constant(Expr.Constant expr) {
    return atom(expr.value() ? "TRUE" : "FALSE");
  }

  @Override
  protected Fragment<EsqlPrecedence> named(Expr.Named expr) {
    return atom(EsqlQuoting.column(expr.identifier()));
  }

  @Override
  protected Fragment<EsqlPrecedence> text(Expr.Text expr) {
    if (expr.operand() instanceof WholeEvent) {
      return wholeEvent(expr.origin());
    } else if (isMatch(expr)) {
      return EsqlChain.any(
          expr.anyOf().stream()
              .map(s -> EsqlQuoting.string(s.text().toLowerCase(Locale.ROOT)))
              .distinct()
              .map(literal -> compared(operands.apply(expr.operand()), ":", literal))
              .toList());
    }
    ColumnType type = EsqlOperandPrinter.type(expr.operand());
    return guard(
        expr,
        type == ColumnType.IP && !EsqlOperandPrinter.is(expr.operand(), Trait.MANY)
            ? numbers.addresses(expr, texts)
            : texts.text(expr));
  }

  @Override
  protected Fragment<EsqlPrecedence> terms(Expr.Terms expr) {
    return apply(expr.asContains());
  }

  @Override
  protected Fragment<EsqlPrecedence> numbers(Expr.Numbers expr) {
    return expr.operand() instanceof WholeEvent
        ? wholeEvent(expr.origin())
        : guard(expr, numbers.oneOf(expr));
  }

  @Override
  protected Fragment<EsqlPrecedence> compare(Expr.Compare expr) {
    return expr.operand() instanceof WholeEvent
        ? wholeEvent(expr.origin())
        : guard(expr, numbers.compare(expr));
  }

  @Override
  protected Fragment<EsqlPrecedence> bool(Expr.Bool expr) {
    if (expr.operand() instanceof WholeEvent) {
      return wholeEvent(expr.origin());
    }
    String value = Boolean.toString(expr.value());
    if (EsqlOperandPrinter.is(expr.operand(), Trait.MANY)) {
      List<SigmaString> written = List.of(SigmaString.literal(value));
      return guard(expr, texts.text(new Expr.Text(expr.operand(), written, true, expr.origin())));
    }
    return guard(
        expr,
        EsqlOperandPrinter.type(expr.operand()) == ColumnType.BOOLEAN
            ? compared(operands.apply(expr.operand()), "==", value.toUpperCase(Locale.ROOT))
            : compared(
                "TO_LOWER(" + operands.text(expr.operand()) + ")",
                "==",
                EsqlQuoting.string(value)));
  }

  @Override
  protected Fragment<EsqlPrecedence> isNull(Expr.IsNull expr) {
    return expr.operand() instanceof WholeEvent ? atom("FALSE") : absent(expr.operand());
  }

  @Override
  protected Fragment<EsqlPrecedence> exists(Expr.Exists expr) {
    return expr.operand() instanceof WholeEvent ? atom("TRUE") : texts.present(expr.operand());
  }

  @Override
  protected Fragment<EsqlPrecedence> regex(Expr.Regex expr) {
    return expr.operand() instanceof WholeEvent
        ? wholeEvent(expr.origin())
        : guard(expr, texts.matches(expr.operand(), expr.regex(), expr.origin()));
  }

  @Override
  protected Fragment<EsqlPrecedence> inNetwork(Expr.InNetwork expr) {
    if (EsqlOperandPrinter.is(expr.operand(), Trait.MANY)) {
      return unsupported(
          expr.origin(), "ES|QL looks for no network in a field that may hold several addresses");
    }
    return expr.operand() instanceof WholeEvent
        ? wholeEvent(expr.origin())
        : guard(expr, numbers.inNetwork(expr));
  }

  @Override
  protected Fragment<EsqlPrecedence> related(Expr.Related expr) {
    if (expr.operand() instanceof WholeEvent || expr.other() instanceof WholeEvent) {
      return wholeEvent(expr.origin());
    } else if (EsqlOperandPrinter.is(expr.operand(), Trait.MANY)
        || EsqlOperandPrinter.is(expr.other(), Trait.MANY)) {
      return unsupported(
          expr.origin(), "ES|QL cannot compare a field that may hold several values with another");
    }
    String text = cased(operands.text(expr.operand()), expr.cased());
    String other = cased(operands.text(expr.other()), expr.cased());
    return guard(
        expr,
        switch (expr.relation()) {
          case EQUALS -> compared(text, "==", other);
          case STARTSWITH -> atom("STARTS_WITH(" + text + ", " + other + ")");
          case ENDSWITH -> atom("ENDS_WITH(" + text + ", " + other + ")");
          case CONTAINS ->
              EsqlChain.any(
                  List.of(
                      compared("LOCATE(" + text + ", " + other + ")", ">", "0"),
                      EsqlChain.all(
                          List.of(compared(other, "==", "\"\""), texts.present(expr.operand())))));
        });
  }

  // A final sigma has an upper case of its own in no text but its lower case is another letter.
  private static String cased(String text, boolean cased) {
    return cased ? text : "REPLACE(TO_LOWER(" + text + "), \"ς\", \"σ\")";
  }

  @Override
  protected Fragment<EsqlPrecedence> timePart(Expr.TimePart expr) {
    if (expr.operand() instanceof WholeEvent) {
      return wholeEvent(expr.origin());
    }
    String date =
        EsqlOperandPrinter.type(expr.operand()) == ColumnType.DATETIME
            ? operands.apply(expr.operand())
            : "TO_DATETIME(REPLACE(TRIM(" + operands.text(expr.operand()) + "), \" \", \"T\"))";
    String part =
        switch (expr.unit()) {
          case MINUTE -> "DATE_EXTRACT(\"minute_of_hour\", " + date + ")";
          case HOUR -> "DATE_EXTRACT(\"hour_of_day\", " + date + ")";
          case DAY -> "DATE_EXTRACT(\"day_of_month\", " + date + ")";
          case WEEK -> "TO_LONG(DATE_FORMAT(\"w\", " + date + "))";
          case MONTH -> "DATE_EXTRACT(\"month_of_year\", " + date + ")";
          case YEAR -> "DATE_EXTRACT(\"year\", " + date + ")";
        };
    String operator = expr.comparison().operator("==");
    return guard(expr, compared(part, operator, Long.toString(expr.number())));
  }

  private Fragment<EsqlPrecedence> wholeEvent(Origin origin) {
    return unsupported(
        origin,
        "ES|QL has no search over all fields of an event, and the pack names no field that holds its text");
  }

  private Fragment<EsqlPrecedence> unsupported(Origin origin, String message) {
    findings.diagnostic(BackendCode.UNSUPPORTED_CONSTRUCT, origin, message);
    return atom("FALSE");
  }

  /** Where leaves are guarded one by one, one that may be null is made false then. */
  private Fragment<EsqlPrecedence> guard(Expr.Leaf leaf, Fragment<EsqlPrecedence> printed) {
    return guarded && !isTwoValued(leaf) ? known(printed) : printed;
  }

  /** Whether the match operator says it, which finds any of several values by the index. */
  private boolean isMatch(Expr.Text text) {
    return filter
        && EsqlOperandPrinter.is(text.operand(), Trait.MANY)
        && EsqlOperandPrinter.is(text.operand(), Trait.LOWER)
        && text.anyOf().stream().allMatch(s -> s.shape() == Shape.EQUALS && !s.isEmpty());
  }

  private boolean mentionsMatch(Expr expr) {
    return expr instanceof Expr.Text text
        ? isMatch(text)
        : expr.children().stream().anyMatch(this::mentionsMatch);
  }

  private boolean isTwoValued(Expr expr) {
    if (expr instanceof Expr.And || expr instanceof Expr.Or) {
      return expr.children().stream().allMatch(this::isTwoValued);
    } else if (expr instanceof Expr.Text text) {
      return isMatch(text) || text.anyOf().stream().allMatch(s -> s.shape() == Shape.ANYTHING);
    }
    return expr instanceof Expr.Not
        || expr instanceof Expr.Constant
        || expr instanceof Expr.Named
        || expr instanceof Expr.IsNull
        || expr instanceof Expr.Exists;
  }
}
