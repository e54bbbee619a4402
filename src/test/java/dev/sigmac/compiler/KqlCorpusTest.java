package dev.sigmac.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.oracle.KqlLanguageService;
import dev.sigmac.plan.References;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All rules of the public rule set, in KQL. */
@EnabledIfEnvironmentVariable(
    named = "SIGMAC_CORPUS",
    matches = ".+",
    disabledReason = "SIGMAC_CORPUS names no folder with the public rules")
class KqlCorpusTest {
  private static final Path ROOT = Path.of(System.getenv().getOrDefault("SIGMAC_CORPUS", "."));
  private static List<Path> rules = List.of();

  @BeforeAll
  static void list() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      rules = files.filter(f -> f.toString().endsWith(".yml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"microsoft, 3450", "defender, 2340", "sentinel, 3450", "sentinel-asim, 3440"})
  void theLanguageServiceAcceptsEveryQuery(String pack, int least) {
    List<RuleResult> results = Compiled.files(pack, ROOT, rules);
    long given = results.stream().filter(r -> r.query().isPresent()).count();
    System.out.println(
        pack + ": " + given + " of " + results.size() + " rules given; " + counts(results));

    assertThat(results).hasSizeGreaterThanOrEqualTo(rules.size());
    assertThat(given).isGreaterThanOrEqualTo(least);
    try (KqlLanguageService service = KqlLanguageService.start()) {
      List<String> rejected = new ArrayList<>();
      for (RuleResult result : results) {
        result
            .query()
            .map(q -> service.check(pack, q).errors())
            .filter(e -> !e.isEmpty())
            .ifPresent(e -> rejected.add(result.file() + ": " + e));
      }
      assertThat(rejected).isEmpty();
    }
  }

  @Test
  void everyRefusalHasACodeAPlaceAndAReason() {
    for (RuleResult result : Compiled.files("microsoft", ROOT, rules)) {
      if (result.query().isEmpty()) {
        assertThat(result.diagnostics())
            .as(result.file().path())
            .anyMatch(
                d -> d.isError() && d.span().file() == result.file() && !d.message().isBlank());
      }
    }
  }

  private static Map<String, Integer> counts(List<RuleResult> results) {
    Map<String, Integer> counts = new TreeMap<>();
    for (RuleResult result : results) {
      result
          .plan()
          .ifPresentOrElse(
              plan -> References.of(plan).tables().forEach(t -> counts.merge(t, 1, Integer::sum)),
              () ->
                  result.diagnostics().stream()
                      .filter(d -> d.isError())
                      .map(d -> "refused: " + d.code().id())
                      .distinct()
                      .forEach(c -> counts.merge(c, 1, Integer::sum)));
    }
    return counts;
  }
}
