package dev.sigmac.cli;

import dev.sigmac.compiler.RuleResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Puts results where they were asked for. */
final class Product {
  private final Console console;
  private final Inputs inputs;
  private final boolean severalPacks;

  Product(Console console, Inputs inputs, boolean severalPacks) {
    this.console = console;
    this.inputs = inputs;
    this.severalPacks = severalPacks;
  }

  /** One JSON object a line, on standard output or in a file. */
  void jsonl(List<RuleResult> results, Optional<String> output) {
    StringBuilder lines = new StringBuilder();
    results.forEach(r -> lines.append(JsonLine.of(r)).append('\n'));
    if (output.isEmpty()) {
      console.print(lines.toString());
    } else {
      Path path = Path.of(output.get());
      boolean folder = Files.isDirectory(path) || output.get().endsWith("/");
      AtomicFile.write(folder ? path.resolve("sigmac.jsonl") : path, lines.toString());
    }
  }

  /** The queries, on standard output or one file each in a folder. */
  void queries(List<RuleResult> results, Optional<String> output) {
    List<RuleResult> given = results.stream().filter(r -> r.query().isPresent()).toList();
    if (output.isPresent()) {
      files(given, Path.of(output.get()));
      return;
    }
    boolean bare = results.size() == 1;
    StringBuilder text = new StringBuilder();
    for (RuleResult result : given) {
      if (!bare) {
        String title = result.file().path() + ": " + result.title().orElse("");
        text.append(text.isEmpty() ? "" : "\n")
            .append(result.target().backend().comment(title).strip())
            .append('\n');
      }
      text.append(ended(result.query().orElseThrow()));
    }
    console.print(text.toString());
  }

  private void files(List<RuleResult> results, Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw Failure.usage("'" + folder + "' is a file; queries are written to a folder");
    }
    Map<String, Integer> perPlace = new HashMap<>();
    results.forEach(r -> perPlace.merge(place(r), 1, Integer::sum));
    Set<String> taken = new HashSet<>();
    for (RuleResult result : results) {
      String place = place(result);
      boolean alone = Objects.requireNonNull(perPlace.get(place)) == 1;
      String extension = "." + result.target().backend().fileExtension();
      String name = place.substring(0, place.length() - extension.length());
      name = alone ? name : name + "." + suffix(result);
      String free = name;
      for (int n = 2; !taken.add((free + extension).toLowerCase(Locale.ROOT)); n++) {
        free = name + "-" + n;
      }
      AtomicFile.write(folder.resolve(free + extension), ended(result.query().orElseThrow()));
    }
  }

  /** Where the only rule of a file goes: the file's place with the ending of the language. */
  private String place(RuleResult result) {
    String file = String.valueOf(inputs.files().get(result.file())).replaceFirst("\\.ya?ml$", "");
    String pack = severalPacks ? "." + result.target().pipeline().name() : "";
    return file + pack + "." + result.target().backend().fileExtension();
  }

  /** The rule's name, id or title with nothing in it that a path could trip over. */
  private static String suffix(RuleResult result) {
    Optional<String> name = result.document().flatMap(d -> d.metadata().name());
    String text = name.or(result::id).or(result::title).orElse("rule");
    String safe = text.replaceAll("[^\\p{L}\\p{N}_-]+", "_");
    return safe.substring(0, Math.min(safe.length(), 80));
  }

  private static String ended(String query) {
    return query.endsWith("\n") ? query : query + "\n";
  }
}
