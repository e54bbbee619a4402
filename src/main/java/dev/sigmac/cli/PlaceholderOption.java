package dev.sigmac.cli;

import dev.sigmac.detection.Placeholders;
import dev.sigmac.detection.PlaceholdersReader;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the values of placeholders are. */
final class PlaceholderOption {
  @Option(
      names = "--placeholders",
      paramLabel = "FILE",
      description = "The values of placeholders: a YAML map of names to lists.")
  private Optional<String> file = Optional.empty();

  /** The values; none without a file. */
  Placeholders read() {
    if (file.isEmpty()) {
      return Placeholders.NONE;
    }
    Diagnostics diagnostics = new Diagnostics();
    Optional<SourceFile> read = SourceFiles.read(Path.of(file.get()), file.get(), diagnostics);
    Placeholders values =
        read.map(f -> PlaceholdersReader.read(f, diagnostics)).orElse(Placeholders.NONE);
    if (diagnostics.hasErrors()) {
      var first = diagnostics.list().get(0);
      throw Failure.usage(
          "the placeholders cannot be read: " + first.span().place() + ": " + first.message());
    }
    return values;
  }
}
