package dev.sigmac.artifact.catalogue;

import dev.sigmac.artifact.Artifact;
import dev.sigmac.artifact.QueryFile;
import dev.sigmac.artifact.QueryFiles;
import dev.sigmac.compiler.CompileRequest;
import dev.sigmac.compiler.Compiler;
import dev.sigmac.compiler.Meaning;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.Target;
import dev.sigmac.compiler.TargetChoice;
import dev.sigmac.compiler.Targets;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Terms;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.evaluate.Evaluator;
import dev.sigmac.evaluate.Event;
import dev.sigmac.pipeline.MappingOptions;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Catalogues of rules, and the reference meaning of each rule in them. */
public record Catalogues(List<Meaning> meanings, List<Artifact> artifacts, List<String> leftOut) {
  public static final String PACKAGE = "com.example.detections";

  /** A catalogue of rules without their queries, which takes less time. */
  public static Catalogues of(List<SourceFile> files) {
    return of(files, Placeholders.NONE);
  }

  /** The same with values for placeholders. */
  public static Catalogues of(List<SourceFile> files, Placeholders placeholders) {
    return of(files, List.of(), placeholders);
  }

  /** A catalogue of rules with their queries in KQL. */
  static Catalogues withQueries(List<SourceFile> files) {
    TargetChoice kql =
        new TargetChoice(Path.of(""), List.of("kql"), List.of(), MappingOptions.NONE);
    return of(files, kql.resolve(new Targets(), new Diagnostics()), Placeholders.NONE);
  }

  private static Catalogues of(
      List<SourceFile> files, List<Target> targets, Placeholders placeholders) {
    Compiler compiler =
        new Compiler(new CompileRequest(files, targets, placeholders, Options.DEFAULT));
    Map<SourceFile, String> places = new LinkedHashMap<>();
    files.forEach(f -> places.put(f, f.path()));
    List<QueryFile> queries =
        new QueryFiles(places, "sigma", true, "test").of(compiler.compile().results());
    List<Meaning> meanings = compiler.meanings();
    List<String> leftOut = new ArrayList<>();
    List<Artifact> artifacts =
        new Catalogue(PACKAGE)
            .of(
                meanings.stream()
                    .map(
                        m ->
                            new CatalogueRule(
                                m,
                                "sigma/" + m.file().path(),
                                queries.stream()
                                    .filter(q -> q.result().document().get() == m.document())
                                    .toList()))
                    .toList(),
                l -> leftOut.add(l.rule().origin() + ": " + l.reason()));
    return new Catalogues(meanings, artifacts, leftOut);
  }

  /** The reference meaning of a rule; terms are exact, as in Java. */
  public static Predicate<Event> reference(Meaning meaning) {
    List<Predicate<Event>> branches =
        meaning.branches().stream().map(b -> Evaluator.of(exact(b.lowered().whole()))).toList();
    return event -> branches.stream().anyMatch(b -> b.test(event));
  }

  private static Expr exact(Expr expr) {
    return expr.rewrite(e -> e instanceof Terms terms ? terms.asContains() : e);
  }
}
