package dev.sigmac.artifact.catalogue;

import dev.sigmac.compiler.Meaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * The names of rules' classes: the rule's name, or that of its file, or its title where the file
 * holds several. A name depends on other rules only where two would have the same.
 */
final class ClassNames {
  private final Function<Meaning, String> place;
  private final Map<String, Integer> perFile = new HashMap<>();

  private ClassNames(List<Meaning> rules, Function<Meaning, String> place) {
    this.place = place;
    rules.forEach(r -> perFile.merge(place.apply(r), 1, Integer::sum));
  }

  /**
   * The name of each rule in turn; {@code place} is where its file is, {@code reserved} are names
   * that no rule may have.
   */
  static List<String> of(
      List<Meaning> rules, Function<Meaning, String> place, Set<String> reserved) {
    ClassNames names = new ClassNames(rules, place);
    Map<String, Integer> wanting = new HashMap<>();
    rules.forEach(r -> wanting.merge(key(names.wanted(r)), 1, Integer::sum));
    Set<String> taken = new HashSet<>();
    reserved.forEach(r -> taken.add(key(r)));
    List<String> found = new ArrayList<>();
    for (Meaning rule : rules) {
      String wanted = names.wanted(rule);
      boolean alone = Objects.requireNonNull(wanting.get(key(wanted))) == 1;
      String name = alone ? wanted : wanted + suffix(rule);
      name = reserved.contains(name) ? name + "Rule" : name;
      String free = name;
      for (int n = 2; !taken.add(key(free)); n++) {
        free = name + "_" + n;
      }
      found.add(free);
    }
    return found;
  }

  /** Names are told apart as files are on a disk that ignores case. */
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private String wanted(Meaning rule) {
    String path = place.apply(rule);
    boolean alone = Objects.requireNonNull(perFile.get(path)) == 1;
    String file = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
    String text =
        rule.document().metadata().name().orElse(alone ? file : rule.document().metadata().title());
    return camelCase(text);
  }

  /** The first part of its id. */
  private static String suffix(Meaning rule) {
    String id = rule.document().metadata().id().orElse("");
    String first = id.replaceFirst("-.*$", "").replaceAll("[^0-9A-Za-z]", "");
    return first.isEmpty() ? "" : "_" + first;
  }

  /** Words joined, each with a capital; a low line stays between digits. */
  static String camelCase(String text) {
    StringBuilder name = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !digit) {
        start = true;
        continue;
      }
      boolean digits =
          digit && start && !name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1));
      name.append(digits ? "_" : "").append(start ? Character.toUpperCase(c) : c);
      start = false;
    }
    String cut = name.substring(0, Math.min(name.length(), 100));
    return cut.isEmpty() || Character.isDigit(cut.charAt(0)) ? "Rule" + cut : cut;
  }
}
