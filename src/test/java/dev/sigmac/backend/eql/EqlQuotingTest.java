package dev.sigmac.backend.eql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, it stays in its literal, name or comment. */
class EqlQuotingTest {
  /** A string token of Elasticsearch 8.19's grammar. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\\r\\n\"\\\\]|\\\\[btnfr\"'\\\\]|\\\\u\\{[0-9a-fA-F]{2,8}\\})*\"",
          Pattern.DOTALL);

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u\\{([0-9a-fA-F]+)\\}|(.))");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "\"",
        "\\",
        "a\\",
        "\\\"",
        "\"\"\"",
        "\" or true",
        "a\nb",
        "a\r\nor true",
        "\t",
        "// x",
        "/* x",
        "ü\u2028\u202e😀\u0001",
        "C:\\Temp\\",
        "\\n",
        "\\u{41}"
      })
  void aTextIsOneTokenWithItsValue(String text) {
    String literal = EqlQuoting.string(text);
    assertThat(TOKEN.matcher(literal).matches()).as(literal).isTrue();
    String body = literal.substring(1, literal.length() - 1);
    assertThat(ESCAPE.matcher(body).replaceAll(EqlQuotingTest::character)).isEqualTo(text);
  }

  private static String character(MatchResult escape) {
    String plain =
        escape.group(1) == null
            ? String.valueOf("\b\t\n\f\r\"'\\".charAt("btnfr\"'\\".indexOf(escape.group(2))))
            : Character.toString(Integer.parseInt(escape.group(1), 16));
    return Matcher.quoteReplacement(plain);
  }

  @Test
  void aPatternIsRawWhereNothingInItCanEndIt() {
    assertThat(EqlQuoting.raw("a\\.b")).isEqualTo("\"\"\"a\\.b\"\"\"");
    assertThat(EqlQuoting.raw("a\"\\.b")).isEqualTo("\"a\\\"\\\\.b\"");
    assertThat(EqlQuoting.raw("[^\n]\\.")).isEqualTo("\"[^\\n]\\\\.\"");
  }

  @Test
  void namesThatAreNoPlainOnesAreInBackQuotes() {
    assertThat(EqlQuoting.field("process.name")).isEqualTo("process.name");
    assertThat(EqlQuoting.field("winlog.event_data.Threat Name"))
        .isEqualTo("winlog.event_data.`Threat Name`");
    assertThat(EqlQuoting.field("event.sequence")).isEqualTo("event.`sequence`");
    assertThat(EqlQuoting.field("a-b.1c")).isEqualTo("`a-b`.`1c`");
    assertThat(EqlQuoting.field("x` or true")).isEqualTo("`x`` or true`");
  }

  @Test
  void aCommentIsOneLine() {
    assertThat(EqlQuoting.comment("a\nor true\u2028b")).isEqualTo("// a or true b");
  }
}
