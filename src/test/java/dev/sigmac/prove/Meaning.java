package dev.sigmac.prove;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Lowering;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.evaluate.Evaluator;
import dev.sigmac.evaluate.Event;
import dev.sigmac.rule.RuleReader;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.second.SecondReader;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which events a rule means, as {@code evaluate} and the second reader both say; they must agree.
 * An empty value is meant to find missing ones too where the platform cannot tell them apart.
 */
final class Meaning {
  private Meaning() {}

  /** The ids of the events that the rule means where these fields keep an empty text as missing. */
  static Set<String> of(
      String text, Predicate<String> blankIsMissing, Map<String, Map<String, Object>> events) {
    Expr expr = lowered(text).orElseThrow(() -> new AssertionError("not sound: " + text));
    Predicate<Event> first = Evaluator.of(expr.rewrite(e -> stored(e, blankIsMissing)));
    Predicate<Map<String, Object>> second = SecondReader.read(text, blankIsMissing);
    Set<String> found = new TreeSet<>();
    events.forEach(
        (id, event) -> {
          boolean matches = first.test(new Event(event));
          if (second.test(event) != matches) {
            throw new AssertionError(
                "evaluate says " + matches + ", the second reader not: " + text + event);
          }
          if (matches) {
            found.add(id);
          }
        });
    return found;
  }

  /** Whether the rule is free of errors. */
  static boolean isSound(String text) {
    return lowered(text).isPresent();
  }

  private static Optional<Expr> lowered(String text) {
    Diagnostics diagnostics = new Diagnostics();
    SigmaRule rule =
        (SigmaRule) RuleReader.read(new SourceFile("random.yml", text), diagnostics).get(0);
    return new Lowering(Placeholders.NONE)
        .lower(rule.detections(), rule.sigmac().containsTerms(), diagnostics)
        .map(LoweredRule::whole);
  }

  private static Expr stored(Expr expr, Predicate<String> blankIsMissing) {
    boolean empty =
        expr instanceof Expr.Text text
            && text.anyOf().contains(SigmaString.EMPTY)
            && text.operand() instanceof Operand.Field field
            && blankIsMissing.test(field.name());
    return empty
        ? Expr.or(
            List.of(
                expr, new Expr.IsNull(((Expr.Text) expr).operand(), ((Expr.Text) expr).origin())))
        : expr;
  }
}
