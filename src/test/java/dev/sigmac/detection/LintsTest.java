package dev.sigmac.detection;

import static dev.sigmac.detection.Detected.item;
import static dev.sigmac.detection.Detected.rule;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintsTest {
  @Test
  void anIdentifierThatNothingNamesIsUnused() {
    String selections = "a: {F: 1}\nb: {F: 2}\n";
    assertThat(rule(selections + "condition: a").lints()).isEqualTo("unused-identifier at 'b'");
    assertThat(rule(selections + "condition: 1 of *").lints()).isEmpty();
  }

  @Test
  void allOfThemIsDiscouraged() {
    assertThat(rule("a: {F: 1}\nb: {F: 2}\ncondition: all of them").lints())
        .isEqualTo("all-of-them at 'all of them'");
    assertThat(rule("a: {F: 1}\nb: {F: 2}\ncondition: not (a or all of them)").lints())
        .isEqualTo("all-of-them at 'all of them'");
    assertThat(rule("a: {F: 1}\nb: {F: 2}\ncondition: 1 of them").lints()).isEmpty();
  }

  @Test
  void aModifierOnAnIdentifierHasNoEffect() {
    assertThat(rule("select|endswith: {Image: '/tree'}\ncondition: select|endswith").lints())
        .isEqualTo("modifier-on-identifier at 'select|endswith'");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      emptyValue = "",
      value = {
        "F|re ~ '\\\\Windows\\winlogon' ~ shorthand-in-path at '\\w'",
        "F|re ~ 'C:\\\\Windows\\\\winlogon\\\\a b\\system32' ~ shorthand-in-path at '\\s'",
        "F|re ~ 'net\\suser' ~ \"\"",
        "F|re ~ '\\\\Windows\\\\winlogon' ~ \"\"",
        "F|re ~ '\\\\a\\d{2}' ~ \"\"",
        "F ~ '*\\x.exe' ~ wildcard-instead-of-modifier at '*\\x.exe'",
        "F ~ ['a*', 'b*'] ~ wildcard-instead-of-modifier at 'a*'",
        "F ~ ['a*', '*b'] ~ \"\"",
        "F ~ 'a*b' ~ \"\"",
        "F ~ '*' ~ \"\"",
        "F|contains ~ '\\temp\\*.bin' ~ escaped-wildcard at '\\*'",
        "F ~ 'C:\\*.exe' ~ escaped-wildcard at '\\*'",
        "F ~ '%TEMP%\\*.exe' ~ escaped-wildcard at '\\*'",
        "F|contains ~ '\\temp\\\\*.bin' ~ \"\"",
        "F|contains ~ '\\temp\\\\\\*.bin' ~ \"\"",
        "F|contains ~ ' -Filter \\*' ~ \"\"",
        "F|contains ~ 'a**b' ~ double-wildcard at '**'",
        "F ~ 'x*a**b\\' ~ double-wildcard at '**'",
        "F|contains ~ 'a\\**b' ~ \"\"",
        "F|contains|all ~ 'a' ~ all-on-one-value at 'all'",
        "F|all ~ ['a', 'b'] ~ all-of-whole-values at 'all'",
        "F|all ~ ['*a*', '*b*c'] ~ \"\"",
        "F|contains|all ~ ['a', 'b'] ~ \"\"",
        "F ~ ['a', 'b', 'a'] ~ duplicate-value at 'a'",
        "F ~ ['4', 4] ~ \"\"",
        "F|contains ~ ['abc', 'B'] ~ covered-value at 'abc'",
        "F|contains|all ~ ['abc', 'b'] ~ \"\"",
        "F|contains ~ '' ~ matches-anything at ''",
        "F|contains ~ '*' ~ matches-anything at '*'"
      })
  void aValueThatIsSeldomMeantIsTold(String key, String value, String lints) {
    assertThat(item(key, value).lints()).isEqualTo(lints == null ? "" : lints);
  }
}
