package dev.sigmac.backend.esql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, it stays in its literal, name or comment. */
class EsqlQuotingTest {
  /** A string token of Elasticsearch 8.19's grammar. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"\"\"[^\\r\\n]*?\"\"\"\"?\"?|\"(?:[^\\r\\n\"\\\\]|\\\\[tnr\"\\\\])*\"", Pattern.DOTALL);

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
        "a\"\"\"| DROP x",
        "a\nb",
        "a\r\n| LIMIT 1",
        "\t",
        "// x",
        "/* x",
        "ü\u2028\u202e😀",
        "C:\\Temp\\",
        "\\n",
        "a\\\"b"
      })
  void aTextIsOneTokenWithItsValue(String text) {
    String literal = EsqlQuoting.string(text);
    assertThat(TOKEN.matcher(literal).matches()).as(literal).isTrue();
    assertThat(value(literal)).isEqualTo(text);
  }

  @Test
  void namesThatAreNoPlainOnesAreInBackQuotes() {
    assertThat(EsqlQuoting.field("process.name")).isEqualTo("process.name");
    assertThat(EsqlQuoting.field("winlog.event_data.Threat Name"))
        .isEqualTo("winlog.event_data.`Threat Name`");
    assertThat(EsqlQuoting.field("a.by")).isEqualTo("a.`by`");
    assertThat(EsqlQuoting.column("x`| DROP y")).isEqualTo("`x``| DROP y`");
    assertThat(EsqlQuoting.field("@timestamp")).isEqualTo("@timestamp");
  }

  @Test
  void aCommentIsOneLine() {
    assertThat(EsqlQuoting.comment("a\n| DROP x\u2028b")).isEqualTo("// a | DROP x b");
  }

  @Test
  void indexPatternsStandAlone() {
    assertThat(EsqlQuoting.indices("logs-a.*,logs-b-*, logs-a.*")).isEqualTo("logs-a.*,logs-b-*");
    assertThat(EsqlQuoting.indices("x | DROP y")).isEqualTo("\"x | DROP y\"");
  }

  private static String value(String literal) {
    if (literal.startsWith("\"\"\"") && literal.length() > 5) {
      return literal.substring(3, literal.length() - 3);
    }
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < literal.length() - 1; i++) {
      char c = literal.charAt(i);
      value.append(c == '\\' ? "\t\n\r\"\\".charAt("tnr\"\\".indexOf(literal.charAt(++i))) : c);
    }
    return value.toString();
  }
}
