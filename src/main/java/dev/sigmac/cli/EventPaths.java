package dev.sigmac.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files with events that arguments name: files, folders with theirs sorted by path, or - . */
final class EventPaths {
  private EventPaths() {}

  /** The paths in order. */
  static List<Path> of(List<String> arguments) {
    List<Path> paths = new ArrayList<>();
    for (String argument : arguments) {
      Path path = Path.of(argument);
      if (argument.equals("-") || Files.isRegularFile(path)) {
        paths.add(path);
      } else if (Files.isDirectory(path)) {
        try (Stream<Path> walk = Files.walk(path)) {
          walk.filter(Files::isRegularFile)
              .filter(EventPaths::isEvents)
              .sorted()
              .forEach(paths::add);
        } catch (IOException | UncheckedIOException e) {
          throw Failure.usage("the folder '" + argument + "' cannot be read");
        }
      } else if (Files.exists(path)) {
        paths.add(path);
      } else {
        throw Failure.usage("there is no file or folder '" + argument + "'");
      }
    }
    return paths;
  }

  private static boolean isEvents(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(json|jsonl|ndjson|xml|csv)(\\.gz)?");
  }
}
