package dev.sigmac.cli;

import dev.sigmac.artifact.AtomicFile;
import dev.sigmac.artifact.QueryNames;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.source.Many;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Puts results where they were asked for. */
final class Product {
  private final Console console;
  private final Inputs inputs;

  Product(Console console, Inputs inputs) {
    this.console = console;
    this.inputs = inputs;
  }

  /** One JSON object a line, on standard output or in a file. */
  void jsonl(List<RuleResult> results, Optional<String> output) {
    List<byte[]> lines = Many.map(results, JsonLine::of);
    if (output.isEmpty()) {
      lines.forEach(console::print);
    } else {
      Path path = Path.of(output.get());
      boolean folder = Files.isDirectory(path) || output.get().endsWith("/");
      AtomicFile.write(folder ? path.resolve("sigmac.jsonl") : path, lines);
    }
  }

  /** The queries, on standard output or one file each in a folder. */
  void queries(List<RuleResult> results, Optional<String> output) {
    if (output.isPresent()) {
      files(results, Path.of(output.get()));
      return;
    }
    List<RuleResult> given = results.stream().filter(r -> r.query().isPresent()).toList();
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
    List<String> names = QueryNames.of(results, inputs.files(), false);
    for (int i = 0; i < names.size(); i++) {
      Path path = folder.resolve(names.get(i));
      results.get(i).query().ifPresent(q -> AtomicFile.write(path, ended(q)));
    }
  }

  private static String ended(String query) {
    return query.endsWith("\n") ? query : query + "\n";
  }
}
