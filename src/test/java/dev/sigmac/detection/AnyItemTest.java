package dev.sigmac.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the modifiers and values of an item, it has a meaning or an error says why not. */
class AnyItemTest {
  private static final List<String> VALUES =
      List.of(
          "'a'",
          "''",
          "'*'",
          "'-a /b'",
          "'%x%'",
          "4",
          "-1.5",
          "0x1F",
          ".nan",
          "true",
          "null",
          "'a*b?'",
          "'['",
          "'10.0.0.0/8'",
          "'::1/128'",
          "'\\'",
          "[a, 1, true]",
          "[a, null]",
          "['-x', '\\*']",
          "'(a|b'",
          "99999999999999999999");

  @Test
  void hasAMeaningOrAnError() {
    Random random = new Random(2);
    KnownModifier[] modifiers = KnownModifier.values();
    int meaningful = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder key = new StringBuilder(random.nextInt(8) == 0 ? "" : "Field");
      for (int count = random.nextInt(4); count > 0 || key.isEmpty(); count--) {
        key.append('|').append(modifiers[random.nextInt(modifiers.length)].word());
      }
      Detected item = Detected.item(key.toString(), VALUES.get(random.nextInt(VALUES.size())));
      boolean failed = item.hasErrors();
      assertThat(item.isLowered()).as(key.toString()).isNotEqualTo(failed);
      assertThat(item.lints()).isNotNull();
      if (!failed) {
        meaningful++;
        assertThat(item.meaning()).isNotEmpty();
      }
    }
    assertThat(meaningful).isGreaterThan(1_000);
  }

  @Test
  void longValuesAreReadInTime() {
    String longText = "'" + "\\a*-b %c".repeat(20_000) + "'";
    for (KnownModifier modifier :
        Arrays.asList(KnownModifier.CONTAINS, KnownModifier.WINDASH, KnownModifier.EXPAND)) {
      Detected item = Detected.item("Field|" + modifier.word(), longText);
      assertThat(item.isLowered() || item.hasErrors()).isTrue();
      assertThat(item.lints()).isNotNull();
    }
  }
}
