package dev.sigmac.cli;

import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Many;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import dev.sigmac.testing.RegressionData;
import dev.sigmac.testing.TestFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rule files that the arguments name, each once: files, folders with their *.yml and *.yaml
 * sorted by path but for test files and regression data, or - .
 */
record Inputs(Map<SourceFile, String> files) {
  /**
   * Reads them; what cannot be read as text is reported. Each file has its place below the input
   * that named it.
   */
  static Inputs read(List<String> arguments, Console console, Diagnostics diagnostics) {
    Map<SourceFile, String> files = new LinkedHashMap<>();
    Set<Path> seen = new HashSet<>();
    for (String argument : arguments) {
      if (argument.equals("-")) {
        try {
          SourceFiles.decode("<stdin>", console.read(), diagnostics)
              .ifPresent(f -> files.put(f, "stdin"));
        } catch (IOException e) {
          throw Failure.usage("the standard input cannot be read");
        }
        continue;
      }
      Path root = Path.of(argument);
      if (!Files.exists(root)) {
        throw Failure.usage("there is no file or folder '" + argument + "'");
      }
      boolean folder = Files.isDirectory(root);
      Path base = folder ? root : root.resolveSibling("");
      List<Path> paths = new ArrayList<>(folder ? below(root) : List.of(root));
      paths.removeIf(path -> !seen.add(path.normalize()));
      for (Input input : Many.map(paths, path -> Input.read(path, base))) {
        diagnostics.reportAll(input.said());
        input.file().ifPresent(f -> files.put(f, input.place()));
      }
    }
    return new Inputs(files);
  }

  /** What came of reading one file. */
  private record Input(Optional<SourceFile> file, String place, List<Diagnostic> said) {
    static Input read(Path path, Path base) {
      Diagnostics said = new Diagnostics();
      Optional<SourceFile> file = SourceFiles.read(path, path.toString(), said);
      String place = base.relativize(path).toString().replace('\\', '/');
      return new Input(file, place, said.list());
    }
  }

  /** The files in order. */
  List<SourceFile> list() {
    return List.copyOf(files.keySet());
  }

  private static List<Path> below(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      collect(folder, found);
    } catch (IOException | DirectoryIteratorException e) {
      throw Failure.usage("the folder '" + folder + "' cannot be read");
    }
    if (found.isEmpty()) {
      throw Failure.usage("the folder '" + folder + "' holds no .yml or .yaml file");
    }
    Collections.sort(found);
    return found;
  }

  private static void collect(Path folder, List<Path> found) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (isRule(entry) && Files.isRegularFile(entry)) {
          found.add(entry);
        } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          collect(entry, found);
        }
      }
    }
  }

  private static boolean isRule(Path path) {
    String name = path.toString();
    boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
    return yaml && !TestFiles.isTestFile(path) && !RegressionData.isDescription(path);
  }
}
