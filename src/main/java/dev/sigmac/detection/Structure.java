package dev.sigmac.detection;

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
import java.util.List;

/** What an expression is made of: its terms, or the operands of a leaf. */
final class Structure extends ExprDispatch<List<Operand>> {
  private Structure() {}

  static List<Expr> children(Expr expr) {
    if (expr instanceof And and) {
      return and.terms();
    }
    if (expr instanceof Or or) {
      return or.terms();
    }
    return expr instanceof Not not ? List.of(not.term()) : List.of();
  }

  static List<Operand> operands(Expr expr) {
    return new Structure().apply(expr);
  }

  @Override
  protected List<Operand> and(And expr) {
    return List.of();
  }

  @Override
  protected List<Operand> or(Or expr) {
    return List.of();
  }

  @Override
  protected List<Operand> not(Not expr) {
    return List.of();
  }

  @Override
  protected List<Operand> constant(Constant expr) {
    return List.of();
  }

  @Override
  protected List<Operand> named(Named expr) {
    return List.of();
  }

  @Override
  protected List<Operand> text(Text expr) {
    return List.of(expr.operand());
  }

  @Override
  protected List<Operand> terms(Terms expr) {
    return List.of(expr.operand());
  }

  @Override
  protected List<Operand> numbers(Numbers expr) {
    return List.of(expr.operand());
  }

  @Override
  protected List<Operand> compare(Compare expr) {
    return List.of(expr.operand());
  }

  @Override
  protected List<Operand> bool(Bool expr) {
    return List.of(expr.operand());
  }

  @Override
  protected List<Operand> isNull(IsNull expr) {
    return List.of(expr.operand());
  }

  @Override
  protected List<Operand> exists(Exists expr) {
    return List.of(expr.operand());
  }

  @Override
  protected List<Operand> regex(Regex expr) {
    return List.of(expr.operand());
  }

  @Override
  protected List<Operand> inNetwork(InNetwork expr) {
    return List.of(expr.operand());
  }

  @Override
  protected List<Operand> related(Related expr) {
    return List.of(expr.operand(), expr.other());
  }

  @Override
  protected List<Operand> timePart(TimePart expr) {
    return List.of(expr.operand());
  }
}
