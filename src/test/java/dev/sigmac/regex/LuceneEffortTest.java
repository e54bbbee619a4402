package dev.sigmac.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Patterns that Lucene 9.12 makes an automaton of within its limit, and patterns of which it does
 * not ({@code RegExp.toAutomaton(10000)}).
 */
class LuceneEffortTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".*[a-f0-9]{32}.*",
        ".*[^\\n]{200,}.*",
        ".*(data|%(local)?appdata%|\\\\appdata\\\\(local(low)?|roaming))\\\\[^\\\\]{1,256}",
        "[a-z]{1,900}"
      })
  void areTaken(String pattern) {
    assertThat(LuceneEffort.exceeds(pattern)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".*[^\\n]{1000,}.*",
        ".*x{3,}.{0,100}y",
        ".*ping +\\-n.{6,64}echo EEEE.*",
        ".*\\.exe[\"']?[\\t ]+[^\"]{0,64}werfaultsecure\\.exe.*[0-9]{2,10}.*",
        "([a-z]*.{17,218}x|[a-z])",
        ".*([a-z]*.{17,218}x|[a-z]).*"
      })
  void areTooComplex(String pattern) {
    assertThat(LuceneEffort.exceeds(pattern)).isTrue();
  }
}
