package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sigmac.compiler.Compiled;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Status;
import dev.sigmac.prove.elastic.ElasticProof;
import dev.sigmac.source.SourceFile;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random rules find the same random events in EQL and ES|QL, over the documents stored for them, as
 * they mean.
 */
class ElasticMeaningTest {
  private static final int RULES = Integer.getInteger("sigmac.rules", 150);
  private static final int EVENTS = 120;
  private static final long SEED = Long.getLong("sigmac.seed", 7);

  static Stream<Arguments> forms() {
    return Stream.of("eql", "esql")
        .flatMap(
            target ->
                ElasticProof.forms().stream()
                    .filter(f -> target.equals("esql") || !f.logsource().contains("category: ps_"))
                    .map(form -> arguments(target, form)));
  }

  @ParameterizedTest(name = "{0}, form {index}")
  @MethodSource("forms")
  void rulesFindTheEventsThatTheyMean(String target, LogForm form) {
    Random random = new Random(SEED);
    Pieces pieces = new Pieces(random);
    Map<String, Map<String, Object>> events = new LinkedHashMap<>();
    for (int i = 0; i < EVENTS; i++) {
      events.put("e" + i, ElasticProof.stored(new RandomEvent(pieces).of(form), random));
    }
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    Comparison comparison = new Comparison();
    Map<String, Integer> refusals = new LinkedHashMap<>();
    try (ElasticProof proof = ElasticProof.over(form, events)) {
      for (int i = 0; i < RULES; i++) {
        String rule = new RandomRule(pieces).of(form);
        RuleResult result =
            Compiled.sources(
                    ElasticProof.pack(form),
                    target,
                    List.of(new SourceFile("random.yml", rule)),
                    Options.DEFAULT)
                .get(0);
        counts.merge(result.status(), 1, Integer::sum);
        if (result.status() != Status.OK) {
          result.diagnostics().stream()
              .filter(d -> d.isError())
              .findFirst()
              .ifPresent(d -> refusals.merge(d.message(), 1, Integer::sum));
          continue;
        }
        String query = result.query().orElseThrow();
        Set<String> expected = meant(rule, form, events);
        Set<String> actual = proof.find(target, query);
        comparison.add(
            expected, actual, () -> Difference.of(rule, query, expected, actual, events));
      }
    }
    int pairs = EVENTS * counts.getOrDefault(Status.OK, 0);
    System.out.println(
        target
            + ", "
            + form.table()
            + " "
            + form.logsource()
            + ": "
            + counts
            + ", "
            + pairs
            + " pairs, "
            + comparison.matches()
            + " of them matches; refused "
            + refusals);
    comparison.holds();
    assertThat(pairs).isGreaterThan(RULES * EVENTS / 3);
    assertThat(comparison.matches()).isGreaterThan(pairs / 20);
  }

  /** Elastic has no search for terms, so a rule that allows it means what others mean. */
  private static Set<String> meant(
      String rule, LogForm form, Map<String, Map<String, Object>> events) {
    boolean blankIsMissing = form.table().startsWith("ecs/win");
    return Meaning.of(rule.replace(RandomRule.TERMS, ""), field -> blankIsMissing, events);
  }
}
