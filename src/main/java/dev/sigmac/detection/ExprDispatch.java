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

/**
 * Gives each kind of expression to the method for it. Whoever extends it must say what becomes of
 * every kind, so a new kind is a compile error in each backend that does not know it.
 */
public abstract class ExprDispatch<R> {
  /** The result for {@code expr}. */
  public final R apply(Expr expr) {
    if (expr instanceof And e) {
      return and(e);
    } else if (expr instanceof Or e) {
      return or(e);
    } else if (expr instanceof Not e) {
      return not(e);
    } else if (expr instanceof Constant e) {
      return constant(e);
    } else if (expr instanceof Named e) {
      return named(e);
    } else if (expr instanceof Text e) {
      return text(e);
    } else if (expr instanceof Terms e) {
      return terms(e);
    } else if (expr instanceof Numbers e) {
      return numbers(e);
    } else if (expr instanceof Compare e) {
      return compare(e);
    } else if (expr instanceof Bool e) {
      return bool(e);
    } else if (expr instanceof IsNull e) {
      return isNull(e);
    } else if (expr instanceof Exists e) {
      return exists(e);
    } else if (expr instanceof Regex e) {
      return regex(e);
    } else if (expr instanceof InNetwork e) {
      return inNetwork(e);
    } else if (expr instanceof Related e) {
      return related(e);
    } else if (expr instanceof TimePart e) {
      return timePart(e);
    }
    throw new AssertionError(expr.getClass());
  }

  protected abstract R and(And expr);

  protected abstract R or(Or expr);

  protected abstract R not(Not expr);

  protected abstract R constant(Constant expr);

  protected abstract R named(Named expr);

  protected abstract R text(Text expr);

  protected abstract R terms(Terms expr);

  protected abstract R numbers(Numbers expr);

  protected abstract R compare(Compare expr);

  protected abstract R bool(Bool expr);

  protected abstract R isNull(IsNull expr);

  protected abstract R exists(Exists expr);

  protected abstract R regex(Regex expr);

  protected abstract R inNetwork(InNetwork expr);

  protected abstract R related(Related expr);

  protected abstract R timePart(TimePart expr);
}
