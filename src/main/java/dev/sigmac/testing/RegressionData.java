package dev.sigmac.testing;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import dev.sigmac.testing.Expectation.Amount;
import dev.sigmac.testing.TestCase.EventFile;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Regression data in the layout of SigmaHQ: an {@code info.yml} that names rules by id and, for
 * each test, a recording whose events stand beside it as JSON.
 */
public final class RegressionData {
  private static final String TESTS = "regression_tests_info";

  private final TestYaml yaml;

  /** Reports what is wrong with the data to {@code diagnostics}. */
  public RegressionData(Diagnostics diagnostics) {
    this.yaml = new TestYaml(diagnostics);
  }

  /** Whether a path may be that of such a description. */
  public static boolean isDescription(Path path) {
    return String.valueOf(path.getFileName()).equals("info.yml");
  }

  /** The cases that a description holds, each for the rule that it names by id. */
  public List<TestCase> read(Path info, String shown) {
    Optional<SourceFile> file = SourceFiles.read(info, shown, yaml.diagnostics());
    List<TestCase> cases = new ArrayList<>();
    for (YamlNode root : file.map(f -> YamlReader.read(f, yaml.diagnostics())).orElse(List.of())) {
      if (root instanceof YamlMapping map && map.get(TESTS).isPresent()) {
        Path folder = Optional.ofNullable(info.toAbsolutePath().getParent()).orElse(info);
        for (YamlNode rule : yaml.items(map, "rule_metadata")) {
          Optional<String> id = yaml.mapping(rule, "a rule").flatMap(r -> yaml.text(r, "id"));
          for (YamlNode test : yaml.items(map, TESTS)) {
            id.flatMap(i -> yaml.mapping(test, "a test").map(t -> test(i, t, folder)))
                .ifPresent(cases::add);
          }
        }
      }
    }
    return cases;
  }

  private TestCase test(String rule, YamlMapping test, Path folder) {
    long least =
        yaml.node(test, "match_count").flatMap(n -> yaml.number(n, "'match_count'")).orElse(1L);
    String path = yaml.text(test, "path").orElse("");
    String recording = path.substring(path.lastIndexOf('/') + 1);
    Path events = folder.resolve(recording.replaceFirst("\\.[^.]+$", "") + ".json");
    if (!Files.isRegularFile(events)) {
      yaml.diagnostics()
          .report(
              TestCode.MISSING_TEST_EVENTS,
              test.entries().get(0).value().span(),
              "there is no '" + events.getFileName() + "' beside this file",
              "the events of a recording are read from JSON of the same name");
    }
    return new TestCase(
        yaml.text(test, "name").orElse(recording),
        test.entries().get(0).value().span(),
        Optional.of(rule),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(new EventFile(events, List.of(), List.of())),
        Optional.empty(),
        new Expectation(
            true,
            Optional.of(new Amount(least, true)),
            List.of(),
            Map.of(),
            Optional.empty(),
            Map.of()),
        Optional.empty());
  }
}
