package dev.sigmac.maven;

import dev.sigmac.artifact.UnifiedDiff;
import dev.sigmac.project.Generated;
import dev.sigmac.project.Generator;
import dev.sigmac.project.Outcome;
import dev.sigmac.project.Project;
import dev.sigmac.project.Verification;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Compares the files of a project with what its rules compile to, writes nothing, and fails with a
 * unified diff where they differ. It is for files that are committed: set {@code output}, {@code
 * javaFolder} and {@code javaResources} to folders outside of the build's.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class VerifyMojo extends ArtifactMojo {
  /** Made by Maven, which sets the parameters. */
  public VerifyMojo() {}

  @Override
  void run(Project sigma) throws MojoFailureException {
    Generated made = new Generator(sigma).generate();
    log(made.diagnostics());
    Outcome outcome = new Outcome(made);
    if (made.broken()) {
      throw new MojoFailureException(outcome.broken());
    }
    Verification found = Verification.of(sigma, made);
    found.changes().forEach(c -> UnifiedDiff.of(c).forEach(line -> getLog().error(line)));
    found.strangers().forEach(s -> getLog().error(Verification.stranger(s)));
    if (found.differences() > 0) {
      throw new MojoFailureException(outcome.verified(found.differences()));
    }
    getLog().info(outcome.verified(0));
  }
}
