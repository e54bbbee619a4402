package dev.sigmac.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.DiagnosticRenderer;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Published rules are read without an error: those in the folder {@code SIGMAC_CORPUS}. */
class CorpusReadingTest {
  @Test
  @EnabledIfEnvironmentVariable(
      named = "SIGMAC_CORPUS",
      matches = ".+",
      disabledReason = "SIGMAC_CORPUS is not set")
  void hasNoErrors() throws IOException {
    Path corpus = Path.of(System.getenv("SIGMAC_CORPUS"));
    List<Path> files;
    try (Stream<Path> all = Files.walk(corpus)) {
      files = all.filter(f -> f.toString().endsWith(".yml")).sorted().toList();
    }
    List<SigmaDocument> documents = new ArrayList<>();
    Diagnostics diagnostics = new Diagnostics();
    for (Path file : files) {
      SourceFiles.read(file, corpus.relativize(file).toString(), diagnostics)
          .ifPresent(f -> documents.addAll(RuleReader.read(f, diagnostics)));
    }

    DiagnosticRenderer renderer = new DiagnosticRenderer(false);
    assertThat(diagnostics.list().stream().filter(Diagnostic::isError).map(renderer::render))
        .isEmpty();
    assertThat(documents).hasSizeGreaterThanOrEqualTo(files.size());
  }
}
