package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.NeedsRulesAndEvents;
import dev.sigmac.compiler.Compiled;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Status;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Lowering;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.evaluate.Evaluator;
import dev.sigmac.evaluate.Event;
import dev.sigmac.evaluate.EventLines;
import dev.sigmac.oracle.spl.SplEngine;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Public rules for Windows find the same real events in SPL as they mean. */
@NeedsRulesAndEvents
class SplRealEventsTest {
  private static final Path EVENTS = Path.of(System.getenv().getOrDefault("SIGMAC_EVENTS", "."));

  @Test
  void rulesFindTheRealEventsThatTheyMean() throws IOException {
    List<SplRealEvent> events =
        EventLines.read(EVENTS.resolve("events.jsonl")).stream().map(SplRealEvent::of).toList();
    SplEngine engine = new SplEngine(events.stream().map(SplRealEvent::row).toList());
    Comparison comparison = new Comparison();
    for (RuleResult result :
        Compiled.sources("splunk-windows", PublicRules.windows(), Options.DEFAULT)) {
      if (result.status() != Status.OK || !(result.document().get() instanceof SigmaRule rule)) {
        continue;
      }
      Set<String> expected = meant(rule, result, events);
      Set<String> actual = engine.find(result.query().orElseThrow());
      comparison.add(expected, actual, result);
    }
    int rules = comparison.queries();
    System.out.println(
        rules
            + " rules, "
            + (long) rules * events.size()
            + " pairs, "
            + comparison.matches()
            + " matches");
    comparison.holds();
    assertThat(rules).isGreaterThan(2700);
    assertThat(comparison.matches()).isGreaterThan(150);
  }

  /**
   * An empty value is meant to find missing ones too, as Splunk does not tell them apart, and the
   * whole event is its text.
   */
  private static Expr stored(Expr expr) {
    if (expr instanceof Expr.Leaf leaf && leaf.operand() instanceof Operand.WholeEvent) {
      return leaf.on(new Operand.Field("_raw"));
    }
    return expr instanceof Expr.Text text && text.anyOf().contains(SigmaString.EMPTY)
        ? Expr.or(List.of(text, new Expr.IsNull(text.operand(), text.origin())))
        : expr;
  }

  /** The events in the sources that the search asks, for which the rule is true. */
  private static Set<String> meant(SigmaRule rule, RuleResult result, List<SplRealEvent> events) {
    Predicate<Event> scoped =
        new Evaluator((operand, row) -> row.values(((Operand.Column) operand).name()))
            .apply(result.plan().orElseThrow().branches().get(0).scan().source().condition());
    Predicate<Event> matches =
        Evaluator.of(
            new Lowering(Placeholders.NONE)
                .lower(rule.detections(), false, new Diagnostics())
                .orElseThrow()
                .whole()
                .rewrite(SplRealEventsTest::stored));
    Set<String> found = new TreeSet<>();
    for (SplRealEvent event : events) {
      if (scoped.test(new Event(event.row())) && matches.test(new Event(event.fields()))) {
        found.add(event.id());
      }
    }
    return found;
  }
}
