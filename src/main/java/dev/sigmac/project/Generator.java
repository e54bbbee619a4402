package dev.sigmac.project;

import dev.sigmac.artifact.Artifact;
import dev.sigmac.artifact.Manifest;
import dev.sigmac.artifact.QueryFile;
import dev.sigmac.artifact.QueryFiles;
import dev.sigmac.artifact.catalogue.Catalogue;
import dev.sigmac.artifact.catalogue.CatalogueRule;
import dev.sigmac.compiler.CompileRequest;
import dev.sigmac.compiler.Compiler;
import dev.sigmac.compiler.CompilerCode;
import dev.sigmac.compiler.Meaning;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Status;
import dev.sigmac.compiler.Target;
import dev.sigmac.compiler.Targets;
import dev.sigmac.compiler.Version;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Severity;
import dev.sigmac.source.SourceFile;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a project's artifacts from its rules, without touching a file. */
public final class Generator {
  private final Project project;
  private final Diagnostics diagnostics = new Diagnostics();

  /** A generator for one run. */
  public Generator(Project project) {
    this.project = project;
  }

  /**
   * Compiles the rules.
   *
   * @throws InvalidProject if the project names something that is not there
   */
  public Generated generate() {
    List<Target> targets = project.targets().resolve(new Targets(), diagnostics);
    Map<SourceFile, String> files = RuleFiles.read(project, diagnostics);
    boolean unread = diagnostics.hasErrors();
    CompileRequest request =
        new CompileRequest(
            List.copyOf(files.keySet()), targets, project.placeholders(), project.options());
    Compiler compiler = new Compiler(request);
    List<RuleResult> results = compiler.compile().results();
    results.forEach(this::report);
    boolean broken = unread || results.stream().anyMatch(this::isFailure);
    List<Artifact> artifacts = broken ? List.of() : artifacts(results, compiler.meanings(), files);
    Set<Diagnostic> once = new LinkedHashSet<>(diagnostics.list());
    return new Generated(results, artifacts, List.copyOf(once), broken);
  }

  private List<Artifact> artifacts(
      List<RuleResult> results, List<Meaning> meanings, Map<SourceFile, String> files) {
    String version = Version.current();
    List<QueryFile> queries =
        new QueryFiles(files, project.rulesName(), project.headers(), version).of(results);
    List<Artifact> java = new ArrayList<>();
    project
        .javaPackage()
        .ifPresent(p -> java.addAll(new Catalogue(p).of(rules(meanings, queries), this::report)));
    List<Artifact> artifacts = new ArrayList<>();
    queries.forEach(q -> q.artifact().ifPresent(artifacts::add));
    artifacts.addAll(java);
    artifacts.add(Manifest.of(queries, java, version));
    return artifacts;
  }

  private static List<CatalogueRule> rules(List<Meaning> meanings, List<QueryFile> queries) {
    IdentityHashMap<SigmaDocument, List<QueryFile>> byDocument = new IdentityHashMap<>();
    for (QueryFile query : queries) {
      query
          .result()
          .document()
          .ifPresent(d -> byDocument.computeIfAbsent(d, k -> new ArrayList<>()).add(query));
    }
    return meanings.stream()
        .map(
            m -> {
              List<QueryFile> own = byDocument.getOrDefault(m.document(), List.of());
              return new CatalogueRule(m, own.isEmpty() ? "" : own.get(0).origin(), own);
            })
        .toList();
  }

  private void report(Catalogue.LeftOut leftOut) {
    diagnostics.report(
        CompilerCode.NO_MATCHER,
        leftOut.rule().meaning().document().metadata().titleSpan(),
        "the rule has no class in Java: " + leftOut.reason());
  }

  private boolean isFailure(RuleResult result) {
    return result.status() == Status.ERROR
        || (result.status() == Status.REFUSED && project.failsOnRefused());
  }

  /** What is said about a rule that is only refused is a warning, unless that is a failure too. */
  private void report(RuleResult result) {
    for (Diagnostic diagnostic : result.diagnostics()) {
      boolean warns = diagnostic.isError() && !isFailure(result);
      diagnostics.report(warns ? warning(diagnostic, result.target()) : diagnostic);
    }
  }

  private static Diagnostic warning(Diagnostic diagnostic, Target target) {
    return new Diagnostic(
        diagnostic.code(),
        Severity.WARNING,
        "refused for " + target.pipeline().name() + ": " + diagnostic.message(),
        diagnostic.span(),
        diagnostic.hint());
  }
}
