package dev.sigmac.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.ScalarType;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "4698, INTEGER",
        "010, INTEGER",
        "00000429, INTEGER",
        "-7, INTEGER",
        "+7, INTEGER",
        "0x1F, INTEGER",
        "0o17, INTEGER",
        "1.5, FLOAT",
        ".5, FLOAT",
        "1., FLOAT",
        "1e3, FLOAT",
        "-1.5E-3, FLOAT",
        ".inf, FLOAT",
        "-.INF, FLOAT",
        ".NaN, FLOAT",
        "true, BOOLEAN",
        "False, BOOLEAN",
        "TRUE, BOOLEAN",
        "null, NULL",
        "~, NULL",
        "Null, NULL",
        "NO, STRING",
        "yes, STRING",
        "on, STRING",
        "12:30:45, STRING",
        "2024-01-31, STRING",
        "0x, STRING",
        "0xG, STRING",
        "0o8, STRING",
        "1_000, STRING",
        "1e, STRING",
        "., STRING",
        "+.nan, STRING",
        "nULL, STRING",
        "tRUE, STRING",
        "1.2.3.4, STRING",
        "0b1, STRING",
        "'4698', STRING",
        "'', STRING",
        "\"true\", STRING"
      })
  void scalarsHaveTheTypesOfTheCoreSchema(String text, ScalarType type) {
    assertThat(((YamlScalar) field("a: " + text)).type()).isEqualTo(type);
  }

  @Test
  void nothingIsNull() {
    assertThat(((YamlScalar) field("a:")).isNull()).isTrue();
  }

  @Test
  void numbersKeepTheirLexeme() {
    YamlScalar scalar = (YamlScalar) field("a: 00000429");
    assertThat(scalar.value()).isEqualTo("00000429");
    assertThat(scalar.lexeme()).isEqualTo("00000429");
  }

  @Test
  void spansAreTheContentOfScalars() {
    YamlMapping map =
        (YamlMapping)
            only(
                """
                plain: a b
                single: 'it''s'
                double: "a\\tb"
                block: |
                    one
                    two
                last: 😀x
                """);
    assertThat(map.entries().stream().map(e -> e.key().span().text()))
        .containsExactly("plain", "single", "double", "block", "last");
    assertThat(map.entries().stream().map(e -> e.value().span().text()))
        .containsExactly("a b", "it''s", "a\\tb", "one\n    two", "😀x");
    assertThat(map.entries().stream().map(e -> ((YamlScalar) e.value()).value()))
        .containsExactly("a b", "it's", "a\tb", "one\ntwo\n", "😀x");
    assertThat(map.span().text()).startsWith("plain").endsWith("😀x");
  }

  @Test
  void spansCountUtf16AfterCharactersBeyondTheBasicPlane() {
    YamlMapping map = (YamlMapping) only("a: '😀😀'\r\nb: c\r\n");
    Entry second = map.entries().get(1);
    assertThat(second.key().span().text()).isEqualTo("b");
    assertThat(second.value().span().line()).isEqualTo(2);
    assertThat(second.value().span().column()).isEqualTo(4);
  }

  @Test
  void partsOfFoldedScalarsAreFound() {
    YamlScalar folded = (YamlScalar) field("a: >-\n    one and\n    not two\n");
    assertThat(folded.value()).isEqualTo("one and not two");
    assertThat(folded.spanOf(12, 15).text()).isEqualTo("two");
    YamlScalar escaped = (YamlScalar) field("a: \"x\\ty z\"\n");
    assertThat(escaped.spanOf(4, 5)).isEqualTo(escaped.span());
  }

  @Test
  void unicodeLineSeparatorsAreOrdinaryCharacters() {
    assertThat(((YamlScalar) field("a: 'x\u2028y\u0085z'")).value()).isEqualTo("x\u2028y\u0085z");
    assertThat(((YamlScalar) field("a: x\u2029y")).value()).isEqualTo("x\u2029y");
  }

  @Test
  void aliasesAreExpanded() {
    YamlMapping map = (YamlMapping) only("a: &x [1, 2]\nb: *x\n");
    assertThat(map.entries().get(1).value()).isEqualTo(map.entries().get(0).value());
  }

  @Test
  void aliasesMayStandForManyNodesButNotForTooMany() {
    String items = "x, ".repeat(1_000);
    only("a: &x [" + items + "]\nb: [" + "*x, ".repeat(99) + "]\n");
    assertThat(
            YamlReader.read(
                new SourceFile("a.yml", "a: &x [" + items + "]\nb: [" + "*x, ".repeat(101) + "]\n"),
                diagnostics))
        .isEmpty();
    assertThat(diagnostics.list())
        .extracting(d -> d.code())
        .containsExactly(YamlCode.TOO_MANY_NODES);
  }

  @Test
  void documentsAroundABrokenOneAreRead() {
    List<YamlNode> documents =
        YamlReader.read(
            new SourceFile("a.yml", "a: 1\n---\nb: 'x\n---\nc: 3\n---\nd: [\n---\ne: 5\n"),
            diagnostics);
    assertThat(documents).extracting(d -> d.span().text()).containsExactly("a: 1", "c: 3", "e: 5");
    assertThat(diagnostics.list())
        .extracting(d -> d.code())
        .containsExactly(YamlCode.UNCLOSED_QUOTE, YamlCode.YAML_SYNTAX);
  }

  @Test
  void emptyDocumentsAreLeftOut() {
    assertThat(YamlReader.read(new SourceFile("a.yml", "---\n---\na: 1\n---\n# c\n"), diagnostics))
        .hasSize(1);
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void coreTagsAreHonoured() {
    assertThat(((YamlScalar) field("a: !!str 5")).type()).isEqualTo(ScalarType.STRING);
    assertThat(((YamlScalar) field("a: !!int '5'")).type()).isEqualTo(ScalarType.INTEGER);
    assertThat(((YamlScalar) field("a: ! 5")).type()).isEqualTo(ScalarType.STRING);
  }

  private YamlNode field(String text) {
    return ((YamlMapping) only(text)).entries().get(0).value();
  }

  private YamlNode only(String text) {
    List<YamlNode> documents = YamlReader.read(new SourceFile("a.yml", text), diagnostics);
    assertThat(diagnostics.list()).isEmpty();
    assertThat(documents).hasSize(1);
    return documents.get(0);
  }
}
