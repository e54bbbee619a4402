package dev.sigmac.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sigmac.Approved;
import dev.sigmac.compiler.Compiled;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.docs.Constructs.Construct;
import dev.sigmac.oracle.KqlLanguageService;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each construct of the detection language becomes. */
class ConstructsTest {
  private static final Path FOLDER = Path.of("src/test/resources/constructs");

  static Stream<Arguments> packs() {
    return Stream.concat(
        Compiled.defaultPacks().entrySet().stream().map(e -> arguments(e.getValue(), e.getKey())),
        Stream.of(arguments("sentinel-asim", "kql")));
  }

  @ParameterizedTest
  @MethodSource("packs")
  void areTranslatedAsApproved(String pack, String target) {
    StringBuilder text = new StringBuilder();
    for (Construct construct : Constructs.all()) {
      RuleResult result = construct.compiled(pack, target);
      text.append("// ")
          .append(construct.name())
          .append(": ")
          .append(result.status().word())
          .append('\n');
      result.query().ifPresent(q -> text.append(q).append('\n'));
      result.diagnostics().stream()
          .filter(d -> result.query().isEmpty() && d.isError())
          .forEach(d -> text.append("// ").append(d.message()).append('\n'));
      text.append('\n');
    }
    Approved.verify(text.toString(), FOLDER, pack, "." + target);
  }

  @Test
  void areAcceptedByTheLanguageService() {
    try (KqlLanguageService service = KqlLanguageService.start()) {
      for (Construct construct : Constructs.all()) {
        construct
            .compiled("microsoft", "kql")
            .query()
            .ifPresent(q -> assertThat(service.check("microsoft", q).errors()).as(q).isEmpty());
      }
    }
  }
}
