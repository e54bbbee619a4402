package dev.sigmac.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds names as rules write them among known names. */
final class Names {
  private Names() {}

  /** {@code name} itself, or the only known name that is the same but for case and blanks. */
  static Optional<String> find(String name, Collection<String> known) {
    if (known.contains(name)) {
      return Optional.of(name);
    }
    String folded = fold(name);
    List<String> same = known.stream().filter(k -> fold(k).equals(folded)).toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  private static String fold(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
