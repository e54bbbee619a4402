package dev.sigmac.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a project file sets, and what it cannot. */
class ProjectFileTest {
  private final Diagnostics diagnostics = new Diagnostics();

  private Settings read(String text) {
    return ProjectFile.read(new SourceFile("sigmac.yml", text), diagnostics);
  }

  @Test
  void setsTextsListsAndFlags() {
    Settings settings =
        read(
            """
            rules: rules
            targets: [kql, spl]
            excludes: 'drafts/**'
            headers: false
            java-package: com.example
            """);
    assertThat(diagnostics.list()).isEmpty();
    assertThat(settings.text(Setting.RULES)).contains("rules");
    assertThat(settings.list(Setting.TARGETS)).contains(List.of("kql", "spl"));
    assertThat(settings.list(Setting.EXCLUDES)).contains(List.of("drafts/**"));
    assertThat(settings.flag(Setting.HEADERS, true)).isFalse();
    assertThat(settings.text(Setting.OUTPUT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "outputs: x      ~ 1 ~ There is no setting 'outputs'.",
        "headers: maybe  ~ 10 ~ 'headers' is true or false.",
        "rules: [a, b]   ~ 8 ~ 'rules' is a text.",
        "rules: true     ~ 8 ~ 'rules' is a text.",
        "targets: {a: b} ~ 10 ~ 'targets' is a text or a list of texts.",
        "rules:          ~ 7 ~ 'rules' is a text.",
        "- rules         ~ 1 ~ A project file is one map of settings.",
      })
  void saysWhatIsWrongWhere(String text, int column, String message) {
    read(text);
    assertThat(diagnostics.list())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.message()).isEqualTo(message);
              assertThat(d.span().column()).isEqualTo(column);
              assertThat(d.hint()).isPresent();
            });
  }

  @Test
  void ownSettingsComeBeforeThoseOfTheFile() {
    Settings file = read("rules: a\noutput: b\n");
    Settings given = Settings.NONE.with(Setting.RULES, Optional.of("c"));
    Project project = new Project(Path.of("base"), given.orElse(file));
    assertThat(project.rules()).isEqualTo(Path.of("base/c"));
    assertThat(project.output()).isEqualTo(Path.of("base/b"));
    assertThat(project.javaFolder()).isEqualTo(Path.of("base/b/java"));
  }
}
