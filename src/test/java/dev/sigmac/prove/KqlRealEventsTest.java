package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.NeedsRulesAndEvents;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Status;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Lowering;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.evaluate.Evaluator;
import dev.sigmac.evaluate.Event;
import dev.sigmac.evaluate.EventLines;
import dev.sigmac.oracle.KqlEngine;
import dev.sigmac.pipeline.MappingOptions;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Public rules for Windows find the same real events in KQL as they mean. */
@NeedsRulesAndEvents
class KqlRealEventsTest {
  private static final Path EVENTS = Path.of(System.getenv().getOrDefault("SIGMAC_EVENTS", "."));
  private static final String TABLE = "WindowsEvent";

  @Test
  void rulesFindTheRealEventsThatTheyMean() throws IOException {
    List<RealEvent> events =
        EventLines.read(EVENTS.resolve("events.jsonl")).stream().map(RealEvent::of).toList();
    Comparison comparison = new Comparison();
    try (KqlEngine engine =
        KqlEngine.over(Map.of(TABLE, events.stream().map(RealEvent::row).toList()))) {
      for (RuleResult result : compiled()) {
        if (result.status() == Status.OK
            && result.document().get() instanceof SigmaRule rule
            && isChannel(scope(result))) {
          Set<String> expected = meant(rule, result, events);
          Set<String> actual = engine.find("microsoft", result.query().orElseThrow());
          comparison.add(expected, actual, result);
        }
      }
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
    assertThat(rules).isGreaterThan(2000);
    assertThat(comparison.matches()).isGreaterThan(150);
  }

  private static List<RuleResult> compiled() throws IOException {
    MappingOptions options = new MappingOptions(Optional.of(TABLE), false);
    return PublicRules.compiled(PublicRules.windows(), "microsoft", "kql", options);
  }

  private static Set<String> meant(SigmaRule rule, RuleResult result, List<RealEvent> events) {
    LoweredRule lowered =
        new Lowering(Placeholders.NONE)
            .lower(rule.detections(), false, new Diagnostics())
            .orElseThrow();
    Predicate<Event> matches = Evaluator.of(lowered.whole());
    Predicate<Event> scoped = new Evaluator(KqlRealEventsTest::stored).apply(scope(result));
    Set<String> found = new TreeSet<>();
    for (RealEvent event : events) {
      if (scoped.test(new Event(event.row())) && matches.test(new Event(event.fields()))) {
        found.add(event.id());
      }
    }
    return found;
  }

  private static Expr scope(RuleResult result) {
    return result.plan().orElseThrow().branches().get(0).scan().source().condition();
  }

  /** Whether the log source is a channel, which the table has; other log sources are not in it. */
  private static boolean isChannel(Expr scope) {
    return scope.operands().contains(new Operand.Column("Channel", Operand.ColumnType.TEXT))
        || scope.children().stream().anyMatch(KqlRealEventsTest::isChannel);
  }

  /** What a row holds of an operand of the log source's own conditions. */
  private static List<Object> stored(Operand operand, Event row) {
    if (operand instanceof Operand.Column column) {
      return row.values(column.name());
    }
    Operand.Member member = (Operand.Member) operand;
    return row.values(member.bag().name() + "." + String.join(".", member.path()));
  }
}
