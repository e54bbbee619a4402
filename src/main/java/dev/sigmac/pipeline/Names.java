package dev.sigmac.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Known names, among which one is found as rules write it. Safe for use by several threads. */
final class Names {
  static final Names NONE = new Names(List.of());

  private final Set<String> known;
  private final Lazy<Map<String, List<String>>> folded = new Lazy<>(this::fold);

  Names(Collection<String> known) {
    this.known = new LinkedHashSet<>(known);
  }

  /** All of them, in the order given. */
  Collection<String> all() {
    return List.copyOf(known);
  }

  boolean isEmpty() {
    return known.isEmpty();
  }

  /** Whether there is exactly this name. */
  boolean contains(String name) {
    return known.contains(name);
  }

  /** {@code name} itself, or the only known name that is {@link #like} it. */
  Optional<String> find(String name) {
    if (contains(name)) {
      return Optional.of(name);
    }
    List<String> same = like(name);
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  /**
   * The known names that are the same but for case and blanks, or else but for {@code _} in place
   * of blanks.
   */
  List<String> like(String name) {
    List<String> same = folded.get().getOrDefault(fold(name), List.of());
    if (!same.isEmpty() || name.indexOf('_') < 0) {
      return same;
    }
    String spaced = name.replace('_', ' ');
    return folded.get().getOrDefault(fold(spaced), List.of()).stream()
        .filter(spaced::equalsIgnoreCase)
        .toList();
  }

  private Map<String, List<String>> fold() {
    Map<String, List<String>> byFold = new HashMap<>();
    for (String name : known) {
      byFold.computeIfAbsent(fold(name), f -> new ArrayList<>()).add(name);
    }
    return byFold;
  }

  private static String fold(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
