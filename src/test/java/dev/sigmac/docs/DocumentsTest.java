package dev.sigmac.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.compiler.Codes;
import dev.sigmac.compiler.Compiled;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Status;
import dev.sigmac.detection.KnownModifier;
import dev.sigmac.docs.Constructs.Construct;
import dev.sigmac.project.Setting;
import dev.sigmac.source.Code;
import dev.sigmac.source.SourceFile;
import dev.sigmac.testing.TestCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables in the documents are those of the code; {@code -Dapprove} writes them anew. */
class DocumentsTest {
  private static final Path PLUGIN = Path.of("target/classes/META-INF/maven/plugin.xml");

  @Test
  void theReadmeListsTheConstructs() throws IOException {
    Map<String, String> packs = Compiled.defaultPacks();
    StringBuilder table = new StringBuilder("| construct |");
    packs.keySet().forEach(target -> table.append(" `").append(target).append("` |"));
    table.append("\n|---|").append("---|".repeat(packs.size())).append('\n');
    for (Construct construct : Constructs.all()) {
      table.append("| ").append(construct.name().replace("|", "\\|")).append(" |");
      packs.forEach(
          (target, p) -> table.append(' ').append(outcome(construct, p, target)).append(" |"));
      table.append('\n');
    }
    hold("README.md", "constructs", table.toString());
  }

  @Test
  void theReadmeShowsWhatItsFirstRuleBecomes() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("```yaml\n") + "```yaml\n".length();
    SourceFile rule =
        new SourceFile("rule.yml", readme.substring(start, readme.indexOf("```", start)));
    StringBuilder queries = new StringBuilder();
    Compiled.defaultPacks()
        .forEach(
            (target, pack) -> {
              RuleResult result =
                  Compiled.sources(pack, target, List.of(rule), Options.DEFAULT).get(0);
              String query = result.query().orElseThrow().strip();
              queries.append("```" + target + "\n" + query + "\n```\n");
            });
    hold("README.md", "example", queries.toString());
  }

  @Test
  void theLogSourcesAreThoseOfTheDefaultPacks() throws IOException {
    Set<String> packs = new LinkedHashSet<>(Compiled.defaultPacks().values());
    hold("docs/logsources.md", "logsources", LogSources.table(packs));
  }

  @Test
  void theModifiersAreThoseOfTheCode() throws IOException {
    StringBuilder table = new StringBuilder("| modifier | meaning |\n|---|---|\n");
    for (KnownModifier modifier : KnownModifier.values()) {
      String names =
          Stream.concat(Stream.of(modifier.word()), modifier.aliases().stream())
              .map(n -> "`" + n + "`")
              .collect(Collectors.joining(", "));
      table.append("| ").append(names).append(" | ").append(modifier.summary()).append(" |\n");
    }
    hold("README.md", "modifiers", table.toString());
  }

  @Test
  void theDiagnosticsAreThoseOfTheCode() throws IOException {
    StringBuilder table = new StringBuilder("| code | severity | meaning |\n|---|---|---|\n");
    for (Code code : codes()) {
      table.append(
          "| `%s` | %s | %s |\n".formatted(code.id(), code.severity().word(), code.summary()));
    }
    hold("docs/diagnostics.md", "diagnostics", table.toString());
  }

  @Test
  void theSettingsAreThoseOfTheCode() throws IOException {
    StringBuilder table = new StringBuilder("| setting | default | meaning |\n|---|---|---|\n");
    for (Setting setting : Setting.values()) {
      table.append(
          "| `%s` | %s | %s |\n"
              .formatted(setting.key(), setting.fallback().replace("*", "\\*"), setting.summary()));
    }
    hold("docs/project.md", "settings", table.toString());
  }

  @Test
  void theGoalsAreThoseOfThePlugin() throws Exception {
    hold("docs/maven.md", "goals", PluginManual.of(PLUGIN));
  }

  @Test
  void aCodeHasOneMeaning() {
    assertThat(codes().stream().map(Code::id)).doesNotHaveDuplicates();
  }

  private static String outcome(Construct construct, String pack, String target) {
    RuleResult result = construct.compiled(pack, target);
    String outcome = result.status() == Status.OK ? "exact" : result.status().word();
    String reason =
        result.diagnostics().stream()
            .filter(d -> d.isError())
            .map(d -> ": " + d.message())
            .findFirst()
            .orElse("");
    return outcome + reason;
  }

  /** Compares the part of a document between two markers, or writes it. */
  private static void hold(String document, String part, String table) throws IOException {
    Path path = Path.of(document);
    String text = Files.readString(path);
    String start = "<!-- " + part + " -->\n";
    String end = "<!-- /" + part + " -->\n";
    assertThat(text).contains(start, end);
    int from = text.indexOf(start) + start.length();
    int to = text.indexOf(end);
    assertThat(to).as("the marks of '" + part + "' in " + document).isGreaterThanOrEqualTo(from);
    if (System.getProperty("approve") == null) {
      assertThat(text.substring(from, to)).isEqualTo(table);
    } else {
      Files.writeString(path, text.substring(0, from) + table + text.substring(to));
    }
  }

  private static List<Code> codes() {
    return Stream.concat(Codes.all().stream(), Arrays.stream(TestCode.values())).toList();
  }
}
