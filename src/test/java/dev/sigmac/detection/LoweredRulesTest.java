package dev.sigmac.detection;

import dev.sigmac.Approved;
import dev.sigmac.rule.RuleReader;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.DiagnosticRenderer;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What whole rules mean, and what is said about them: one file a rule, the approved text beside it.
 */
class LoweredRulesTest {
  private static final Path FOLDER = Path.of("src/test/resources/lowered");

  static List<String> rules() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".yml"))
          .map(f -> f.substring(0, f.length() - ".yml".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void mean(String name) throws IOException {
    SourceFile file =
        new SourceFile(name + ".yml", Files.readString(FOLDER.resolve(name + ".yml")));
    Diagnostics diagnostics = new Diagnostics();
    SigmaRule rule = (SigmaRule) RuleReader.read(file, diagnostics).get(0);
    LoweredRule lowered =
        new Lowering(Placeholders.NONE).lower(rule.detections(), false, diagnostics).orElseThrow();
    Lints.check(rule, diagnostics);

    StringBuilder text = new StringBuilder(ExprText.of(lowered));
    text.append("whole:\n");
    ExprText.lines(lowered.whole()).forEach(line -> text.append("  ").append(line).append('\n'));
    DiagnosticRenderer renderer = new DiagnosticRenderer(false);
    for (Diagnostic diagnostic : diagnostics.list()) {
      text.append('\n').append(renderer.render(diagnostic));
    }
    Approved.verify(text.toString(), FOLDER, name, ".txt");
  }
}
