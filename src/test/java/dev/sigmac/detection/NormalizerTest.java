package dev.sigmac.detection;

import static dev.sigmac.detection.Detected.item;
import static dev.sigmac.detection.Detected.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.detection.CoveredValues.Folded;
import dev.sigmac.detection.SigmaString.Literal;
import dev.sigmac.detection.SigmaString.Part;
import dev.sigmac.detection.SigmaString.Wildcard;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizerTest {
  @Test
  void alternativesOnOneOperandAreOneList() {
    String selections =
        """
        a: {F|contains: 'a'}
        b: {G: 1}
        c: {F: 'c'}
        d: {G: 2}
        e: {F|cased: 'e'}
        condition: 1 of them
        """;
    assertThat(rule(selections).meaning())
        .isEqualTo("any of\n  F is '*a*', 'c'\n  G is 1, 2\n  F is (cased) 'e'");
  }

  @Test
  void whatMustHoldTogetherIsNotMerged() {
    assertThat(rule("a: {F|contains: 'a'}\nb: {F|contains: 'b'}\ncondition: a and b").meaning())
        .isEqualTo("all of\n  F is '*a*'\n  F is '*b*'");
  }

  @Test
  void identifiersThatAreKeptAreNotWrittenOut() {
    LoweredRule rule =
        rule("a: {F: 'a'}\nb: {F: 'b'}\nc: {F: 'c'}\ncondition: 1 of them").lowered();
    assertThat(ExprText.lines(rule.inlined(rule.condition(), java.util.Set.of("b"))))
        .containsExactly("any of", "  F is 'a', 'c'", "  b");
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "F|contains ~ ['abc', 'B', 'x'] ~ F is '*B*', '*x*'",
        "F|contains|cased ~ ['abc', 'B', 'b'] ~ F is (cased) '*B*', '*b*'",
        "F|endswith ~ ['\\cmd.exe', 'md.exe'] ~ F is '*md.exe'",
        "F|startswith ~ ['C:\\', 'C:\\Temp'] ~ F is 'C:\\\\*'",
        "F ~ ['abc', '*b*', 'bcd*', '*xab', 'a?c'] ~ F is '*b*', 'a?c'",
        "F ~ ['', 'a', '*'] ~ F is '', '*'",
        "F|contains ~ ['\u00e9t', '\u00c9T'] ~ F is '*\u00e9t*', '*\u00c9T*'",
        "F|contains ~ ['a*b', 'a'] ~ F is '*a*'",
        "F|re ~ ['(?:ab|)|'] ~ F is '*'",
        "F|contains ~ ['a*b', 'c', 'cb'] ~ F is '*a*b*', '*c*'"
      })
  void aValueThatAnotherCoversGoes(String key, String values, String meaning) {
    assertThat(item(key, values).meaning()).isEqualTo(meaning);
  }

  @Test
  void whatIsCoveredMatchesNothingElse() {
    Random random = new Random(7);
    int covering = 0;
    for (int i = 0; i < 200_000; i++) {
      SigmaString wide = SigmaString.parse(text(random, "aAb*?", 4));
      SigmaString narrow = SigmaString.parse(text(random, "aAb*?", 6));
      boolean cased = random.nextBoolean();
      if (!Folded.of(wide, cased).covers(Folded.of(narrow, cased))) {
        continue;
      }
      covering++;
      Pattern wideRegex = regex(wide, cased);
      Pattern narrowRegex = regex(narrow, cased);
      for (int j = 0; j < 10; j++) {
        String text = text(random, "aAb", 7);
        if (narrowRegex.matcher(text).matches()) {
          assertThat(wideRegex.matcher(text).matches())
              .as("%s covers %s on %s", wide, narrow, text)
              .isTrue();
        }
      }
    }
    assertThat(covering).isGreaterThan(10_000);
  }

  private static String text(Random random, String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(longest + 1); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static Pattern regex(SigmaString value, boolean cased) {
    StringBuilder regex = new StringBuilder();
    for (Part part : value.parts()) {
      regex.append(
          part instanceof Literal l
              ? Pattern.quote(l.text())
              : part == Wildcard.ANY_RUN ? ".*" : ".");
    }
    return Pattern.compile(
        regex.toString(), Pattern.DOTALL | (cased ? 0 : Pattern.CASE_INSENSITIVE));
  }
}
