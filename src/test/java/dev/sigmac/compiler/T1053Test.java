package dev.sigmac.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.oracle.KqlLanguageService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rule of the published T1053 page and the query that the page shows for it. */
class T1053Test {
  private static final Pattern TOKEN =
      Pattern.compile("//[^\\n]*|@?\"(?:\\\\.|[^\"\\\\])*\"|\\w+|[^\\s\\w]");

  private static RuleResult compiled() {
    Path here = Path.of("").toAbsolutePath();
    List<RuleResult> results =
        Compiled.files("microsoft", here, List.of(here.resolve("sigma/t1053.yml")));
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  @Test
  void theQueryHasTheTokensOfThePublishedOneCommentsIncluded() throws IOException {
    String published = Files.readString(Path.of("src/test/resources/published/t1053.kql"));

    assertThat(tokens(compiled().query().orElseThrow())).isEqualTo(tokens(published));
  }

  @Test
  void itIsApproximateByTheAuthorsConsent() {
    RuleResult result = compiled();

    assertThat(result.status()).isEqualTo(Status.APPROXIMATE);
    assertThat(result.deviations()).isNotEmpty().allMatch(d -> d.consented());
  }

  @Test
  void theLanguageServiceAcceptsIt() {
    try (KqlLanguageService service = KqlLanguageService.start()) {
      assertThat(service.check("microsoft", compiled().query().orElseThrow()).errors()).isEmpty();
    }
  }

  private static List<String> tokens(String query) {
    return TOKEN.matcher(query).results().map(MatchResult::group).map(String::strip).toList();
  }
}
