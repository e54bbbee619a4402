package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Or;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.SigmaNumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ids of Windows' events that a rule asks for by {@code EventID}. */
final class EventIds {
  private static final Field EVENT_ID = new Field("EventID");

  private EventIds() {}

  /** The ids, wherever they stand but under a not. */
  static List<Integer> of(LoweredRule rule) {
    Set<Integer> ids = new LinkedHashSet<>();
    add(rule.whole(), ids);
    return List.copyOf(ids);
  }

  private static void add(Expr expr, Set<Integer> ids) {
    if (expr instanceof And || expr instanceof Or) {
      expr.children().forEach(term -> add(term, ids));
    } else if (expr instanceof Numbers numbers && numbers.operand().equals(EVENT_ID)) {
      numbers.anyOf().stream()
          .filter(SigmaNumber::isLong)
          .forEach(n -> ids.add(n.value().intValue()));
    } else if (expr instanceof Text text && text.operand().equals(EVENT_ID)) {
      text.anyOf().stream()
          .map(Object::toString)
          .filter(s -> s.matches("\\d{1,9}"))
          .forEach(s -> ids.add(Integer.valueOf(s)));
    }
  }
}
