package dev.sigmac.plan;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Gives out names that are free: no name twice, ignoring case, and none that {@code reserved}
 * holds, such as a keyword, a table or a column of the target.
 */
final class Names {
  private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]+");

  private final Predicate<String> reserved;
  private final Set<String> taken = new HashSet<>();

  Names(Predicate<String> reserved) {
    this.reserved = reserved;
  }

  /** {@code wanted} itself, or with the first number from 2 that makes it free. */
  String free(String wanted) {
    String name = wanted;
    for (int number = 2; isTaken(name); number++) {
      name = wanted + number;
    }
    take(name);
    return name;
  }

  /** Keeps {@code name} from being given out. */
  void take(String name) {
    taken.add(name.toLowerCase(Locale.ROOT));
  }

  private boolean isTaken(String name) {
    return reserved.test(name) || taken.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * {@code text} in PascalCase: split at what is neither an ASCII letter nor a digit, the first
   * letter of each part raised, an underscore before a leading digit; {@code otherwise} where
   * nothing is left.
   */
  static String pascalCase(String text, String otherwise) {
    StringBuilder name = new StringBuilder();
    for (String part : SEPARATORS.split(text, -1)) {
      if (!part.isEmpty()) {
        name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
      }
    }
    if (name.isEmpty()) {
      return otherwise;
    }
    return Character.isDigit(name.charAt(0)) ? "_" + name : name.toString();
  }
}
