package dev.sigmac.plan;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Named;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Extracted;
import java.util.function.Predicate;

/** Which names an expression mentions. */
final class Mentions {
  private Mentions() {}

  /** Whether a flag column occurs. */
  static boolean flag(Expr expr) {
    return expr instanceof Named || expr.children().stream().anyMatch(Mentions::flag);
  }

  /** Whether an extracted column occurs. */
  static boolean anyExtract(Expr expr) {
    return operand(expr, o -> o instanceof Extracted);
  }

  /** Whether the extracted column of that name occurs. */
  static boolean extract(Expr expr, String name) {
    return operand(expr, new Extracted(name)::equals);
  }

  private static boolean operand(Expr expr, Predicate<Operand> test) {
    return expr.operands().stream().anyMatch(test)
        || expr.children().stream().anyMatch(c -> operand(c, test));
  }
}
