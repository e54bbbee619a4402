package dev.sigmac.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The packs that come with the compiler name only what is there. */
class BuiltInPacksTest {
  private final Packs packs = new Packs();

  static List<String> names() {
    return new Packs().names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyFileOfAPackIsReadWithoutAComplaint(String name) {
    Diagnostics diagnostics = new Diagnostics();
    Pack pack = packs.find(name, diagnostics).orElseThrow();
    assertThat(pack.name()).isEqualTo(name);
    assertThat(pack.info().description()).isNotEmpty();
    int sources = 0;
    for (Pack.Entry entry : pack.entries()) {
      sources += entry.mappings().toList().size();
    }
    assertThat(diagnostics.list()).extracting(d -> d.span().place() + " " + d.message()).isEmpty();
    assertThat(sources).isGreaterThan(10);
  }

  @Test
  void theListSaysWhichTargetsAPackServes() throws IOException {
    for (String line :
        Files.readAllLines(Path.of("src/main/resources/dev/sigmac/packs/packs.txt"))) {
      List<String> words = List.of(line.split(" ", -1));
      Pack pack = packs.find(words.get(0), new Diagnostics()).orElseThrow();
      assertThat(words.subList(1, words.size())).isEqualTo(pack.info().targets());
    }
  }

  @Test
  void tableFilesAreNamedByTheirTableAndTellWhereItIsDocumented() throws IOException {
    for (Path file : files("tables")) {
      YamlMapping table = mapping(file);
      assertThat(file.getFileName()).hasToString(text(table, "table") + ".yml");
      assertThat(text(table, "doc")).startsWith("https://");
    }
  }

  @Test
  void theListOfReservedNamesHoldsAllTablesAndColumns() throws IOException {
    TreeSet<String> expected = new TreeSet<>();
    for (Path file : files("tables")) {
      YamlMapping table = mapping(file);
      expected.add(text(table, "table").toLowerCase(Locale.ROOT));
      columns(table).keySet().forEach(c -> expected.add(c.toLowerCase(Locale.ROOT)));
    }
    assertThat(packs.reserved("kql").text().lines()).containsExactlyElementsOf(expected);
  }

  @Test
  void theListOfReservedNamesHoldsAllFieldsOfSplunk() throws IOException {
    TreeSet<String> expected = new TreeSet<>();
    Pack pack = packs.find("splunk-windows", new Diagnostics()).orElseThrow();
    for (Pack.Entry entry : pack.entries()) {
      entry
          .mappings()
          .forEach(
              m ->
                  m.table()
                      .columns()
                      .keySet()
                      .forEach(c -> expected.add(c.toLowerCase(Locale.ROOT))));
    }
    Path file = Path.of("src/main/resources/dev/sigmac/packs/reserved/spl.txt");
    if (System.getProperty("approve") != null) {
      Files.writeString(file, String.join("\n", expected) + "\n");
    }
    assertThat(Files.readAllLines(file)).containsExactlyElementsOf(expected);
  }

  @Test
  void tablesAndColumnsAreThoseOfTheVendorsCatalogue() throws IOException {
    String catalogue = Optional.ofNullable(System.getenv("SIGMAC_TABLES")).orElse("");
    assumeTrue(
        !catalogue.isEmpty(),
        "SIGMAC_TABLES is not set, so tables are not compared with the vendor's catalogue");
    Map<String, Map<String, String>> known = catalogue(Path.of(catalogue));
    List<String> wrong = new ArrayList<>();
    for (Path file : files("tables")) {
      YamlMapping table = mapping(file);
      Map<String, String> real = known.getOrDefault(text(table, "table"), Map.of());
      columns(table).keySet().stream()
          .filter(c -> !real.containsKey(c))
          .forEach(c -> wrong.add(text(table, "table") + "." + c));
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "process_creation ~ Image|endswith ~ '\\cmd.exe' ~ DeviceProcessEvents ~ always ~ FileName is 'cmd.exe'",
        "process_creation ~ ParentImage|endswith ~ '\\cmd.exe' ~ DeviceProcessEvents ~ always ~ InitiatingProcessFileName is 'cmd.exe'",
        "process_creation ~ OriginalFileName ~ 'cmd.exe' ~ DeviceProcessEvents ~ always ~ ProcessVersionInfoOriginalFileName is 'cmd.exe'",
        "process_creation ~ LogonId ~ '0x3e7' ~ DeviceProcessEvents ~ always ~ LogonId:integer is 999",
        "process_creation ~ EventID ~ 4688 ~ SecurityEvent ~ always ~ EventID:integer is 4688",
        "file_event ~ TargetFilename|endswith ~ '\\a.lnk' ~ DeviceFileEvents ~ ActionType is 'FileCreated' ~ FileName is 'a.lnk'",
        "file_delete ~ TargetFilename|contains ~ '.vhd' ~ DeviceFileEvents ~ ActionType is 'FileDeleted' ~ FolderPath is '*.vhd*'",
        "image_load ~ ImageLoaded|endswith ~ '\\a.dll' ~ DeviceImageLoadEvents ~ always ~ FileName is 'a.dll'",
        "driver_load ~ ImageLoaded|contains ~ '\\Temp\\' ~ DeviceEvents ~ ActionType is 'DriverLoad' ~ FolderPath is '*\\Temp\\\\*'",
        "registry_set ~ TargetObject|endswith ~ '\\Run\\a' ~ DeviceRegistryEvents ~ ActionType is 'RegistryValueSet' ~ all of / RegistryKey is '*\\Run' / RegistryValueName is 'a'",
        "registry_set ~ Details ~ 'DWORD (0x00000001)' ~ DeviceRegistryEvents ~ ActionType is 'RegistryValueSet' ~ RegistryValueData is '1'",
        "registry_delete ~ EventType ~ DeleteValue ~ DeviceRegistryEvents ~ always ~ ActionType is 'RegistryValueDeleted'",
        "network_connection ~ Initiated ~ 'false' ~ DeviceNetworkEvents ~ always ~ ActionType is 'InboundConnectionAccepted'",
        "dns_query ~ QueryName|endswith ~ '.io' ~ DeviceEvents ~ ActionType is 'DnsQueryResponse' ~ AdditionalFields.DnsQueryString is '*.io'",
        "create_remote_thread ~ TargetImage|endswith ~ '\\lsass.exe' ~ DeviceEvents ~ ActionType is 'CreateRemoteThreadApiCall' ~ FileName is 'lsass.exe'",
        "pipe_created ~ PipeName ~ '\\msse' ~ DeviceEvents ~ ActionType is 'NamedPipeEvent' ~ AdditionalFields.PipeName is '\\Device\\NamedPipe\\msse'"
      })
  void sysmonsCategoriesLieOnDefendersTables(
      String category, String key, String value, String table, String where, String meaning) {
    Pack microsoft = Mapping.pack("microsoft", packs);
    Mapping mapping =
        Mapping.item(microsoft, "{category: " + category + ", product: windows}", key, value);
    assertThat(mapping.table()).isEqualTo(table);
    assertThat(mapping.where()).isEqualTo(where);
    assertThat(mapping.meaning()).isEqualTo(meaning);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '~',
      value = {
        "{category: application, product: rpc_firewall} ~ OpNum ~ 5 ~ winlog.event_data.param8 is '5'",
        "{category: application, product: rpc_firewall} ~ InterfaceUuid ~ abc ~ winlog.event_data.param7 is 'abc'",
        "{product: windows, service: windefend} ~ NewValue ~ abc ~ winlog.event_data.New_Value is 'abc'",
        "{product: windows, service: windefend} ~ ProcessName ~ abc ~ process.executable is 'abc'",
        "{category: ps_module, product: windows} ~ Payload|contains ~ abc ~ Payload:extracted is '*abc*'"
      })
  void elasticKeepsDataWithoutAFieldOfItsOwn(
      String logSource, String key, String value, String meaning) {
    assertThat(Mapping.item(Mapping.pack("elastic-ecs", packs), logSource, key, value).meaning())
        .isEqualTo(meaning);
  }

  @Test
  void anArgumentOfAProgramIsRefusedAsItsPlaceIsNotStored() {
    assertThat(
            Mapping.item(
                    Mapping.pack("elastic-ecs", packs),
                    "{product: linux, service: auditd}",
                    "a5",
                    "'-x'")
                .refusal())
        .startsWith(
            "unmapped-field at '-x': The arguments of a program are stored in process.args");
  }

  @Test
  void processesOfUnixAreToldFromThoseOfWindowsByTheirPaths() {
    Pack microsoft = Mapping.pack("microsoft", packs);
    String linux = "{category: process_creation, product: linux}";
    Mapping mapping = Mapping.item(microsoft, linux, "Image|endswith", "'/curl'");
    assertThat(mapping.where()).isEqualTo("FolderPath is '/*'");
    assertThat(mapping.meaning()).isEqualTo("FileName is 'curl'");
    assertThat(mapping.messages()).singleElement().asString().startsWith("source-note");
  }

  @Test
  void timeIsTheColumnOfTheEnvironment() {
    String windows = "{category: process_creation, product: windows}";
    assertThat(time("microsoft", windows)).isEqualTo("Timestamp");
    assertThat(time("defender", windows)).isEqualTo("Timestamp");
    assertThat(time("sentinel", windows)).isEqualTo("TimeGenerated");
    assertThat(time("microsoft", "{product: windows, service: security}"))
        .isEqualTo("TimeGenerated");
  }

  @Test
  void aColumnOfJsonHasTheTypeOfTheEnvironment() {
    assertThat(additionalFields("microsoft")).isEqualTo(ColumnType.TEXT);
    assertThat(additionalFields("sentinel")).isEqualTo(ColumnType.DYNAMIC);
  }

  @Test
  void whatAnEnvironmentDoesNotStoreIsRefused() {
    Pack defender = Mapping.pack("defender", packs);
    assertThat(
            Mapping.item(defender, "{product: windows, service: security}", "EventID", "4698")
                .refusal())
        .contains("the defender environment does not have its tables");
  }

  private Optional<String> timeColumn(String pack, String logSource) {
    MappedRule rule = Mapping.item(Mapping.pack(pack, packs), logSource, "EventID", "1").rule();
    return rule.source().time().map(c -> c.name());
  }

  private String time(String pack, String logSource) {
    return timeColumn(pack, logSource).orElseThrow();
  }

  private ColumnType additionalFields(String pack) {
    Diagnostics diagnostics = new Diagnostics();
    String environment = packs.find(pack, diagnostics).orElseThrow().info().environment();
    TableSchema table =
        new Schemas(new PackFiles(), environment, Optional.empty())
            .table("DeviceEvents", diagnostics)
            .orElseThrow();
    return table.column("AdditionalFields").orElseThrow().type();
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(folder(folder))) {
      return files.filter(f -> f.toString().endsWith(".yml")).sorted().toList();
    }
  }

  private static Path folder(String folder) {
    try {
      return Path.of(BuiltInPacksTest.class.getResource("/dev/sigmac/packs/" + folder).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static YamlMapping mapping(Path file) throws IOException {
    SourceFile source = new SourceFile(file.toString(), Files.readString(file));
    return (YamlMapping) YamlReader.read(source, new Diagnostics()).get(0);
  }

  private static String text(YamlMapping mapping, String key) {
    return new PackYaml(new Diagnostics()).text(mapping, key).orElseThrow();
  }

  private static Map<String, Entry> columns(YamlMapping table) {
    Map<String, Entry> columns = new LinkedHashMap<>();
    ((YamlMapping) table.get("columns").orElseThrow().value())
        .entries()
        .forEach(e -> columns.put(e.key().value(), e));
    return columns;
  }

  /** All columns of each table and function, over all environments. */
  private static Map<String, Map<String, String>> catalogue(Path file) throws IOException {
    Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      List<String> path = new ArrayList<>();
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          path.add(Optional.ofNullable(json.currentName()).orElse(""));
        } else if (token == JsonToken.END_OBJECT) {
          path.remove(path.size() - 1);
        } else if (token == JsonToken.VALUE_STRING && path.size() >= 5) {
          tables
              .computeIfAbsent(path.get(4), t -> new LinkedHashMap<>())
              .put(json.currentName(), json.getText());
        }
      }
    }
    return tables;
  }
}
