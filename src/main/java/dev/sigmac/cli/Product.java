package dev.sigmac.cli;

import dev.sigmac.compiler.RuleResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Puts results where they were asked for. */
final class Product {
  private final Console console;
  private final Inputs inputs;
  private final boolean severalTargets;

  Product(Console console, Inputs inputs, boolean severalTargets) {
    this.console = console;
    this.inputs = inputs;
    this.severalTargets = severalTargets;
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
    Set<String> taken = new HashSet<>();
    for (RuleResult result : results) {
      boolean alone =
          results.stream()
                  .filter(r -> r.file().equals(result.file()) && r.target().equals(result.target()))
                  .count()
              == 1;
      String place =
          String.valueOf(inputs.files().get(result.file())).replaceFirst("\\.ya?ml$", "");
      String name =
          place
              + (alone ? "" : "." + suffix(result))
              + (severalTargets ? "." + result.target().pipeline().name() : "");
      String extension = "." + result.target().backend().fileExtension();
      String free = name;
      for (int n = 2; !taken.add((free + extension).toLowerCase(Locale.ROOT)); n++) {
        free = name + "-" + n;
      }
      AtomicFile.write(folder.resolve(free + extension), ended(result.query().orElseThrow()));
    }
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
