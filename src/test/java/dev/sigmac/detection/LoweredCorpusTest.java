package dev.sigmac.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sigmac.rule.RuleReader;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rules of the public repository SigmaHQ/sigma, whose folder the variable SIGMAC_CORPUS names.
 */
class LoweredCorpusTest {
  private static final String CORPUS =
      Optional.ofNullable(System.getenv("SIGMAC_CORPUS")).orElse("");

  @Test
  void everyRuleHasAMeaningUnlessItNeedsPlaceholders() throws IOException {
    assumeTrue(!CORPUS.isEmpty(), "SIGMAC_CORPUS is not set, so no corpus rule is lowered");
    List<String> errors = new ArrayList<>();
    int rules = 0;
    int refused = 0;
    for (Path path : paths()) {
      SourceFile file = new SourceFile(path.toString(), Files.readString(path));
      for (SigmaDocument document : RuleReader.read(file, new Diagnostics())) {
        Diagnostics diagnostics = new Diagnostics();
        rules++;
        boolean lowered =
            new Lowering(Placeholders.NONE)
                .lower(((SigmaRule) document).detections(), false, diagnostics)
                .isPresent();
        refused += lowered ? 0 : 1;
        for (Diagnostic d : diagnostics.list()) {
          if (d.code() != DetectionCode.MISSING_PLACEHOLDER) {
            errors.add(d.span().place() + ": " + d.message());
          }
        }
      }
    }
    assertThat(errors).isEmpty();
    assertThat(rules).isGreaterThanOrEqualTo(3_780);
    assertThat(refused).isEqualTo(25);
  }

  private static List<Path> paths() throws IOException {
    try (Stream<Path> paths = Files.walk(Path.of(CORPUS))) {
      return paths.filter(p -> p.toString().endsWith(".yml")).sorted().toList();
    }
  }
}
