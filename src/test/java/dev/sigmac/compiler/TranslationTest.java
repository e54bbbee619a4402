package dev.sigmac.compiler;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sigmac.Approved;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.DiagnosticRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules with their approved queries, and what is said about them, beside them. */
class TranslationTest {
  private static final Path CASES = Path.of("src/test/resources/translation");
  private static final Path RULES = Path.of("sigma");

  /** Each rule for each target. */
  static Stream<Arguments> cases() throws IOException {
    List<Path> rules = Stream.concat(rules(CASES), rules(RULES)).toList();
    return Compiled.defaultPacks().entrySet().stream()
        .flatMap(pack -> rules.stream().map(r -> arguments(r, pack.getKey(), pack.getValue())));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void isAsApproved(Path rule, String target, String pack) {
    Path here = Path.of("").toAbsolutePath();
    StringBuilder text = new StringBuilder();
    DiagnosticRenderer renderer = new DiagnosticRenderer(false);
    for (RuleResult result : Compiled.files(pack, target, here, List.of(rule.toAbsolutePath()))) {
      result.query().ifPresent(q -> text.append(q).append('\n'));
      for (Diagnostic diagnostic : result.diagnostics()) {
        renderer
            .render(diagnostic)
            .lines()
            .forEach(l -> text.append(("//   " + l).stripTrailing()).append('\n'));
      }
      text.append('\n');
    }
    String name = String.valueOf(rule.getFileName()).replaceFirst("\\.yml$", "");
    Approved.verify(text.toString(), CASES, name, "." + target);
  }

  private static Stream<Path> rules(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".yml") && !f.toString().endsWith(".tests.yml"))
          .sorted()
          .toList()
          .stream();
    }
  }
}
