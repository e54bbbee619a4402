package dev.sigmac.backend.eql;

import java.util.Locale;
import java.util.Set;

/** The words that EQL reads as part of its grammar, so that a name needs back quotes. */
final class EqlKeywords {
  private static final Set<String> WORDS =
      Set.of(
          "and any by false in join like maxspan not null of or regex runs sample sequence true until where with"
              .split(" "));

  private EqlKeywords() {}

  /** Whether the name is a keyword, in any case. */
  static boolean contains(String name) {
    return WORDS.contains(name.toLowerCase(Locale.ROOT));
  }
}
