package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.NeedsRulesAndEvents;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Status;
import dev.sigmac.prove.elastic.ElasticEvents;
import dev.sigmac.rule.SigmaRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Public rules for Windows find the same real events in EQL and ES|QL as they mean. */
@NeedsRulesAndEvents
class ElasticRealEventsTest {
  /** Of the rules that find nothing, one in so many is tried. */
  private static final int ONE_IN = Integer.getInteger("sigmac.one.in", 1);

  private static final Path EVENTS = Path.of(System.getenv().getOrDefault("SIGMAC_EVENTS", "."));

  @ParameterizedTest
  @CsvSource({
    "elastic-ecs, eql",
    "elastic-ecs, esql",
    "elastic-winlogbeat, eql",
    "elastic-winlogbeat, esql"
  })
  void rulesFindTheRealEventsThatTheyMean(String pack, String target) throws IOException {
    List<RuleResult> results = PublicRules.compiled(pack, target);
    Comparison comparison = new Comparison();
    int pairs = 0;
    int skipped = 0;
    try (ElasticEvents events = ElasticEvents.read(EVENTS.resolve("events.jsonl"), pack, results)) {
      for (RuleResult result : results) {
        if (result.status() != Status.OK
            || !(result.document().get() instanceof SigmaRule rule)
            || rule.logSource().product().filter("windows"::equals).isEmpty()
            || !ElasticEvents.holds(result)) {
          continue;
        }
        Set<String> expected = events.meant(rule, result);
        if (expected.isEmpty() && skipped++ % ONE_IN != 0) {
          continue;
        }
        Set<String> actual = events.find(target, result.query().orElseThrow());
        pairs += events.size();
        comparison.add(expected, actual, result);
      }
    }
    System.out.println(
        pack
            + ", "
            + target
            + ": "
            + comparison.queries()
            + " rules, "
            + pairs
            + " pairs, "
            + comparison.matches()
            + " matches");
    comparison.holds();
    assertThat(comparison.queries()).isGreaterThan(2000 / ONE_IN);
    assertThat(comparison.matches()).isGreaterThan(150);
  }
}
