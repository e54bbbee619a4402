package dev.sigmac.evaluate;

import com.google.re2j.Pattern;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Bool;
import dev.sigmac.detection.Expr.Compare;
import dev.sigmac.detection.Expr.Comparison;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Expr.InNetwork;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Named;
import dev.sigmac.detection.Expr.Not;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Or;
import dev.sigmac.detection.Expr.Regex;
import dev.sigmac.detection.Expr.Related;
import dev.sigmac.detection.Expr.Terms;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Expr.TimePart;
import dev.sigmac.detection.Expr.TimeUnit;
import dev.sigmac.detection.ExprDispatch;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.SigmaNumber;
import java.time.OffsetDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.Predicate;

/**
 * Turns an expression over a rule's own fields into a test of events. It decides every question as
 * the specification does, or the decisions that complete it; its time is linear in the event, also
 * for regular expressions. An identifier in it is a flag that has been computed for the event.
 */
public final class Evaluator extends ExprDispatch<Predicate<Event>> {
  private final OperandValues operands;

  /** An evaluator that reads operands so. */
  public Evaluator(OperandValues operands) {
    this.operands = operands;
  }

  /** The test of an expression whose operands are fields or the whole event. */
  public static Predicate<Event> of(Expr expr) {
    return new Evaluator(OperandValues.fields()).apply(expr);
  }

  @Override
  protected Predicate<Event> and(And expr) {
    List<Predicate<Event>> terms = expr.terms().stream().map(this::apply).toList();
    return event -> {
      for (Predicate<Event> term : terms) {
        if (!term.test(event)) {
          return false;
        }
      }
      return true;
    };
  }

  @Override
  protected Predicate<Event> or(Or expr) {
    List<Predicate<Event>> terms = expr.terms().stream().map(this::apply).toList();
    return event -> any(terms, event);
  }

  @Override
  protected Predicate<Event> not(Not expr) {
    return apply(expr.term()).negate();
  }

  @Override
  protected Predicate<Event> constant(Constant expr) {
    return event -> expr.value();
  }

  @Override
  protected Predicate<Event> named(Named expr) {
    return event -> event.computed(expr.identifier()).equals(true);
  }

  @Override
  protected Predicate<Event> text(Text expr) {
    List<TextMatch> matches =
        expr.anyOf().stream().map(s -> new TextMatch(s, expr.cased())).toList();
    if (expr.cased()) {
      return any(expr.operand(), value -> any(matches, Values.text(value)));
    }
    return anyFolded(expr.operand(), matches);
  }

  @Override
  protected Predicate<Event> terms(Terms expr) {
    return anyFolded(expr.operand(), expr.anyOf().stream().map(TermSearch::new).toList());
  }

  @Override
  protected Predicate<Event> numbers(Numbers expr) {
    List<Predicate<Object>> numbers = expr.anyOf().stream().map(Evaluator::number).toList();
    return any(expr.operand(), value -> any(numbers, value));
  }

  /** Whole numbers are compared as such, which is what event ids are. */
  private static Predicate<Object> number(SigmaNumber number) {
    boolean whole = number.isLong();
    long exact = whole ? number.value().longValue() : 0;
    return value -> {
      if (whole && (value instanceof Integer || value instanceof Long)) {
        return ((Number) value).longValue() == exact;
      }
      return value instanceof Number
          ? Values.number(value).filter(v -> v.compareTo(number.value()) == 0).isPresent()
          : Values.text(value).equalsIgnoreCase(number.lexeme());
    };
  }

  @Override
  protected Predicate<Event> compare(Compare expr) {
    return any(
        expr.operand(),
        value ->
            Values.number(value)
                .filter(n -> holds(expr.comparison(), n.compareTo(expr.number().value())))
                .isPresent());
  }

  @Override
  protected Predicate<Event> bool(Bool expr) {
    return any(
        expr.operand(),
        value -> Values.text(value).equalsIgnoreCase(Boolean.toString(expr.value())));
  }

  @Override
  protected Predicate<Event> isNull(IsNull expr) {
    return event -> operands.of(expr.operand(), event).isEmpty();
  }

  @Override
  protected Predicate<Event> exists(Exists expr) {
    return event -> !operands.of(expr.operand(), event).isEmpty();
  }

  @Override
  protected Predicate<Event> regex(Regex expr) {
    Pattern pattern = RegexPatterns.compile(expr.regex());
    return any(expr.operand(), value -> pattern.matcher(Values.text(value)).find());
  }

  @Override
  protected Predicate<Event> inNetwork(InNetwork expr) {
    return any(
        expr.operand(),
        value ->
            value instanceof String text && expr.anyOf().stream().anyMatch(n -> n.contains(text)));
  }

  @Override
  protected Predicate<Event> related(Related expr) {
    return event ->
        operands.of(expr.operand(), event).stream()
            .anyMatch(
                a ->
                    operands.of(expr.other(), event).stream().anyMatch(b -> isRelated(expr, a, b)));
  }

  @Override
  protected Predicate<Event> timePart(TimePart expr) {
    return any(
        expr.operand(),
        value ->
            Values.date(value)
                .filter(
                    d ->
                        holds(expr.comparison(), Long.compare(part(expr.unit(), d), expr.number())))
                .isPresent());
  }

  private Predicate<Event> any(Operand operand, Predicate<Object> test) {
    return event -> {
      for (Object value : operands.of(operand, event)) {
        if (test.test(value)) {
          return true;
        }
      }
      return false;
    };
  }

  private Predicate<Event> anyFolded(Operand operand, List<? extends Predicate<String>> tests) {
    return event -> {
      for (String text : operands.folded(operand, event)) {
        if (any(tests, text)) {
          return true;
        }
      }
      return false;
    };
  }

  private static <T> boolean any(List<? extends Predicate<T>> tests, T value) {
    for (Predicate<T> test : tests) {
      if (test.test(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRelated(Related expr, Object left, Object right) {
    String a = expr.cased() ? Values.text(left) : Folding.fold(Values.text(left));
    String b = expr.cased() ? Values.text(right) : Folding.fold(Values.text(right));
    return switch (expr.relation()) {
      case EQUALS -> a.equals(b);
      case CONTAINS -> a.contains(b);
      case STARTSWITH -> a.startsWith(b);
      case ENDSWITH -> a.endsWith(b);
    };
  }

  private static boolean holds(Comparison comparison, int order) {
    return switch (comparison) {
      case EQ -> order == 0;
      case LT -> order < 0;
      case LTE -> order <= 0;
      case GT -> order > 0;
      case GTE -> order >= 0;
    };
  }

  private static long part(TimeUnit unit, OffsetDateTime date) {
    return switch (unit) {
      case MINUTE -> date.getMinute();
      case HOUR -> date.getHour();
      case DAY -> date.getDayOfMonth();
      case WEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case MONTH -> date.getMonthValue();
      case YEAR -> date.getYear();
    };
  }
}
