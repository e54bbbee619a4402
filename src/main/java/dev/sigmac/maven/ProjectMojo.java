package dev.sigmac.maven;

import dev.sigmac.artifact.Unwritable;
import dev.sigmac.compiler.TargetChoice;
import dev.sigmac.project.InvalidProject;
import dev.sigmac.project.Project;
import dev.sigmac.project.ProjectFile;
import dev.sigmac.project.Setting;
import dev.sigmac.project.Settings;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.DiagnosticRenderer;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * What the goals have in common: the parameters of a project. A parameter that a build does not set
 * is taken from the project file; all but {@code skip} and {@code projectFile} can stand there.
 */
abstract class ProjectMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /**
   * A file with the same parameters for the command line and for builds; it need not exist.
   *
   * <pre>{@code <projectFile>detections/sigmac.yml</projectFile>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.projectFile", defaultValue = "${project.basedir}/sigmac.yml")
  private File projectFile;

  /**
   * The folder of the rules; {@code sigma} if not set.
   *
   * <pre>{@code <rules>src/main/sigma</rules>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.rules")
  private File rules;

  /**
   * Patterns of the rule files below that folder; all that end in {@code .yml} or {@code .yaml} if
   * not set.
   *
   * <pre>{@code <includes><include>windows/**.yml</include></includes>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.includes")
  private List<String> includes;

  /**
   * Patterns of files below that folder that are no rules, or not yet; none if not set.
   *
   * <pre>{@code <excludes><exclude>drafts/**</exclude></excludes>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.excludes")
  private List<String> excludes;

  /**
   * The query languages; all if not set.
   *
   * <pre>{@code <targets><target>kql</target><target>spl</target></targets>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.targets")
  private List<String> targets;

  /**
   * Packs of tables and fields, or files with one; the default of each language if not set.
   *
   * <pre>{@code <pipelines><pipeline>sentinel</pipeline></pipelines>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.pipelines")
  private List<String> pipelines;

  /**
   * A file with the values of placeholders; none if not set.
   *
   * <pre>{@code <placeholders>placeholders.yml</placeholders>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.placeholders")
  private File placeholders;

  /**
   * Whether the goal does nothing.
   *
   * <pre>{@code <skip>true</skip>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      Project sigma = sigma();
      prepare(sigma);
      if (skip) {
        getLog().info("sigmac is skipped");
      } else {
        run(sigma);
      }
    } catch (InvalidProject | TargetChoice.Unknown | Unwritable e) {
      throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Does what is to be done even where the goal is skipped. */
  void prepare(Project sigma) {}

  /** Does the work of the goal. */
  abstract void run(Project sigma) throws MojoFailureException;

  /** The settings that only this goal has. */
  Settings own() {
    return Settings.NONE;
  }

  /** The settings of a project that says nothing of them itself. */
  Settings fallback() {
    return Settings.NONE;
  }

  /** The build that the goal is part of. */
  final MavenProject project() {
    return project;
  }

  /** Writes diagnostics to the log of the build, errors first to be seen. */
  final void log(List<Diagnostic> diagnostics) {
    DiagnosticRenderer renderer = new DiagnosticRenderer(false);
    for (Diagnostic diagnostic : diagnostics) {
      String text = renderer.render(diagnostic).stripTrailing();
      switch (diagnostic.severity()) {
        case ERROR -> getLog().error(text);
        case WARNING -> getLog().warn(text);
        case NOTE -> getLog().debug(text);
      }
    }
  }

  /** A file's path as a setting. */
  static Optional<String> path(File file) {
    return Optional.ofNullable(file).map(File::getPath);
  }

  private Project sigma() {
    Path base = project.getBasedir().toPath();
    Settings given =
        own().with(Setting.RULES, path(rules)).with(Setting.PLACEHOLDERS, path(placeholders));
    given = with(given, Setting.INCLUDES, includes);
    given = with(given, Setting.EXCLUDES, excludes);
    given = with(given, Setting.TARGETS, targets);
    given = with(given, Setting.PIPELINES, pipelines);
    return new Project(base, given.orElse(file()).orElse(fallback()));
  }

  private Settings file() {
    if (!projectFile.isFile()) {
      return Settings.NONE;
    }
    Diagnostics diagnostics = new Diagnostics();
    Settings settings =
        SourceFiles.read(projectFile.toPath(), projectFile.getPath(), diagnostics)
            .map(f -> ProjectFile.read(f, diagnostics))
            .orElse(Settings.NONE);
    log(diagnostics.list());
    if (diagnostics.hasErrors()) {
      throw new InvalidProject("the project file '" + projectFile + "' cannot be used");
    }
    return settings;
  }

  private static Settings with(Settings settings, Setting setting, List<String> list) {
    return list == null || list.isEmpty() ? settings : settings.with(setting, list);
  }
}
