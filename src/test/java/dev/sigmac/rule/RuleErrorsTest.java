package dev.sigmac.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.Approved;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.DiagnosticRenderer;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said about malformed and doubtful rule files: one file a case, the approved messages
 * beside it.
 */
class RuleErrorsTest {
  private static final Path FOLDER = Path.of("src/test/resources/errors");

  static List<String> cases() throws IOException {
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
  @MethodSource("cases")
  void isExplained(String name) {
    Diagnostics diagnostics = new Diagnostics();
    String file = name + ".yml";
    Optional<SourceFile> source = SourceFiles.read(FOLDER.resolve(file), file, diagnostics);
    List<SigmaDocument> documents =
        source.map(s -> RuleReader.read(s, diagnostics)).orElse(List.of());

    assertThat(diagnostics.list()).isNotEmpty();
    DiagnosticRenderer renderer = new DiagnosticRenderer(false);
    String messages =
        diagnostics.list().stream().map(renderer::render).collect(Collectors.joining("\n"));
    String fit =
        documents.stream()
            .map(d -> d.metadata().title())
            .collect(Collectors.joining(", ", "fit for compiling: ", "\n"));
    Approved.verify(
        messages + "\n" + (documents.isEmpty() ? "fit for compiling: none\n" : fit),
        FOLDER,
        name,
        ".txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isLocated(String name) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFiles.read(FOLDER.resolve(name + ".yml"), name, diagnostics)
        .ifPresent(s -> RuleReader.read(s, diagnostics));
    for (Diagnostic diagnostic : diagnostics.list()) {
      assertThat(diagnostic.span().line()).isPositive();
      assertThat(diagnostic.message()).endsWith(".").doesNotContain("\n");
    }
  }
}
