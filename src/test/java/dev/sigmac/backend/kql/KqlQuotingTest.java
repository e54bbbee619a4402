package dev.sigmac.backend.kql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KqlQuotingTest {
  @Test
  void nothingEndsAStringOrAComment() {
    assertThat(KqlQuoting.string("a\"\\\n\r\u0000\u0085\u2028\uD83D"))
        .isEqualTo("\"a\\\"\\\\\\n\\r\\u0000\\u0085\\u2028\\uD83D\"");
    assertThat(KqlQuoting.comment("a\r\n| take 1\u0085b\u2028c\u2029d"))
        .isEqualTo("// a  | take 1 b c d");
  }

  @Test
  void namesThatAreNotPlainStandInBrackets() {
    assertThat(KqlQuoting.identifier("where")).isEqualTo("['where']");
    assertThat(KqlQuoting.identifier("a'b\\")).isEqualTo("['a\\'b\\\\']");
    assertThat(KqlQuoting.identifier("Timestamp")).isEqualTo("Timestamp");
  }
}
