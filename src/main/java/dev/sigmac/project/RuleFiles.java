package dev.sigmac.project;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import dev.sigmac.testing.RegressionData;
import dev.sigmac.testing.TestFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The rule files of a project, sorted by their place below the folder of rules. Test cases and
 * regression data stand beside rules and are none.
 */
public final class RuleFiles {
  private static final List<String> INCLUDES = List.of("**/*.yml", "**/*.yaml");

  private RuleFiles() {}

  /** The files with their places, which have forward slashes; what is no text is reported. */
  public static Map<SourceFile, String> read(Project project, Diagnostics diagnostics) {
    Map<SourceFile, String> files = new LinkedHashMap<>();
    find(project)
        .forEach(
            (place, path) ->
                SourceFiles.read(path, path.toString(), diagnostics)
                    .ifPresent(file -> files.put(file, place)));
    return files;
  }

  /** The paths of the files by their places. */
  static Map<String, Path> find(Project project) {
    Path folder = project.rules();
    if (!Files.isDirectory(folder)) {
      throw new InvalidProject("there is no folder of rules '" + folder + "'");
    }
    List<PathMatcher> includes =
        matchers(project.settings().list(Setting.INCLUDES).orElse(INCLUDES));
    List<PathMatcher> excludes =
        matchers(project.settings().list(Setting.EXCLUDES).orElse(List.of()));
    Map<String, Path> found = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile)
          .forEach(
              path -> {
                Path place = folder.relativize(path);
                if (matches(includes, place)
                    && !matches(excludes, place)
                    && !TestFiles.isTestFile(path)
                    && !RegressionData.isDescription(path)) {
                  found.put(place.toString().replace('\\', '/'), path);
                }
              });
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidProject("the folder '" + folder + "' cannot be read");
    }
    return found;
  }

  private static boolean matches(List<PathMatcher> patterns, Path place) {
    return patterns.stream().anyMatch(p -> p.matches(place));
  }

  /** A pattern that begins with any folders also matches without one, as in Ant and Git. */
  private static List<PathMatcher> matchers(List<String> patterns) {
    return patterns.stream()
        .flatMap(p -> p.startsWith("**/") ? Stream.of(p, p.substring(3)) : Stream.of(p))
        .map(RuleFiles::matcher)
        .toList();
  }

  private static PathMatcher matcher(String pattern) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new InvalidProject("'" + pattern + "' is not a pattern of paths");
    }
  }
}
