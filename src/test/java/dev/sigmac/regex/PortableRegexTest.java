package dev.sigmac.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import dev.sigmac.regex.PortableRegex.Parsed;
import dev.sigmac.regex.PortableRegex.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortableRegexTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " ~~ ",
      value = {
        // pattern ~~ Rust ~~ RE2/J ~~ PCRE ~~ Lucene
        "<A>(.*?)</A> ~~ <A>(.*?)</A> ~~ <A>(.*?)</A> ~~ <A>(.*?)</A> ~~"
            + " .*\\<A\\>([^␤]*)\\</A\\>.*",
        "^a\\d$ ~~ ^a[0-9]$ ~~ ^a\\d\\z ~~ ^a\\d\\z ~~ a[0-9]",
        "(?i)ab ~~ (?i)ab ~~ (?i)ab ~~ (?i)ab ~~ .*[Aa][Bb].*",
        "a(?i:b) ~~ a(?:(?i:b)) ~~ a(?:(?i:b)) ~~ a(?:(?i:b)) ~~ .*a([Bb]).*",
        "B$|(?i:b) ~~ B$|(?:(?i:b)) ~~ (?:)B\\z|(?:)(?:(?i:b)) ~~ B\\z|(?:(?i:b)) ~~"
            + " (.*B|.*([Bb]).*)",
        "a\\Bb ~~ - ~~ a\\Bb ~~ a\\Bb ~~ -",
        "[^\ud800] ~~ - ~~ [^\\x{D800}] ~~ [^\\x{D800}] ~~ .*[^\ud800].*",
        "(?i)a\\w ~~ (?i)a(?-i:[0-9A-Za-z_]) ~~ (?i)a\\w ~~ (?i)a\\w ~~ .*[Aa][0-9A-Za-z_].*",
        "\\bx ~~ (?-u:\\b)x ~~ \\bx ~~ \\bx ~~ -",
        "(?m)^x$ ~~ (?m:^)x(?m:$) ~~ (?m:^)x(?m:$) ~~ (?<![^\\n])x(?![^\\n]) ~~ -",
        "(?s)a.b ~~ a(?s:.)b ~~ a(?s:.)b ~~ a(?s:.)b ~~ .*a.b.*",
        "(^a|b$) ~~ (^a|b$) ~~ (^a|b\\z) ~~ (^a|b\\z) ~~ ((a.*|.*b))",
        "^(?:a|b) ~~ ^(?:a|b) ~~ ^(?:a|b) ~~ ^(?:a|b) ~~ (a|b).*",
        "a|b ~~ a|b ~~ a|b ~~ a|b ~~ .*(a|b).*",
        "a^b ~~ a^b ~~ a^b ~~ a^b ~~ -",
        "\\#\\~\\@\\& ~~ #~@& ~~ #~@& ~~ #~@& ~~ .*\\#\\~\\@\\&.*",
        "[^&\\-\\]x-z]{2,3}? ~~ [^\\&\\-\\]x-z]{2,3}? ~~ [^\\&\\-\\]x-z]{2,3}? ~~"
            + " [^\\&\\-\\]x-z]{2,3}? ~~ .*[^\\&\\-\\]x-z]{2,3}.*",
        "a{ ~~ a\\{ ~~ a\\{ ~~ a\\{ ~~ .*a\\{.*",
        "a(b|)c ~~ a(b|)c ~~ a(b|)c ~~ a(b|)c ~~ .*a((b)?)c.*",
        "a(?:|b|c) ~~ a(?:|b|c) ~~ a(?:|b|c) ~~ a(?:|b|c) ~~ .*a((b|c)?).*",
        "a() ~~ a() ~~ a() ~~ a() ~~ .*a(.{0}).*",
        "a(|) ~~ a(|) ~~ a(|) ~~ a(|) ~~ .*a(.{0}).*",
        "^$|a ~~ ^$|a ~~ ^\\z|a ~~ ^\\z|a ~~ (.*a.*)?",
      })
  void eachEngineSaysEachConstruct(
      String pattern, String rust, String re2j, String pcre, String lucene) {
    PortableRegex regex = parsed(pattern);
    assertEquals(rust, text(new RustRegex().print(regex)));
    assertEquals(re2j, text(new Re2jRegex().print(regex)));
    assertEquals(pcre, text(new PcreRegex().print(regex)));
    assertEquals(lucene, text(new LuceneRegex(false).print(regex)).replace('\n', '␤'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ~~ ",
      value = {
        "a(b ~~ 1 ~~ a group is not closed",
        "a)b ~~ 1 ~~ a closing parenthesis without an opening one",
        "a[b ~~ 1 ~~ a character class is not closed",
        "x*+ ~~ 1 ~~ a possessive quantifier is not in the portable subset",
        "x** ~~ 2 ~~ a quantifier behind a quantifier",
        "*x ~~ 0 ~~ a quantifier without anything to repeat",
        "ab(?=c) ~~ 2 ~~ lookaround is not in the portable subset",
        "(?>a) ~~ 0 ~~ an atomic group is not in the portable subset",
        "(a)\\1 ~~ 3 ~~ a back-reference (\\1) is not in the portable subset",
        "\\p{L} ~~ 0 ~~ a Unicode property (\\p) is not in the portable subset",
        "a\\ ~~ 1 ~~ a backslash at the end of the pattern",
        "[z-a] ~~ 1 ~~ the range runs backwards",
        "a{3,2} ~~ 1 ~~ the quantifier's limits run backwards",
        "(a{100}){11} ~~ 8 ~~ more than 1000 repetitions, inner ones multiplied",
        "(?x)a ~~ 0 ~~ the flag x is not in the portable subset",
        "[[:alpha:]] ~~ 1 ~~ a POSIX class is not in the portable subset",
      })
  void whatIsMalformedOrNotPortableIsRejectedAtItsPlace(
      String pattern, int offset, String message) {
    Rejected rejected = assertInstanceOf(Rejected.class, PortableRegex.parse(pattern, Set.of()));
    assertEquals(message, rejected.message());
    assertEquals(offset, rejected.offset());
    assertFalse(rejected.hint().isEmpty());
  }

  @Test
  void hostilePatternsAreRejectedWithoutAnOverflow() {
    for (String pattern :
        List.of(
            "(".repeat(30_000),
            "a".repeat(40_000),
            "(a|".repeat(9_000),
            "[".repeat(9_000),
            "a{999999999}")) {
      assertInstanceOf(Rejected.class, PortableRegex.parse(pattern, Set.of()));
    }
  }

  @Test
  void randomPatternsMeanTheSameToRe2jAndToJava() {
    Random random = new Random(5);
    int parsed = 0;
    int matches = 0;
    int everywhere = 0;
    for (int round = 0; round < 4000; round++) {
      StringBuilder pattern = new StringBuilder();
      random
          .ints(1 + random.nextInt(8), 0, ATOMS.size())
          .forEach(i -> pattern.append(ATOMS.get(i)));
      Set<RegexFlag> flags = EnumSet.noneOf(RegexFlag.class);
      Stream.of(RegexFlag.values()).filter(f -> random.nextInt(4) == 0).forEach(flags::add);
      if (PortableRegex.parse(pattern.toString(), flags) instanceof Parsed ok
          && new Re2jRegex().print(ok.regex()) instanceof Printed.Pattern printed) {
        parsed++;
        Pattern re2j = Pattern.compile(printed.text());
        java.util.regex.Pattern jdk =
            java.util.regex.Pattern.compile(jdk(pattern.toString(), flags));
        Optional<String> literal = ok.regex().requiredLiteral();
        for (int i = 0; i < 20; i++) {
          StringBuilder input = new StringBuilder();
          random.ints(random.nextInt(7), 0, 8).forEach(c -> input.append("aAbB1 \n_".charAt(c)));
          boolean expected = jdk.matcher(input).find();
          assertEquals(
              expected, re2j.matcher(input).find(), () -> pattern + " " + flags + " on " + input);
          matches += expected ? 1 : 0;
          if (expected && literal.isPresent()) {
            assertTrue(
                input
                    .toString()
                    .toLowerCase(Locale.ROOT)
                    .contains(literal.get().toLowerCase(Locale.ROOT)));
          }
        }
        assertEquals(jdk.matcher("").find(), ok.regex().matchesEmpty(), pattern::toString);
        if (ok.regex().matchesAnything()) {
          everywhere++;
          assertTrue(jdk.matcher("").find() && jdk.matcher("a b\n1").find(), pattern::toString);
        }
      }
    }
    assertTrue(parsed > 1000 && matches > 5000, parsed + " parsed, " + matches + " matches");
    assertTrue(everywhere > 200, everywhere + " that match anything");
  }

  private static final List<String> ATOMS =
      List.of(
          "a", "b", "B", "1", ".", "\\d", "\\w", "\\W", "\\s", "[ab]", "[^a\\d]", "(a|b)",
          "(?:ab|)", "(?i:b)", "|(?i:b)", "\\B", "^", "$", "*", "+?", "?", "{2}", "{1,2}", "|", "(",
          ")", "_");

  /**
   * The pattern for the JDK, whose own anchors look at a last line feed and whose dot knows more
   * line ends.
   */
  private static String jdk(String pattern, Set<RegexFlag> flags) {
    boolean lines = flags.contains(RegexFlag.MULTILINE);
    return (flags.contains(RegexFlag.IGNORE_CASE) ? "(?di)" : "(?d)")
        + (flags.contains(RegexFlag.DOT_ALL) ? "(?s)" : "")
        + pattern
            .replaceAll("(?<!\\[)\\^", lines ? "(?<![^\\\\n])" : "^")
            .replace("$", lines ? "(?![^\\n])" : "\\z");
  }

  @Test
  void wildcardsMatchTheWholeText() {
    PortableRegex regex =
        PortableRegex.whole(
            List.of(RegexNode.literal("a.", true), RegexNode.anyOne(), RegexNode.anyRun()));
    assertEquals("(?i)^a\\.(?s:.)", text(new RustRegex().print(regex)));
    assertEquals("a\\...*", text(new LuceneRegex(true).print(regex)));
  }

  @Test
  void aFoldedClassHasAllCasesAndNoMore() {
    assertEquals(".*[Kk\u212A].*", text(new LuceneRegex(false).print(parsed("(?i)k"))));
    assertEquals(".*[Ii].*", text(new LuceneRegex(false).print(parsed("(?i)i"))));
  }

  @Test
  void allPatternsOfTheCorpusParse() throws IOException {
    String corpus = System.getenv("SIGMAC_CORPUS");
    Assumptions.assumeTrue(corpus != null, "SIGMAC_CORPUS is not set: the corpus is not read");
    try (Stream<Path> files = Files.walk(Path.of(corpus))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yml")).toList()) {
        for (String line :
            Files.readString(file)
                .lines()
                .filter(l -> l.matches("\\s+\\S*\\|re(\\|[ims])?: '.*'"))
                .toList()) {
          String pattern =
              line.substring(line.indexOf('\'') + 1, line.lastIndexOf('\'')).replace("''", "'");
          assertInstanceOf(
              Parsed.class, PortableRegex.parse(pattern, Set.of()), file + ": " + pattern);
        }
      }
    }
  }

  private static PortableRegex parsed(String pattern) {
    return assertInstanceOf(Parsed.class, PortableRegex.parse(pattern, Set.of())).regex();
  }

  private static String text(Printed printed) {
    return printed instanceof Printed.Pattern pattern ? pattern.text() : "-";
  }
}
