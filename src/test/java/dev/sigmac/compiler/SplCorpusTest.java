package dev.sigmac.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.detection.Placeholders;
import dev.sigmac.oracle.spl.SplEngine;
import dev.sigmac.pipeline.MappingOptions;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All rules of the public rule set, in SPL. */
@EnabledIfEnvironmentVariable(
    named = "SIGMAC_CORPUS",
    matches = ".+",
    disabledReason = "SIGMAC_CORPUS names no folder with the public rules")
class SplCorpusTest {
  private static final Path ROOT = Path.of(System.getenv().getOrDefault("SIGMAC_CORPUS", "."));
  private static final List<SourceFile> RULES = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path path : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
        SourceFiles.read(path, ROOT.relativize(path).toString(), new Diagnostics())
            .ifPresent(RULES::add);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "splunk-windows, false, 3650",
    "splunk-windows, true, 3740",
    "splunk-cim, false, 1950"
  })
  void everySearchIsRightAndHasABase(String pack, boolean unscoped, int least) {
    List<RuleResult> results = compiled(pack, unscoped);
    List<String> wrong = new ArrayList<>();
    int given = 0;
    for (RuleResult result : results) {
      String search = result.query().orElse("");
      if (search.isEmpty()) {
        continue;
      }
      given++;
      SplEngine.fault(search).ifPresent(f -> wrong.add(result.file() + ": " + f));
      if (!search.startsWith("index=") && !search.startsWith("| tstats ")) {
        wrong.add(result.file() + " has no base search: " + search);
      }
    }
    System.out.println(pack + ": " + given + " of " + results.size() + " rules given");
    assertThat(wrong).isEmpty();
    assertThat(given).isGreaterThanOrEqualTo(least);
  }

  private static List<RuleResult> compiled(String name, boolean unscoped) {
    Targets targets = new Targets();
    Target target =
        targets
            .target(
                targets.pipeline(name, new Diagnostics()).orElseThrow(),
                new MappingOptions(Optional.empty(), unscoped))
            .orElseThrow();
    return new Compiler(
            new CompileRequest(RULES, List.of(target), Placeholders.NONE, Options.DEFAULT))
        .compile()
        .results();
  }
}
