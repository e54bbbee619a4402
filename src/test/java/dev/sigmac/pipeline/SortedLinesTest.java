package dev.sigmac.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedLinesTest {
  private static final List<String> WORDS = List.of("", "a", "aa", "ab", "b", "bcd", "c", "zebra");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8})
  void findsWholeLinesOnly(int count) {
    List<String> present = WORDS.subList(WORDS.size() - count, WORDS.size());
    SortedLines lines = new SortedLines(String.join("\n", present) + (count == 0 ? "" : "\n"));
    for (String word : WORDS) {
      assertThat(lines.contains(word)).as(word).isEqualTo(present.contains(word));
      assertThat(lines.contains(word + "a ")).isFalse();
    }
  }
}
