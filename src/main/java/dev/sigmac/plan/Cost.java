package dev.sigmac.plan;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Bool;
import dev.sigmac.detection.Expr.Compare;
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
import dev.sigmac.detection.ExprDispatch;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.SigmaString;
import java.util.List;

/**
 * A rank of what a condition costs an engine, cheapest first: looking up a value, comparing an end
 * of a text, searching it, running a pattern over it, searching the whole event.
 */
final class Cost extends ExprDispatch<Integer> {
  private static final int VALUE = 0;
  private static final int END = 1;
  private static final int SEARCH = 2;
  private static final int PATTERN = 3;
  private static final int EVENT = 4;

  @Override
  protected Integer and(And expr) {
    return dearest(expr.terms());
  }

  @Override
  protected Integer or(Or expr) {
    return dearest(expr.terms());
  }

  @Override
  protected Integer not(Not expr) {
    return apply(expr.term());
  }

  @Override
  protected Integer constant(Constant expr) {
    return VALUE;
  }

  @Override
  protected Integer named(Named expr) {
    return VALUE;
  }

  @Override
  protected Integer text(Text expr) {
    int cost = expr.anyOf().stream().mapToInt(Cost::ofString).max().orElseThrow();
    return over(expr.operand(), cost);
  }

  @Override
  protected Integer terms(Terms expr) {
    return over(expr.operand(), SEARCH);
  }

  @Override
  protected Integer numbers(Numbers expr) {
    return over(expr.operand(), VALUE);
  }

  @Override
  protected Integer compare(Compare expr) {
    return over(expr.operand(), VALUE);
  }

  @Override
  protected Integer bool(Bool expr) {
    return over(expr.operand(), VALUE);
  }

  @Override
  protected Integer isNull(IsNull expr) {
    return over(expr.operand(), VALUE);
  }

  @Override
  protected Integer exists(Exists expr) {
    return over(expr.operand(), VALUE);
  }

  @Override
  protected Integer regex(Regex expr) {
    return over(expr.operand(), PATTERN);
  }

  @Override
  protected Integer inNetwork(InNetwork expr) {
    return over(expr.operand(), SEARCH);
  }

  @Override
  protected Integer related(Related expr) {
    return over(expr.operand(), SEARCH);
  }

  @Override
  protected Integer timePart(TimePart expr) {
    return over(expr.operand(), SEARCH);
  }

  private Integer dearest(List<Expr> terms) {
    return terms.stream().mapToInt(this::apply).max().orElseThrow();
  }

  private static int over(Operand operand, int cost) {
    return operand instanceof Operand.WholeEvent ? EVENT : cost;
  }

  private static int ofString(SigmaString string) {
    return switch (string.shape()) {
      case EQUALS, ANYTHING -> VALUE;
      case STARTSWITH, ENDSWITH -> END;
      case CONTAINS -> SEARCH;
      case PATTERN -> PATTERN;
    };
  }
}
