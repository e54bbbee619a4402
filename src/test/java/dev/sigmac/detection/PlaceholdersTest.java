package dev.sigmac.detection;

import static dev.sigmac.detection.Detected.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "admins",
          List.of("root", "adm*"),
          "dc",
          List.of("DC1"),
          "nets",
          List.of("10.0.0.0/8", "fe80::/10"));

  @Test
  void aPlaceholderStandsForEachOfItsValues() {
    assertThat(item("User|expand", "'%admins%'", VALUES).meaning())
        .isEqualTo("User is 'root', 'adm*'");
    assertThat(item("User|contains|expand", "'%dc%\\%admins%'", VALUES).meaning())
        .isEqualTo("User is '*DC1%admins%*'");
    assertThat(item("User|expand|endswith", "'%dc%\\\\%admins%'", VALUES).meaning())
        .isEqualTo("User is '*DC1\\root', '*DC1\\adm*'");
    assertThat(item("Ip|expand|cidr", "'%nets%'", VALUES).meaning())
        .isEqualTo("Ip is in 10.0.0.0/8, fe80::/10");
  }

  @Test
  void aPercentSignAloneStandsForItself() {
    assertThat(item("Cmd|expand", "'100\\% of %dc% is 5 % x'", VALUES).meaning())
        .isEqualTo("Cmd is '100% of DC1 is 5 % x'");
  }

  @Test
  void withoutExpandThereAreNoPlaceholders() {
    assertThat(item("Cmd|contains", "'%admins%'", VALUES).meaning())
        .isEqualTo("Cmd is '*%admins%*'");
  }

  @Test
  void inARegularExpressionTheValuesAreLiteralAlternatives() {
    Detected rule = item("User|re|expand", "'^%x%$'", Map.of("x", List.of("a.b", "c*|")));
    assertThat(rule.meaning()).isEqualTo("User matches /^(?:a\\.b|c(?:(?s:.)*)\\|)\\z/");
  }

  @Test
  void aRuleWithoutTheValuesIsRefusedByName() {
    assertThat(item("User|expand", "'x %Admins% y'", VALUES).error())
        .isEqualTo(
            "missing-placeholder at '%Admins%': The placeholder 'Admins' has no values. Did you mean 'admins'?");
    assertThat(item("User|expand", "'%empty%'", Map.of("empty", List.of())).error())
        .startsWith("missing-placeholder at '%empty%'");
  }

  @Test
  void expandWithoutAPlaceholderIsDoubtful() {
    assertThat(item("User|expand", "'root'", VALUES).codes())
        .containsExactly("without-placeholder");
  }

  @Test
  void tooManyCombinationsAreAnError() {
    Map<String, List<String>> many = Map.of("n", Collections.nCopies(40, "x"));
    assertThat(item("User|expand", "'%n%%n%'", many).error()).startsWith("too-many-variants at ");
  }

  @Test
  void aFileOfValuesIsYamlOrJson() {
    Diagnostics diagnostics = new Diagnostics();
    String yaml = "admins: [root, 0010]\ndc: DC1\n";
    String json = "{\"admins\": [\"root\", \"0010\"], \"dc\": \"DC1\"}";
    Placeholders expected =
        new Placeholders(Map.of("admins", List.of("root", "0010"), "dc", List.of("DC1")));
    assertThat(PlaceholdersReader.read(new SourceFile("p.yml", yaml), diagnostics))
        .isEqualTo(expected);
    assertThat(PlaceholdersReader.read(new SourceFile("p.json", json), diagnostics))
        .isEqualTo(expected);
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void aFileOfAnotherFormIsReported() {
    for (String text : List.of("- a\n", "a: {b: c}\n", "a: [null]\n", "a: []\n", "")) {
      Diagnostics diagnostics = new Diagnostics();
      PlaceholdersReader.read(new SourceFile("p.yml", text), diagnostics);
      assertThat(diagnostics.list())
          .as(text)
          .extracting(d -> d.code().id())
          .containsExactly("invalid-placeholders");
    }
  }
}
