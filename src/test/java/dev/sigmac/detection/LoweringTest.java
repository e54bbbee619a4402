package dev.sigmac.detection;

import static dev.sigmac.detection.Detected.item;
import static dev.sigmac.detection.Detected.itemWithTerms;
import static dev.sigmac.detection.Detected.rule;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoweringTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "Image ~ 'C:\\a.exe' ~ Image is 'C:\\a.exe'",
        "Image ~ 'a?c*d' ~ Image is 'a?c*d'",
        "Image ~ ['a', 'b', 'A'] ~ Image is 'a', 'b'",
        "Image|contains ~ 'a' ~ Image is '*a*'",
        "Image|startswith ~ 'C:\\' ~ Image is 'C:\\\\*'",
        "Image|endswith ~ '\\a.exe' ~ Image is '*\\a.exe'",
        "Image|contains|cased ~ 'a' ~ Image is (cased) '*a*'",
        "Image|cased|contains ~ 'a' ~ Image is (cased) '*a*'",
        "Image|neq ~ ['a', 'b'] ~ not Image is 'a', 'b'",
        "Image|contains|neq ~ 'a' ~ not Image is '*a*'",
        "Image ~ '' ~ Image is ''",
        "Image ~ '*' ~ Image is '*'",
        "Image ~ null ~ Image is null",
        "Image ~ ~ Image is null",
        "Image|neq ~ null ~ not Image is null",
        "Signed ~ false ~ Signed is false",
        "Signed ~ 'false' ~ Signed is 'false'",
        "EventID ~ 4688 ~ EventID is 4688",
        "EventID ~ [4688, 4689] ~ EventID is 4688, 4689",
        "EventID ~ '4688' ~ EventID is '4688'",
        "Layout ~ 00000429 ~ Layout is 00000429",
        "Layout|contains ~ 00000429 ~ Layout is '*00000429*'",
        "Port|endswith ~ 80 ~ Port is '*80'",
        "Size|gt ~ 10 ~ Size > 10",
        "Size|gte ~ 0x10 ~ Size >= 0x10",
        "Size|lt ~ -1.5e3 ~ Size < -1.5e3",
        "Size|lte|neq ~ 4 ~ not Size <= 4",
        "Field|exists ~ true ~ Field exists",
        "Field|exists ~ false ~ not Field exists",
        "Time|hour ~ 23 ~ hour of Time = 23",
        "Time|hour|gt ~ 22 ~ hour of Time > 22",
        "Time|gt|hour ~ 22 ~ hour of Time > 22",
        "Time|week ~ 53 ~ week of Time = 53",
        "Ip|cidr ~ 10.0.0.0/8 ~ Ip is in 10.0.0.0/8",
        "Ip|cidr ~ ['127.0.0.0/8', 'FE80:0::/10', '::1'] ~ Ip is in 127.0.0.0/8, fe80::/10, ::1/128",
        "User|fieldref ~ Owner ~ User is the same as field Owner",
        "User|fieldref|neq ~ Owner ~ not User is the same as field Owner",
        "User|fieldref|startswith|cased ~ Owner ~ User starts with (cased) field Owner",
        "Cmd|re ~ 'a+\\d' ~ Cmd matches /a+\\d/",
        "|re ~ 'a+' ~ keywords matches /a+/",
        "|cased ~ ['Ab'] ~ keywords is (cased) '*Ab*'",
        "|contains ~ ['ab'] ~ keywords is '*ab*'",
        "Cmd|base64 ~ 'http://' ~ Cmd is 'aHR0cDovLw=='",
        "Cmd|base64|contains ~ 'a\\*b' ~ Cmd is '*YSpi*'",
        "Cmd|wide|base64 ~ 'ab' ~ Cmd is 'YQBiAA=='",
        "Cmd|utf16le|base64 ~ 'ab' ~ Cmd is 'YQBiAA=='",
        "Cmd|utf16be|base64 ~ 'ab' ~ Cmd is 'AGEAYg=='",
        "Cmd|utf16|base64 ~ 'ab' ~ Cmd is '//5hAGIA'",
        "Cmd|base64|base64 ~ 'ab' ~ Cmd is 'WVdJPQ=='",
        "Cmd|base64offset|contains ~ 'http' ~ Cmd is '*aHR0c*', '*h0dH*', '*odHRw*'"
      })
  void anItemMeans(String key, String value, String meaning) {
    assertThat(item(key, value == null ? "" : value).meaning()).isEqualTo(meaning);
  }

  @Test
  void allAsksForEachValue() {
    assertThat(item("Cmd|contains|all", "['a', 'b']").meaning())
        .isEqualTo("all of\n  Cmd is '*a*'\n  Cmd is '*b*'");
    assertThat(item("Cmd|contains|all|neq", "['a', 'b']").meaning())
        .isEqualTo("not\n  all of\n    Cmd is '*a*'\n    Cmd is '*b*'");
    assertThat(item("|all", "['a', 4]").meaning())
        .isEqualTo("all of\n  keywords is '*a*'\n  keywords is '*4*'");
  }

  @Test
  void numbersAndTextsOfOneListStaySideBySide() {
    assertThat(item("Port", "[80, 'http', 443, true]").meaning())
        .isEqualTo("any of\n  Port is 80, 443\n  Port is 'http'\n  Port is true");
  }

  @Test
  void aKeywordIsSearchedInTheWholeEvent() {
    assertThat(rule("k:\n    - 'a b'\n    - 10\n    - '*c'\ncondition: k").meaning())
        .isEqualTo("keywords is '*a b*', '*10*', '*c*'");
  }

  @Test
  void mapsOfAListAreAlternativesAndTheirItemsBelongTogether() {
    String detection =
        """
        s:
            - Image|endswith: '\\a.exe'
              User: 'x'
            - OriginalFileName: 'a.exe'
            - 'keyword'
        condition: s
        """;
    assertThat(rule(detection).meaning())
        .isEqualTo(
            """
            any of
              all of
                Image is '*\\a.exe'
                User is 'x'
              OriginalFileName is 'a.exe'
              keywords is '*keyword*'""");
  }

  @Test
  void quantifiersNameTheIdentifiersTheyRangeOver() {
    String selections = "sel_a: {A: 1}\nsel_b: {B: 2}\n_hidden: {C: 3}\n";
    assertThat(ExprText.lines(rule(selections + "condition: 1 of sel_*").lowered().condition()))
        .containsExactly("any of", "  sel_a", "  sel_b");
    assertThat(ExprText.lines(rule(selections + "condition: all of them").lowered().condition()))
        .containsExactly("all of", "  sel_a", "  sel_b");
    assertThat(ExprText.lines(rule(selections + "condition: not any of _*").lowered().condition()))
        .containsExactly("not _hidden");
  }

  @Test
  void conditionsOfAListAreAlternatives() {
    assertThat(rule("a: {A: 1}\nb: {B: 2}\ncondition:\n    - a\n    - a and not b").meaning())
        .isEqualTo("any of\n  A is 1\n  all of\n    A is 1\n    not B is 2");
  }

  @Test
  void identifiersKeepTheOrderOfTheRule() {
    assertThat(
            rule("z: {A: 1}\na: {B: 2}\nm: {C: 3}\ncondition: 1 of them")
                .lowered()
                .identifiers()
                .keySet())
        .containsExactly("z", "a", "m");
  }

  @Test
  void withTheAuthorsConsentPlainContainsLooksForTerms() {
    assertThat(itemWithTerms("Cmd|contains", "['/create', 'a*b']").meaning())
        .isEqualTo("any of\n  Cmd has the term '/create'\n  Cmd is '*a*b*'");
    assertThat(itemWithTerms("Cmd|contains|all", "['a', 'b']").meaning())
        .isEqualTo("all of\n  Cmd has the term 'a'\n  Cmd has the term 'b'");
    assertThat(itemWithTerms("Cmd|contains|neq", "'a'").meaning()).isEqualTo("not Cmd is '*a*'");
    assertThat(itemWithTerms("Cmd|contains|windash", "'a'").meaning()).isEqualTo("Cmd is '*a*'");
    assertThat(itemWithTerms("Cmd|startswith", "'a'").meaning()).isEqualTo("Cmd is 'a*'");
    assertThat(itemWithTerms("|contains", "'a'").meaning()).isEqualTo("keywords is '*a*'");
  }

  @Test
  void aLeafKnowsWhereItStands() {
    LoweredRule several = item("Image", "['a', 'b']").lowered();
    assertThat(((Expr.Leaf) several.whole()).origin().span().text()).isEqualTo("Image");
    LoweredRule one = item("Image|contains", "'abc'").lowered();
    assertThat(((Expr.Leaf) one.whole()).origin().span().text()).isEqualTo("abc");
  }
}
