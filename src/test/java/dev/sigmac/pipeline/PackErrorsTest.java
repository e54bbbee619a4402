package dev.sigmac.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A user's pack is input like any other: what is wrong with it is said where it stands. */
class PackErrorsTest {
  private static final String TABLE =
      "tables:\n    - table: T\n      columns: {A: string, B: dynamic}\n";
  private static final String SOURCE =
      "name: mine\n"
          + TABLE
          + "logsources:\n    - category: c\n      sources:\n          - table: T\n";

  @Test
  void aPackNeedsAName() {
    assertThat(errors("description: x")).isEqualTo("1:1 invalid-pack A pack needs 'name'.");
  }

  @Test
  void aTextIsNoPack() {
    assertThat(errors("hello")).isEqualTo("1:1 invalid-pack A pack must be a map.");
    assertThat(errors("")).isEqualTo("1:1 invalid-pack The file holds no pack.");
  }

  @Test
  void anUnknownKeyIsNamedWithItsNeighbours() {
    assertThat(errors("name: mine\nlogsource: []"))
        .isEqualTo("2:1 invalid-pack A pack has no key 'logsource'. Did you mean 'logsources'?");
  }

  @Test
  void aPackThatDoesNotExistCannotBeExtended() {
    assertThat(errors("name: mine\nextends: microsft"))
        .startsWith("2:10 unknown-pack There is no such pack to extend. Packs are microsoft, ");
  }

  @Test
  void aTableWithoutColumnsIsNotKnown() {
    assertThat(errors("name: mine\nlogsources:\n    - category: c\n      sources: [{table: T}]"))
        .isEqualTo(
            "4:25 unknown-table The columns of the table 'T' are not known. List them under 'tables' in the pack.");
  }

  @Test
  void whatIsExtractedNeedsAPatternAndStandsAlone() {
    assertThat(errors(SOURCE + "            fields: {F: {extract: F, in: A, pattern: '('}}"))
        .startsWith("9:55 invalid-pack The pattern is no regular expression: ");
    assertThat(errors(SOURCE + "            fields: {F: {extract: F, in: A}}"))
        .isEqualTo("9:25 invalid-pack A field that is extracted needs 'pattern'.");
    assertThat(
            errors(
                SOURCE + "            fields: {F: {any: [B, {extract: F, in: A, pattern: (a)}]}}"))
        .isEqualTo("9:35 invalid-pack A field that is extracted cannot be one of several places.");
  }

  @Test
  void aColumnThatTheTableDoesNotHaveIsReportedWhereverItStands() {
    assertThat(errors(SOURCE + "            where: {Aa: x}"))
        .isEqualTo("9:21 unknown-column T has no column 'Aa'. Did you mean 'A'?");
    assertThat(errors(SOURCE + "            fields: {F: C.x}"))
        .isEqualTo("9:25 unknown-column T has no column 'C.x'.");
    assertThat(errors(SOURCE + "            fields: {F: {column: A, last: Z}}"))
        .isEqualTo("9:43 unknown-column T has no column 'Z'. Did you mean 'A' or 'B'?");
    assertThat(errors(SOURCE + "            show: {F: Q}"))
        .startsWith("9:23 unknown-column T has no column 'Q'.");
  }

  @Test
  void aTypeThatDoesNotExistIsReported() {
    assertThat(errors("name: mine\ntables: [{table: T, columns: {A: varchar}}]"))
        .isEqualTo(
            "2:34 invalid-pack 'varchar' is no type of a column; types are bool, boolean, date, datetime, double, "
                + "dynamic, escaped, guid, int, ip, keyword, long, object, real, string, text, wildcard, xml.");
    assertThat(errors("name: mine\ntables: [{table: T, columns: {A: keyword big}}]"))
        .isEqualTo("2:34 invalid-pack A column may be optional, many or lower.");
  }

  @Test
  void aPlaceNeedsAForm() {
    assertThat(errors(SOURCE + "            fields: {F: {show: A}}"))
        .startsWith("9:25 invalid-pack A field's place needs one of column, ");
    assertThat(errors(SOURCE + "            fields: {F: {colum: A}}"))
        .startsWith("9:26 invalid-pack A field's place has no key 'colum'. Did you mean 'column'?");
    assertThat(errors(SOURCE + "            fields: {F: {column: A, spelling: odd}}"))
        .isEqualTo("9:47 invalid-pack There is no spelling 'odd'.");
    assertThat(errors(SOURCE + "            fields: {F: {hashes: {CRC: A}}}"))
        .isEqualTo("9:35 invalid-pack Hashes are [MD5, SHA1, SHA256, IMPHASH].");
  }

  @Test
  void aConditionKnowsFewModifiers() {
    assertThat(errors(SOURCE + "            where: {A|re: x}"))
        .isEqualTo("9:21 invalid-pack A condition of a pack has no modifier 're'.");
  }

  @Test
  void aLogSourceNeedsSources() {
    assertThat(errors("name: mine\nlogsources: [{category: c}]"))
        .isEqualTo(
            "2:14 invalid-pack A log source needs category, product or service, and one of 'sources', 'file', 'refused'.");
    assertThat(errors("name: mine\nlogsources: [{category: c, file: x.yml}]"))
        .isEqualTo("2:14 invalid-pack A pack in one file has its 'sources' in it.");
  }

  @Test
  void malformedYamlIsNoPack() {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Pack> pack =
        new Packs().read(new SourceFile("pack.yml", "name: [x\nlogsources: {"), diagnostics);
    assertThat(pack).isEmpty();
    assertThat(diagnostics.hasErrors()).isTrue();
  }

  @Test
  void aUsersPackExtendsOneThatIsKnown() {
    Pack pack =
        Mapping.pack(
            """
            name: mine
            extends: microsoft
            tables:
                - table: My_CL
                  time: TimeGenerated
                  columns: {TimeGenerated: datetime, cmd_s: string}
            logsources:
                - category: process_creation
                  product: windows
                  sources:
                      - table: My_CL
                        fields: {CommandLine: cmd_s}
            """);
    assertThat(pack.target()).isEqualTo("kql");
    String windows = "{category: process_creation, product: windows}";
    assertThat(Mapping.item(pack, windows, "CommandLine", "'x'").table()).isEqualTo("My_CL");
    assertThat(
            Mapping.item(pack, "{category: file_event, product: windows}", "Image", "'x'").table())
        .isEqualTo("DeviceFileEvents");
  }

  private static String errors(String pack) {
    Diagnostics diagnostics = new Diagnostics();
    new Packs().read(new SourceFile("pack.yml", pack), diagnostics);
    return diagnostics.list().stream()
        .map(
            d ->
                d.span().line()
                    + ":"
                    + d.span().column()
                    + " "
                    + d.code().id()
                    + " "
                    + d.message()
                    + d.hint().map(h -> " " + h).orElse(""))
        .collect(Collectors.joining("\n"));
  }
}
