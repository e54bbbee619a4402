package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.compiler.RuleResult;
import dev.sigmac.prove.elastic.ElasticCheck;
import dev.sigmac.prove.elastic.PublicRules;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elasticsearch accepts every query of the public rule set. */
@EnabledIfEnvironmentVariable(
    named = "SIGMAC_CORPUS",
    matches = ".+",
    disabledReason = "SIGMAC_CORPUS names no folder with the public rules")
class ElasticCorpusTest {
  @ParameterizedTest
  @CsvSource({"elastic-ecs, eql, 3300", "elastic-ecs, esql, 3550"})
  void elasticsearchAcceptsEveryQuery(String pack, String target, int least) throws IOException {
    List<RuleResult> results = PublicRules.compiled(pack, target);
    long given = results.stream().filter(r -> r.query().isPresent()).count();
    List<String> rejected = ElasticCheck.over(results).rejected(target, results);
    System.out.println(
        pack
            + ", "
            + target
            + ": "
            + given
            + " of "
            + results.size()
            + " rules given, "
            + rejected.size()
            + " rejected");
    assertThat(rejected.stream().limit(10).collect(Collectors.joining("\n\n")))
        .as(rejected.size() + " rejected")
        .isEmpty();
    assertThat(given).isGreaterThanOrEqualTo(least);
  }
}
