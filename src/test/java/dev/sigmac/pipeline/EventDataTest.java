package dev.sigmac.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the files about Windows events say of the data that an event carries. */
class EventDataTest {
  private static final Path FOLDER = folder();

  static List<String> listed() throws IOException {
    SourceFile index = new SourceFile("index.yml", Files.readString(FOLDER.resolve("index.yml")));
    YamlMapping mapping = (YamlMapping) YamlReader.read(index, new Diagnostics()).get(0);
    return new PackYaml(new Diagnostics()).texts(mapping, "files");
  }

  @Test
  void theIndexListsAllFilesInOrder() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names =
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.endsWith(".yml"))
              .map(f -> f.replace(".yml", ""))
              .filter(f -> !f.equals("index"))
              .sorted()
              .toList();
      assertThat(listed()).isEqualTo(names);
    }
  }

  @ParameterizedTest
  @MethodSource("listed")
  void everyFileIsReadWithoutAComplaint(String file) {
    Diagnostics diagnostics = new Diagnostics();
    EventFields events = events(file, diagnostics);
    assertThat(diagnostics.list()).isEmpty();
    events
        .namesById()
        .forEach((id, names) -> assertThat(names).as("event " + id).doesNotHaveDuplicates());
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "sysmon, 10, SourceProcessGuid, SourceProcessGUID",
    "security, 4698, TaskContent, TaskContent",
    "windefend, 1116, ThreatName, Threat Name",
    "powershell-classic, 400, Data, Data",
    "system, 7045, ImagePath, ImagePath"
  })
  void namesAreWrittenAsWindowsWritesThem(String file, int id, String asked, String written) {
    assertThat(events(file, new Diagnostics()).names(List.of(id)).find(asked)).contains(written);
  }

  @Test
  void eventsOfSeveralProvidersWithOneIdHaveTheNamesOfAll() {
    EventFields system = events("system", new Diagnostics());
    assertThat(system.names(List.of(16)).all()).contains("HiveName");
    assertThat(system.names(List.of(1)).all()).contains("NewTime", "FinalStatus", "VersionLen");
  }

  @Test
  void anEventHasNoNameOfAnotherEvent() {
    EventFields security = events("security", new Diagnostics());
    assertThat(security.names(List.of(4624)).find("TaskContent")).isEmpty();
    assertThat(security.names(List.of(4702)).find("TaskContent")).isEmpty();
  }

  @Test
  void aNameIsFoundWithoutItsBlanksOrWithUnderscoresInTheirPlace() {
    Names defender = events("windefend", new Diagnostics()).names(List.of(3002));
    assertThat(defender.find("Feature Name")).contains("Feature Name");
    assertThat(defender.find("FeatureName")).contains("Feature Name");
    assertThat(defender.find("feature_name")).contains("Feature Name");
    assertThat(defender.find("Feat_ureName")).isEmpty();
    assertThat(defender.find("Rea_son")).isEmpty();
  }

  private static EventFields events(String file, Diagnostics diagnostics) {
    return new Schemas(new PackFiles(), "workspace", Optional.empty())
        .events(file, diagnostics)
        .orElseThrow();
  }

  private static Path folder() {
    try {
      return Path.of(EventDataTest.class.getResource("/dev/sigmac/packs/events").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
