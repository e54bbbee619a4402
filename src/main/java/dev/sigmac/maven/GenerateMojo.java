package dev.sigmac.maven;

import dev.sigmac.artifact.ArtifactFolders;
import dev.sigmac.artifact.Change;
import dev.sigmac.project.Generated;
import dev.sigmac.project.Generator;
import dev.sigmac.project.Outcome;
import dev.sigmac.project.Project;
import dev.sigmac.project.UpToDate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compiles the rules of a project to query files, a manifest and Java, and adds the Java to what
 * the build compiles. Nothing is done while rules, settings and files are the same; only files that
 * change are written, and those that no rule makes any more are removed. Where a rule has a regular
 * expression the Java needs {@code com.google.re2j:re2j} among the project's dependencies.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends ArtifactMojo {
  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /**
   * Whether the rules are compiled though nothing has changed.
   *
   * <pre>{@code <force>true</force>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.force", defaultValue = "false")
  private boolean force;

  /** Made by Maven, which sets the parameters. */
  public GenerateMojo() {}

  @Override
  void prepare(Project sigma) {
    if (sigma.javaPackage().isPresent()) {
      project().addCompileSourceRoot(sigma.javaFolder().toString());
      Resource resource = new Resource();
      resource.setDirectory(sigma.javaResources().toString());
      project().addResource(resource);
    }
  }

  @Override
  void run(Project sigma) throws MojoFailureException {
    Path state =
        Path.of(project().getBuild().getDirectory(), "sigmac-status", "v1")
            .resolve(Optional.ofNullable(execution.getExecutionId()).orElse("default"));
    UpToDate upToDate = new UpToDate(sigma, state);
    Optional<Integer> files = force ? Optional.empty() : upToDate.files();
    if (files.isPresent()) {
      getLog().info(Outcome.upToDate(files.get()));
      return;
    }
    Generated made = new Generator(sigma).generate();
    log(made.diagnostics());
    Outcome outcome = new Outcome(made);
    if (made.broken()) {
      throw new MojoFailureException(outcome.broken());
    }
    ArtifactFolders folders = sigma.folders();
    List<Change> changes = folders.compare(made.artifacts());
    folders.apply(changes);
    changes.forEach(c -> getLog().debug(Outcome.done(c, folders)));
    upToDate.keep();
    getLog().info(outcome.written(changes));
    warnOfRe2j(made, sigma);
  }

  /** The compiler would only say that a package does not exist. */
  private void warnOfRe2j(Generated made, Project sigma) {
    boolean needed =
        made.artifacts().stream().anyMatch(a -> a.text().contains("\nimport com.google.re2j."));
    boolean there =
        project().getDependencies().stream().anyMatch(d -> d.getArtifactId().equals("re2j"));
    if (needed && !there && Files.isDirectory(sigma.javaFolder())) {
      getLog()
          .warn(
              "the generated Java has regular expressions: add com.google.re2j:re2j to the"
                  + " dependencies if it is not there by way of another");
    }
  }
}
