package dev.sigmac.testing;

import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the test cases of a rule file: in a file beside it, and in the rules themselves. */
public final class TestFiles {
  private static final List<String> KEYS = List.of("cases", "description");

  private final Diagnostics diagnostics;

  /** Reports what is wrong with the cases to {@code diagnostics}. */
  public TestFiles(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Whether a path is that of a test file. */
  public static boolean isTestFile(Path path) {
    String name = path.toString();
    return name.endsWith(".tests.yml") || name.endsWith(".tests.yaml");
  }

  /** The rule file that a test file stands beside, if it is there. */
  public static Optional<Path> ruleOf(Path tests) {
    String base = String.valueOf(tests.getFileName()).replaceFirst("\\.tests\\.ya?ml$", "");
    return List.of(".yml", ".yaml").stream()
        .map(ending -> tests.resolveSibling(base + ending))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The cases in the file beside a rule file; {@code shown} is the rule file as it is shown. */
  public List<TestCase> beside(Path rule, String shown) {
    for (String ending : List.of(".tests.yml", ".tests.yaml")) {
      Path tests = rule.resolveSibling(base(rule) + ending);
      if (Files.isRegularFile(tests)) {
        String path = shown.replaceFirst("\\.ya?ml$", "") + ending;
        return SourceFiles.read(tests, path, diagnostics)
            .map(f -> read(f, folder(rule)))
            .orElse(List.of());
      }
    }
    return List.of();
  }

  /** The cases under {@code sigmac: testcases:} in a document of a rule file. */
  public List<TestCase> inside(SigmaDocument document, Path rule) {
    SourceFile file = document.span().file();
    List<TestCase> cases = new ArrayList<>();
    if (document.span().text().contains("testcases")) {
      for (YamlNode root : YamlReader.read(file, new Diagnostics())) {
        if (root.span().equals(document.span()) && root instanceof YamlMapping map) {
          map.get("sigmac")
              .map(e -> e.value() instanceof YamlMapping key ? key : map)
              .flatMap(key -> key.get("testcases"))
              .ifPresent(e -> cases.addAll(cases(e.value(), folder(rule))));
        }
      }
    }
    return cases;
  }

  private List<TestCase> read(SourceFile file, Path folder) {
    List<TestCase> cases = new ArrayList<>();
    TestYaml yaml = new TestYaml(diagnostics);
    for (YamlNode root : YamlReader.read(file, diagnostics)) {
      Optional<YamlMapping> map = yaml.mapping(root, "a test file");
      map.ifPresent(m -> yaml.onlyKeys(m, KEYS, "a test file"));
      map.flatMap(m -> yaml.node(m, "cases")).ifPresent(n -> cases.addAll(cases(n, folder)));
    }
    return cases;
  }

  private List<TestCase> cases(YamlNode node, Path folder) {
    CaseReader reader = new CaseReader(folder, diagnostics);
    List<TestCase> cases = new ArrayList<>();
    if (node instanceof YamlNode.YamlSequence list) {
      list.items().forEach(i -> reader.read(i).ifPresent(cases::add));
    } else {
      new TestYaml(diagnostics).invalid(node, "test cases must be a list");
    }
    return cases;
  }

  private static String base(Path rule) {
    return String.valueOf(rule.getFileName()).replaceFirst("\\.ya?ml$", "");
  }

  private static Path folder(Path rule) {
    return Optional.ofNullable(rule.toAbsolutePath().getParent()).orElse(rule);
  }
}
