package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.compiler.RuleResult;
import dev.sigmac.pipeline.MappingOptions;
import dev.sigmac.prove.elastic.ElasticCheck;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Elasticsearch accepts every query of the public rule set, and those that rules have only when
 * their own names are taken.
 */
@EnabledIfEnvironmentVariable(
    named = "SIGMAC_CORPUS",
    matches = ".+",
    disabledReason = "SIGMAC_CORPUS names no folder with the public rules")
class ElasticCorpusTest {
  /** One query in so many is tried. */
  private static final int ONE_IN = Integer.getInteger("sigmac.one.in", 1);

  @ParameterizedTest
  @CsvSource({"elastic-ecs, eql, 3320, 3400", "elastic-ecs, esql, 3620, 3720"})
  void elasticsearchAcceptsEveryQuery(String pack, String target, int least, int leastUnscoped)
      throws IOException {
    List<RuleResult> scoped = PublicRules.compiled(pack, target);
    assertThat(given(scoped).size()).isGreaterThanOrEqualTo(least);
    assertAccepted(pack + ", " + target, target, scoped);
    List<RuleResult> unscoped =
        PublicRules.compiled(
            PublicRules.files(), pack, target, new MappingOptions(Optional.empty(), true));
    assertThat(given(unscoped).size()).isGreaterThanOrEqualTo(leastUnscoped);
    Set<String> known =
        given(scoped).stream().map(r -> r.query().orElseThrow()).collect(Collectors.toSet());
    assertAccepted(
        pack + ", " + target + ", unscoped",
        target,
        unscoped.stream().filter(r -> r.query().filter(known::contains).isEmpty()).toList());
  }

  @ParameterizedTest
  @CsvSource({"eql, 2000", "esql, 2000"})
  void elasticsearchAcceptsWhatIsAskedOfWinlogbeat(String target, int least) throws IOException {
    List<RuleResult> results =
        given(PublicRules.compiled("elastic-winlogbeat", target)).stream()
            .filter(r -> ElasticCheck.table(r.plan().orElseThrow()).equals("winlogbeat-*"))
            .toList();
    assertThat(results.size()).isGreaterThanOrEqualTo(least);
    assertAccepted("elastic-winlogbeat, " + target, target, results);
  }

  private static void assertAccepted(String what, String target, List<RuleResult> results) {
    List<RuleResult> given = given(results);
    List<RuleResult> tried =
        IntStream.range(0, given.size()).filter(i -> i % ONE_IN == 0).mapToObj(given::get).toList();
    List<String> rejected;
    try (ElasticCheck check = ElasticCheck.over(tried)) {
      rejected = check.rejected(target, tried);
    }
    System.out.println(
        what
            + ": "
            + given.size()
            + " of "
            + results.size()
            + " rules given, "
            + tried.size()
            + " tried, "
            + rejected.size()
            + " rejected");
    assertThat(rejected.stream().limit(10).collect(Collectors.joining("\n\n")))
        .as(rejected.size() + " rejected")
        .isEmpty();
  }

  private static List<RuleResult> given(List<RuleResult> results) {
    return results.stream().filter(r -> r.query().isPresent()).toList();
  }
}
