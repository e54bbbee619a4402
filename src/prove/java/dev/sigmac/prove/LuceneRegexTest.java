package dev.sigmac.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.regex.LuceneRegex;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.PortableRegex.Parsed;
import dev.sigmac.regex.Printed;
import dev.sigmac.regex.Re2jRegex;
import dev.sigmac.regex.RegexFlag;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed for Lucene means to Lucene what the pattern means to RE2/J. */
class LuceneRegexTest {
  private static final int PATTERNS = 6000;
  private static final List<String> ATOMS =
      List.of(
          "a", "b", "B", "1", ".", "\\d", "\\w", "\\s", "[ab]", "[^a\\d]", "(a|b)", "(?:ab|)",
          "(?i:b)", "^", "$", "*", "+?", "?", "{2}", "{0,1}", "|", "(", ")", "()", "(|", "^$",
          "\"");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void randomPatternsMeanTheSame(boolean flag) {
    Random random = new Random(11);
    int printed = 0;
    int matches = 0;
    for (int round = 0; round < PATTERNS; round++) {
      StringBuilder pattern = new StringBuilder();
      random
          .ints(1 + random.nextInt(7), 0, ATOMS.size())
          .forEach(i -> pattern.append(ATOMS.get(i)));
      Set<RegexFlag> flags =
          random.nextBoolean()
              ? EnumSet.of(RegexFlag.IGNORE_CASE)
              : EnumSet.noneOf(RegexFlag.class);
      if (PortableRegex.parse(pattern.toString(), flags) instanceof Parsed ok
          && new LuceneRegex(flag).print(ok.regex()) instanceof Printed.Pattern lucene
          && new Re2jRegex().print(ok.regex()) instanceof Printed.Pattern re2j) {
        printed++;
        CharacterRunAutomaton found = lucene(lucene);
        com.google.re2j.Pattern meant = com.google.re2j.Pattern.compile(re2j.text());
        for (int i = 0; i < 20; i++) {
          StringBuilder input = new StringBuilder();
          random.ints(random.nextInt(6), 0, 8).forEach(c -> input.append("aAbB1 \n\"".charAt(c)));
          boolean expected = meant.matcher(input.toString()).find();
          assertThat(found.run(input.toString()))
              .as("%s %s, printed %s, on %s", pattern, flags, lucene, input)
              .isEqualTo(expected);
          matches += expected ? 1 : 0;
        }
      }
    }
    assertThat(printed).isGreaterThan(PATTERNS / 5);
    assertThat(matches).isBetween(printed * 4, printed * 16);
  }

  /** As Elasticsearch reads the pattern of a {@code regexp} query. */
  private static CharacterRunAutomaton lucene(Printed.Pattern pattern) {
    int match = pattern.ignoreCase() ? RegExp.ASCII_CASE_INSENSITIVE : 0;
    RegExp regex = new RegExp(pattern.text(), RegExp.ALL, match);
    return new CharacterRunAutomaton(
        Operations.determinize(regex.toAutomaton(), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
  }
}
