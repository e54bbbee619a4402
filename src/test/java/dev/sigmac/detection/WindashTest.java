package dev.sigmac.detection;

import static dev.sigmac.detection.Detected.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindashTest {
  private static List<String> variants(String value) {
    SigmaString string = SigmaString.parse(value);
    List<SigmaString> variants = Windash.variants(string);
    assertThat(variants).doesNotHaveDuplicates().hasSize((int) Windash.count(string));
    return variants.stream().map(SigmaString::toString).toList();
  }

  @Test
  void aDashMayBeAnyOfFiveThatAsWrittenFirst() {
    assertThat(variants("-enc"))
        .containsExactly("-enc", "/enc", "\u2013enc", "\u2014enc", "\u2015enc");
    assertThat(variants("/enc").get(0)).isEqualTo("/enc");
    assertThat(variants("\u2014enc")).hasSize(5).contains("-enc", "/enc");
  }

  @ParameterizedTest(name = "{0} has {1}")
  @CsvSource({
    "'-a', 5",
    "' -a', 5",
    "'a -b', 5",
    "' -a /b', 25",
    "'a-b', 1",
    "'a/b', 1",
    "'\"-a\"', 5",
    "'--a', 5",
    "'x\t/a', 5",
    "'https://a', 1",
    "'*-a', 5",
    "'*x -a*', 5",
    "'a*-b', 1",
    "'', 1",
    "'-', 5"
  })
  void onlyADashThatStartsAnOptionVaries(String value, int count) {
    assertThat(variants(value)).hasSize(count);
  }

  @Test
  void theOrderOfWindashAndContainsDoesNotMatter() {
    assertThat(item("Cmd|windash|contains", "'-a'").meaning())
        .isEqualTo(item("Cmd|contains|windash", "'-a'").meaning())
        .isEqualTo("Cmd is '*-a*', '*/a*', '*\u2013a*', '*\u2014a*', '*\u2015a*'");
  }

  @Test
  void withAllEachValueKeepsItsOwnVariants() {
    assertThat(item("Cmd|contains|all|windash", "['-a', 'b']").meaning())
        .isEqualTo(
            "all of\n  Cmd is '*-a*', '*/a*', '*\u2013a*', '*\u2014a*', '*\u2015a*'\n  Cmd is '*b*'");
  }

  @Test
  void variantsAreEncodedOneByOne() {
    assertThat(
            ((Expr.Text)
                    item("Cmd|windash|base64offset|contains|cased", "'-enc'").lowered().whole())
                .anyOf())
        .hasSize(15)
        .doesNotHaveDuplicates();
  }
}
