package dev.sigmac.cli;

import dev.sigmac.compiler.Target;
import dev.sigmac.compiler.Targets;
import dev.sigmac.pipeline.MappingOptions;
import dev.sigmac.pipeline.Pack;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import dev.sigmac.source.SourceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which languages and packs are asked for. */
final class TargetOptions {
  @Option(
      names = {"-t", "--target"},
      paramLabel = "TARGET",
      description = "A query language; see 'sigmac list targets'. May be repeated.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = {"-p", "--pipeline"},
      paramLabel = "PIPELINE",
      description =
          "A pack of tables and fields, or a file with one; see 'sigmac list pipelines'. May be repeated.")
  private List<String> pipelines = new ArrayList<>();

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "Read this table in place of the pack's.")
  private Optional<String> table = Optional.empty();

  /** Whether a language or a pack is named. */
  boolean named() {
    return !targets.isEmpty() || !pipelines.isEmpty();
  }

  /**
   * The languages with their packs: a language without a pack of its own among those named has its
   * default pack.
   */
  List<Target> resolve(Targets known, Diagnostics diagnostics) {
    MappingOptions options = new MappingOptions(table, false);
    List<Pack> packs = pipelines.stream().map(p -> pack(p, known, diagnostics)).toList();
    List<Target> found = new ArrayList<>();
    for (String name : targets.stream().distinct().toList()) {
      if (!known.names().contains(name)) {
        throw unknown("target", name, known.names(), "targets");
      }
      List<Pack> own = packs.stream().filter(p -> p.target().equals(name)).toList();
      List<Pack> used =
          own.isEmpty() ? known.defaultPipeline(name, diagnostics).stream().toList() : own;
      used.forEach(p -> known.target(p, options).ifPresent(found::add));
    }
    for (Pack pack : packs) {
      if (targets.isEmpty()) {
        found.add(
            known
                .target(pack, options)
                .orElseThrow(() -> unknown("target", pack.target(), known.names(), "targets")));
      } else if (!targets.contains(pack.target())) {
        throw Failure.usage(
            "the pipeline '"
                + pack.name()
                + "' is for the target '"
                + pack.target()
                + "', which is not asked for");
      }
    }
    return found;
  }

  /** Every language with its default pack. */
  List<Target> defaults(Targets known, Diagnostics diagnostics) {
    MappingOptions options = new MappingOptions(table, false);
    return known.names().stream()
        .flatMap(n -> known.defaultPipeline(n, diagnostics).stream())
        .flatMap(p -> known.target(p, options).stream())
        .toList();
  }

  private static Pack pack(String name, Targets known, Diagnostics diagnostics) {
    if (name.endsWith(".yml") || name.endsWith(".yaml")) {
      Path path = Path.of(name);
      if (!Files.isRegularFile(path)) {
        throw Failure.usage("there is no pipeline file '" + name + "'");
      }
      Optional<Pack> read =
          SourceFiles.read(path, name, diagnostics).flatMap(f -> known.read(f, diagnostics));
      return read.orElseThrow(
          () ->
              Failure.usage(
                  "the file '"
                      + name
                      + "' does not hold a pipeline"
                      + diagnostics.list().stream()
                          .findFirst()
                          .map(d -> ": " + d.span().place() + ": " + d.message())
                          .orElse("")));
    }
    return known
        .pipeline(name, diagnostics)
        .orElseThrow(() -> unknown("pipeline", name, known.pipelines(), "pipelines"));
  }

  private static Failure unknown(String what, String name, Collection<String> known, String list) {
    String hint = Nearest.hint(name, known).map(h -> "; " + h).orElse("");
    return Failure.usage(
        "unknown "
            + what
            + " '"
            + name
            + "'"
            + hint
            + " (sigmac list "
            + list
            + " names them all)");
  }
}
