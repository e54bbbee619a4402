package dev.sigmac.cli;

import dev.sigmac.project.Project;
import dev.sigmac.project.ProjectFile;
import dev.sigmac.project.Setting;
import dev.sigmac.project.Settings;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which project is meant: a project file, and what the command line sets in its place. */
final class ProjectOptions {
  @Option(
      names = {"-c", "--project"},
      paramLabel = "FILE",
      description = "The project file (default: sigmac.yml, if there is one here).")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "The folder of the rules (default: sigma).")
  private Optional<String> rules = Optional.empty();

  @Option(
      names = {"-t", "--target"},
      paramLabel = "TARGET",
      description = "A query language (default: all). May be repeated.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = {"-p", "--pipeline"},
      paramLabel = "PIPELINE",
      description = "A pack of tables and fields, or a file with one. May be repeated.")
  private List<String> pipelines = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The folder for query files and the manifest (default: generated).")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--java-package",
      paramLabel = "NAME",
      description = "Write Java too, in this package.")
  private Optional<String> javaPackage = Optional.empty();

  @Option(
      names = "--placeholders",
      paramLabel = "FILE",
      description = "The values of placeholders: a YAML map of names to lists.")
  private Optional<String> placeholders = Optional.empty();

  @Option(names = "--no-headers", description = "Write queries without a comment above them.")
  private boolean noHeaders;

  @Option(
      names = "--approximate",
      description = "Give queries that match other events than their rule too, marked.")
  private boolean approximate;

  @Option(names = "--fail-on-refused", description = "Fail where a target cannot say a rule.")
  private boolean failOnRefused;

  /** The project. */
  Project read(Console console, Verbosity verbosity) {
    Path path = Path.of(file.orElse(ProjectFile.NAME));
    boolean there = Files.isRegularFile(path);
    if (file.isPresent() && !there) {
      throw Failure.usage("there is no project file '" + file.get() + "'");
    }
    Path base = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
    return new Project(
        base, given().orElse(there ? read(path, console, verbosity) : Settings.NONE));
  }

  private static Settings read(Path path, Console console, Verbosity verbosity) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<SourceFile> source = SourceFiles.read(path, path.toString(), diagnostics);
    Settings settings = source.map(s -> ProjectFile.read(s, diagnostics)).orElse(Settings.NONE);
    verbosity.show(console, diagnostics.list());
    if (diagnostics.hasErrors()) {
      throw Failure.usage("the project file '" + path + "' cannot be used");
    }
    return settings;
  }

  /** What the command line says; its paths are relative to the working folder. */
  private Settings given() {
    Settings given =
        Settings.NONE
            .with(Setting.RULES, rules.map(this::below))
            .with(Setting.OUTPUT, output.map(this::below))
            .with(Setting.PLACEHOLDERS, placeholders.map(this::below))
            .with(Setting.JAVA_PACKAGE, javaPackage)
            .withFlag(Setting.HEADERS, noHeaders ? Optional.of(false) : Optional.empty())
            .withFlag(Setting.APPROXIMATE, asked(approximate))
            .withFlag(Setting.FAIL_ON_REFUSED, asked(failOnRefused));
    given = targets.isEmpty() ? given : given.with(Setting.TARGETS, targets);
    return pipelines.isEmpty() ? given : given.with(Setting.PIPELINES, pipelines);
  }

  private static Optional<Boolean> asked(boolean flag) {
    return flag ? Optional.of(true) : Optional.empty();
  }

  private String below(String path) {
    return file.isPresent() ? Path.of(path).toAbsolutePath().toString() : path;
  }
}
