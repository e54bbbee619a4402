package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.compiler.Compiled;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Status;
import dev.sigmac.oracle.spl.SplEngine;
import dev.sigmac.source.SourceFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random rules find the same random events in SPL, as they are stored for them, as they mean. */
class SplMeaningTest {
  private static final int RULES = Integer.getInteger("sigmac.rules", 250);
  private static final int EVENTS = 150;
  private static final long SEED = Long.getLong("sigmac.seed", 7);

  @ParameterizedTest
  @MethodSource("forms")
  void rulesFindTheEventsThatTheyMean(LogForm form) {
    Pieces pieces = new Pieces(new Random(SEED));
    Map<String, Map<String, Object>> events = new LinkedHashMap<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      Map<String, Object> event = new LinkedHashMap<>(new RandomEvent(pieces).of(form));
      Map<String, Object> row = form.row(event);
      row.put("id", "e" + i);
      if (form.keywords()) {
        row.putIfAbsent("_raw", SplForms.BETWEEN);
        event.put("_raw", row.get("_raw"));
      }
      events.put("e" + i, event);
      rows.add(row);
    }
    SplEngine engine = new SplEngine(rows);
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    Comparison comparison = new Comparison();
    for (int i = 0; i < RULES; i++) {
      String rule = new RandomRule(pieces).of(form);
      RuleResult result = compiled(rule);
      counts.merge(result.status(), 1, Integer::sum);
      if (result.status() != Status.OK) {
        continue;
      }
      String search = result.query().orElseThrow();
      assertThat(SplEngine.fault(search)).as(rule + search).isEmpty();
      Set<String> expected = meant(rule, events);
      Set<String> actual = engine.find(search);
      comparison.add(expected, actual, () -> Difference.of(rule, search, expected, actual, events));
    }
    int pairs = EVENTS * counts.getOrDefault(Status.OK, 0);
    System.out.println(
        form.table()
            + ": "
            + counts
            + ", "
            + pairs
            + " pairs, "
            + comparison.matches()
            + " of them matches");
    comparison.holds();
    assertThat(pairs).isGreaterThan(RULES * EVENTS / 2);
    assertThat(comparison.matches()).isGreaterThan(pairs / 20);
  }

  static List<LogForm> forms() {
    return SplForms.all();
  }

  private static RuleResult compiled(String rule) {
    return Compiled.sources(
            "splunk-windows", List.of(new SourceFile("random.yml", rule)), Options.DEFAULT)
        .get(0);
  }

  /** Splunk has no search for terms, so a rule that allows it means what others mean. */
  private static Set<String> meant(String rule, Map<String, Map<String, Object>> events) {
    return Meaning.of(rule.replace(RandomRule.TERMS, ""), field -> true, events);
  }
}
