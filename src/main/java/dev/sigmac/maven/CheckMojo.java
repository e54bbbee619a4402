package dev.sigmac.maven;

import dev.sigmac.compiler.Checker;
import dev.sigmac.compiler.Targets;
import dev.sigmac.project.Project;
import dev.sigmac.project.RuleFiles;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Severity;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks the rules of a project without writing anything: errors, doubtful constructs, references,
 * fields that the languages' tables do not have.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class CheckMojo extends ProjectMojo {
  /**
   * Whether warnings fail the build too.
   *
   * <pre>{@code <strict>true</strict>}</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "sigmac.strict", defaultValue = "false")
  private boolean strict;

  /** Made by Maven, which sets the parameters. */
  public CheckMojo() {}

  @Override
  void run(Project sigma) throws MojoFailureException {
    Diagnostics diagnostics = new Diagnostics();
    var targets = sigma.targets().resolve(new Targets(), diagnostics);
    var files = List.copyOf(RuleFiles.read(sigma, diagnostics).keySet());
    diagnostics.reportAll(
        new Checker(files, sigma.placeholders(), targets, sigma.namesTargets()).check());
    List<Diagnostic> said = diagnostics.list();
    log(said);
    long errors = said.stream().filter(Diagnostic::isError).count();
    long warnings = said.stream().filter(d -> d.severity() == Severity.WARNING).count();
    String counts = String.format(Locale.ROOT, "%,d errors, %,d warnings", errors, warnings);
    if (errors > 0 || (strict && warnings > 0)) {
      throw new MojoFailureException(counts);
    }
    getLog().info(counts);
  }
}
