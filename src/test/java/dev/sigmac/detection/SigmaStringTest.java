package dev.sigmac.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.detection.SigmaString.Literal;
import dev.sigmac.detection.SigmaString.Part;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.detection.SigmaString.Wildcard;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaStringTest {
  /** The table of the specification, section "Escaping"; STAR and ONE are wildcards. */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '~',
      value = {
        "a\\b ~ a\\b",
        "a\\ ~ a\\",
        "\\ ~ \\",
        "a\\\\b ~ a\\b",
        "a\\*b ~ a*b",
        "a\\?b ~ a?b",
        "a\\\\*b ~ a\\ STAR b",
        "a\\\\?b ~ a\\ ONE b",
        "a\\\\\\*b ~ a\\*b",
        "a\\\\\\b ~ a\\\\b",
        "a\\\\\\\\b ~ a\\\\b",
        "a\\\\\\\\*b ~ a\\\\ STAR b",
        "\\\\srv\\share ~ \\srv\\share",
        "\\\\\\\\srv\\share ~ \\\\srv\\share",
        "* ~ STAR",
        "*a? ~ STAR a ONE",
        "a**b ~ a STAR b",
        "a\\n ~ a\\n",
        "a\\%b ~ a\\%b"
      })
  void escapesAreReadFromLeftToRight(String source, String parts) {
    StringBuilder read = new StringBuilder();
    for (Part part : SigmaString.parse(source).parts()) {
      String text =
          part instanceof Literal l ? l.text() : part == Wildcard.ANY_RUN ? "STAR" : "ONE";
      read.append(read.isEmpty() ? "" : " ").append(text);
    }
    assertThat(read).hasToString(parts);
  }

  @Test
  void aTrailingBackslashStaysLiteralWhenAModifierAddsAWildcard() {
    assertThat(SigmaString.parse("C:\\Temp\\").append(SigmaString.ANYTHING).parts())
        .containsExactly(new Literal("C:\\Temp\\"), Wildcard.ANY_RUN);
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    Random random = new Random(1053);
    String alphabet = "\\\\\\**??ab%\"'\n\u00e9";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(9); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      SigmaString literal = SigmaString.literal(text.toString());
      SigmaString value = SigmaString.parse(text.toString());
      SigmaString longer = literal.append(value);
      for (SigmaString string : List.of(literal, value, value.contained(), longer)) {
        assertThat(SigmaString.parse(string.toString())).isEqualTo(string);
      }
      assertThat(literal.text()).isEqualTo(text.toString());
    }
  }

  @Test
  void aBackslashIsEscapedOnlyWhereItWouldEscapeSomething() {
    assertThat(SigmaString.parse("*\\x\\y\\").toString()).isEqualTo("*\\x\\y\\");
    assertThat(SigmaString.literal("\\\\srv\\*").toString()).isEqualTo("\\\\\\srv\\\\\\*");
    assertThat(SigmaString.literal("\\").append(SigmaString.ANYTHING).toString())
        .isEqualTo("\\\\*");
  }

  @ParameterizedTest(name = "{0} asks for {1}")
  @CsvSource({
    "'', EQUALS",
    "a, EQUALS",
    "a\\*, EQUALS",
    "a*, STARTSWITH",
    "*a, ENDSWITH",
    "*a*, CONTAINS",
    "**, ANYTHING",
    "a*b, PATTERN",
    "a?, PATTERN",
    "?, PATTERN",
    "*?, PATTERN"
  })
  void aStringAsksForTheSimplestMatch(String value, Shape shape) {
    assertThat(SigmaString.parse(value).shape()).isEqualTo(shape);
  }
}
