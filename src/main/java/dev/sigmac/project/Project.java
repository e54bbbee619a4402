package dev.sigmac.project;

import dev.sigmac.artifact.ArtifactFolders;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.TargetChoice;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.detection.PlaceholdersReader;
import dev.sigmac.pipeline.MappingOptions;
import dev.sigmac.rule.Timespan;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/**
 * A folder with rules, and how artifacts are made of them. Paths that are not absolute are below
 * {@code base}; files are reported by their path from there.
 */
public record Project(Path base, Settings settings) {
  private static final String JAVA = "java";
  private static final String RESOURCES = "resources";

  /** The folder of the rules. */
  public Path rules() {
    return path(Setting.RULES, "sigma");
  }

  /** The rules' folder as readers know it: its path below the project, or nothing. */
  String rulesName() {
    Path home = base.toAbsolutePath().normalize();
    Path rules = rules().toAbsolutePath().normalize();
    return rules.startsWith(home) ? home.relativize(rules).toString().replace('\\', '/') : "";
  }

  /** The folder of the query files and the manifest. */
  public Path output() {
    return path(Setting.OUTPUT, "generated");
  }

  /** The source folder of the generated Java. */
  public Path javaFolder() {
    return settings
        .text(Setting.JAVA_FOLDER)
        .map(base::resolve)
        .orElseGet(() -> output().resolve(JAVA));
  }

  /** The folder of the resources of the generated Java. */
  public Path javaResources() {
    return settings
        .text(Setting.JAVA_RESOURCES)
        .map(base::resolve)
        .orElseGet(() -> output().resolve(RESOURCES));
  }

  /** The package of the generated Java, if there is to be any. */
  public Optional<String> javaPackage() {
    Optional<String> name = settings.text(Setting.JAVA_PACKAGE).filter(p -> !p.isBlank());
    if (name.isPresent() && !SourceVersion.isName(name.get(), SourceVersion.RELEASE_17)) {
      throw new InvalidProject("'" + name.get() + "' is not the name of a Java package");
    }
    return name;
  }

  /** The folders of all artifacts. */
  public ArtifactFolders folders() {
    return new ArtifactFolders(output(), Map.of(JAVA, javaFolder(), RESOURCES, javaResources()));
  }

  /** The languages and packs. */
  public TargetChoice targets() {
    return new TargetChoice(
        base,
        settings.list(Setting.TARGETS).orElse(List.of()),
        settings.list(Setting.PIPELINES).orElse(List.of()),
        MappingOptions.NONE);
  }

  /** Whether a language or pack is named. */
  public boolean namesTargets() {
    return !targets().targets().isEmpty() || !targets().pipelines().isEmpty();
  }

  /** Whether a rule that a target cannot say makes the run fail. */
  public boolean failsOnRefused() {
    return settings.flag(Setting.FAIL_ON_REFUSED, false);
  }

  /** Whether queries have a comment above them. */
  boolean headers() {
    return settings.flag(Setting.HEADERS, true);
  }

  /** How rules are compiled. */
  Options options() {
    Optional<Timespan> window =
        settings
            .text(Setting.WINDOW)
            .map(
                text ->
                    Timespan.parse(text)
                        .orElseThrow(
                            () ->
                                new InvalidProject(
                                    "'window' is a time such as 24h, not '" + text + "'")));
    return new Options(
        window, settings.flag(Setting.FLAGS, false), settings.flag(Setting.APPROXIMATE, false));
  }

  /** The file with the values of placeholders. */
  Optional<Path> placeholdersFile() {
    return settings.text(Setting.PLACEHOLDERS).map(base::resolve);
  }

  /** The values of placeholders. */
  public Placeholders placeholders() {
    if (placeholdersFile().isEmpty()) {
      return Placeholders.NONE;
    }
    Path file = placeholdersFile().get();
    Diagnostics diagnostics = new Diagnostics();
    Placeholders values =
        SourceFiles.read(file, file.toString(), diagnostics)
            .map(f -> PlaceholdersReader.read(f, diagnostics))
            .orElse(Placeholders.NONE);
    for (Diagnostic diagnostic : diagnostics.list()) {
      throw new InvalidProject(
          "the placeholders cannot be read: "
              + diagnostic.span().place()
              + ": "
              + diagnostic.message());
    }
    return values;
  }

  private Path path(Setting setting, String fallback) {
    return base.resolve(settings.text(setting).orElse(fallback));
  }
}
