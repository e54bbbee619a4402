package dev.sigmac.artifact;

import dev.sigmac.compiler.RuleResult;
import dev.sigmac.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of query files: the rule's file with the ending of the language, and what tells it from
 * others where a file holds several rules or a language has several packs. A name depends on the
 * rules of its own file only.
 */
public final class QueryNames {
  private final Map<SourceFile, String> places;
  private final Set<String> targetsWithPacks;
  private final boolean folders;

  private QueryNames(List<RuleResult> results, Map<SourceFile, String> places, boolean folders) {
    this.places = places;
    this.folders = folders;
    Map<String, Set<String>> packs = new HashMap<>();
    for (RuleResult result : results) {
      packs
          .computeIfAbsent(result.target().name(), t -> new HashSet<>())
          .add(result.target().pipeline().name());
    }
    this.targetsWithPacks =
        packs.entrySet().stream()
            .filter(e -> e.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
  }

  /**
   * The name for each result in turn, whether it has a query or not; {@code places} has each file's
   * place below the inputs, {@code folders} asks for a folder for each language.
   */
  public static List<String> of(
      List<RuleResult> results, Map<SourceFile, String> places, boolean folders) {
    QueryNames names = new QueryNames(results, places, folders);
    Map<String, Integer> sharing = new HashMap<>();
    results.forEach(r -> sharing.merge(names.place(r) + names.ending(r), 1, Integer::sum));
    Set<String> taken = new HashSet<>();
    List<String> found = new ArrayList<>();
    for (RuleResult result : results) {
      String ending = names.ending(result);
      String place = names.place(result);
      boolean alone = Objects.requireNonNull(sharing.get(place + ending)) == 1;
      String name = alone ? place : place + "." + suffix(result);
      String free = name;
      for (int n = 2; !taken.add((free + ending).toLowerCase(Locale.ROOT)); n++) {
        free = name + "-" + n;
      }
      found.add(free + ending);
    }
    return found;
  }

  private String place(RuleResult result) {
    String place = Objects.requireNonNull(places.get(result.file())).replaceFirst("\\.ya?ml$", "");
    return folders ? result.target().name() + "/" + place : place;
  }

  private String ending(RuleResult result) {
    String pack =
        targetsWithPacks.contains(result.target().name())
            ? "." + result.target().pipeline().name()
            : "";
    return pack + "." + result.target().backend().fileExtension();
  }

  /** The rule's name, id or title with nothing in it that a path could trip over. */
  private static String suffix(RuleResult result) {
    Optional<String> name = result.document().flatMap(d -> d.metadata().name());
    String text = name.or(result::id).or(result::title).orElse("rule");
    String safe = text.replaceAll("[^\\p{L}\\p{N}_-]+", "_");
    return safe.substring(0, Math.min(safe.length(), 80));
  }
}
