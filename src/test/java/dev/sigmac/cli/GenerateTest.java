package dev.sigmac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository of rules over its life: made, unchanged, changed, renamed, broken. */
class GenerateTest {
  private static final String RULE =
      """
      title: Whoami
      id: 6ba3dc84-1d72-4f43-a5a2-b7b1ec1ea3e3
      level: low
      tags: [attack.discovery, attack.t1033]
      logsource:
        category: process_creation
        product: windows
      detection:
        selection:
          Image|endswith: '\\whoami.exe'
        condition: selection
      """;

  @TempDir Path folder;

  private record Run(int code, String out, String err) {}

  private Run run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> line = new ArrayList<>(List.of(args));
    line.addAll(List.of("-c", folder.resolve("sigmac.yml").toString()));
    Console console = new Console(new ByteArrayInputStream(new byte[0]), out, err);
    int code = Sigmac.execute(console, line.toArray(String[]::new));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private void file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Map<String, String> generated() throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path root = folder.resolve("generated");
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }

  @BeforeEach
  void start() throws IOException {
    file("sigmac.yml", "targets: kql\n");
    file("sigma/a.yml", RULE);
    file("sigma/sub/b.yml", RULE.replace("6ba3", "6ba4"));
    assertThat(run("generate").err()).isEqualTo("3 files: 3 written, 0 unchanged\n");
  }

  @Test
  void aQueryStandsBelowWhatItFinds() throws IOException {
    assertThat(generated().keySet()).containsExactly("kql/a.kql", "kql/sub/b.kql", "manifest.json");
    assertThat(generated().get("kql/sub/b.kql"))
        .startsWith(
            """
            // Whoami
            // id: 6ba4dc84-1d72-4f43-a5a2-b7b1ec1ea3e3
            // level: low
            // tags: attack.discovery, attack.t1033
            // rule: sigma/sub/b.yml
            // made by sigmac\s""")
        .contains("\nDeviceProcessEvents\n");
    run("generate", "--no-headers");
    assertThat(generated().get("kql/a.kql")).startsWith("DeviceProcessEvents\n");
  }

  @Test
  void anUnchangedProjectIsLeftAlone() throws IOException {
    Map<String, String> before = generated();
    Run again = run("generate");
    assertThat(again.code()).isZero();
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).isEqualTo("nothing to do: 3 files are up to date\n");
    assertThat(generated()).isEqualTo(before);
    assertThat(run("verify")).isEqualTo(new Run(0, "", "3 files are what the rules compile to\n"));
  }

  @Test
  void oneValueChangesItsOwnFilesAndTheDiffShowsIt() throws IOException {
    Map<String, String> before = generated();
    file("sigma/a.yml", RULE.replace("whoami.exe", "hostname.exe"));
    Run verify = run("verify");
    assertThat(verify.code()).isEqualTo(1);
    assertThat(verify.out())
        .contains("--- a/kql/a.kql", "whoami.exe", "+| where FileName =~ \"hostname.exe\"")
        .doesNotContain("b.kql");
    assertThat(verify.err()).startsWith("2 files are not what the rules compile to");
    assertThat(generated()).isEqualTo(before);
    assertThat(run("generate", "-v").err())
        .contains("wrote ", "kql/a.kql")
        .endsWith("3 files: 2 written, 1 unchanged\n");
    assertThat(generated().get("kql/sub/b.kql")).isEqualTo(before.get("kql/sub/b.kql"));
    assertThat(run("verify").code()).isZero();
  }

  @Test
  void whatTestsRulesIsNoRule() throws IOException {
    file("sigma/a.tests.yml", "cases: []\n");
    file("sigma/sub/info.yml", "regression_tests_info: []\n");
    Run again = run("generate");
    assertThat(again.code()).isZero();
    assertThat(again.err()).startsWith("nothing to do");
  }

  @Test
  void aRuleThatIsGoneTakesItsFilesAlong() throws IOException {
    Files.delete(folder.resolve("sigma/sub/b.yml"));
    assertThat(run("verify").out()).contains("+++ /dev/null");
    assertThat(run("generate").err()).isEqualTo("2 files: 1 written, 1 unchanged, 1 removed\n");
    assertThat(generated().keySet()).containsExactly("kql/a.kql", "manifest.json");
    assertThat(folder.resolve("generated/kql/sub")).doesNotExist();
  }

  @Test
  void aBrokenRuleLeavesAllAsItWas() throws IOException {
    Map<String, String> before = generated();
    file("sigma/a.yml", RULE.replace("condition: selection", "condition: selektion"));
    file("sigma/sub/b.yml", RULE.replace("whoami.exe", "hostname.exe"));
    for (String command : List.of("generate", "verify")) {
      Run run = run(command);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .contains("error[unknown-identifier]", "a.yml:11:")
          .endsWith("nothing is written: 1 rules have errors\n");
    }
    assertThat(generated()).isEqualTo(before);
  }

  @Test
  void aRuleThatATargetCannotSayWarnsOrFails() throws IOException {
    file("sigma/c.yml", RULE.replace("6ba3", "6ba5").replace("Image|endswith", "NoSuchField"));
    Run warned = run("generate");
    assertThat(warned.code()).isZero();
    assertThat(warned.err())
        .contains("warning[unmapped-field]: refused for ", "1 rules are refused for a target");
    assertThat(generated().get("manifest.json"))
        .contains("\"status\": \"refused\"", "\"unmapped-field: ");
    Run failed = run("generate", "--fail-on-refused");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err()).contains("error[unmapped-field]");
  }

  @Test
  void aFileThatNoRuleMakesIsADifference() throws IOException {
    file("generated/kql/stray.kql", "T");
    Run verify = run("verify");
    assertThat(verify.code()).isEqualTo(1);
    assertThat(verify.out())
        .isEqualTo("no rule makes kql/stray.kql; remove it, or put it elsewhere\n");
  }

  @Test
  void coloursAreForTerminals() throws IOException {
    file("sigma/a.yml", RULE.replace("whoami.exe", "hostname.exe"));
    assertThat(run("verify").out()).doesNotContain("\u001B");
    assertThat(run("verify", "--color", "always").out()).contains("\u001B[32m+|", "\u001B[0m");
  }

  @Test
  void wrongSettingsAreWrongUse() throws IOException {
    assertThat(run("generate", "--rules", "nowhere").code()).isEqualTo(2);
    assertThat(run("generate", "-t", "kq").code()).isEqualTo(2);
    file("sigmac.yml", "target: kql\n");
    Run run = run("generate");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("error[invalid-project]", "sigmac.yml:1:1", "'targets'");
  }
}
