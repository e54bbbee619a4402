package dev.sigmac.compiler;

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

/**
 * Languages and packs by the names that a user gives them; a pack that ends in {@code .yml} or
 * {@code .yaml} is a file below {@code base}. A language without a pack of its own among those
 * named has its default pack.
 */
public record TargetChoice(
    Path base, List<String> targets, List<String> pipelines, MappingOptions options) {
  /** Copies the names. */
  public TargetChoice {
    targets = List.copyOf(targets);
    pipelines = List.copyOf(pipelines);
  }

  /** A name that means nothing, or that does not go with the others; one sentence for the user. */
  public static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown(String message) {
      super(message);
    }
  }

  /**
   * The languages with their packs; every language if none is named.
   *
   * @throws Unknown if a name is not known
   */
  public List<Target> resolve(Targets known, Diagnostics diagnostics) {
    if (targets.isEmpty() && pipelines.isEmpty()) {
      return known.names().stream()
          .flatMap(n -> known.defaultPipeline(n, diagnostics).stream())
          .flatMap(p -> known.target(p, options).stream())
          .toList();
    }
    List<Pack> packs = pipelines.stream().map(p -> pack(p, known, diagnostics)).toList();
    List<Target> found = new ArrayList<>();
    for (String name : targets.stream().distinct().toList()) {
      if (!known.names().contains(name)) {
        throw unknown("target", name, known.names(), "targets");
      }
      List<Pack> own =
          packs.stream().filter(p -> p.serves(name)).map(p -> p.forTarget(name)).toList();
      List<Pack> used =
          own.isEmpty() ? known.defaultPipeline(name, diagnostics).stream().toList() : own;
      used.forEach(p -> known.target(p, options).ifPresent(found::add));
    }
    for (Pack pack : packs) {
      if (targets.isEmpty()) {
        for (String target : pack.info().targets()) {
          found.add(
              known
                  .target(pack.forTarget(target), options)
                  .orElseThrow(() -> unknown("target", target, known.names(), "targets")));
        }
      } else if (targets.stream().noneMatch(pack::serves)) {
        throw new Unknown(
            "the pipeline '"
                + pack.name()
                + "' is for the target '"
                + String.join(", ", pack.info().targets())
                + "', which is not asked for");
      }
    }
    return found;
  }

  private Pack pack(String name, Targets known, Diagnostics diagnostics) {
    if (isFile(name)) {
      Path path = base.resolve(name);
      if (!Files.isRegularFile(path)) {
        throw new Unknown("there is no pipeline file '" + name + "'");
      }
      Optional<Pack> read =
          SourceFiles.read(path, name, diagnostics).flatMap(f -> known.read(f, diagnostics));
      return read.orElseThrow(
          () ->
              new Unknown(
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

  /** Whether a pack's name is that of a file. */
  public static boolean isFile(String pipeline) {
    return pipeline.endsWith(".yml") || pipeline.endsWith(".yaml");
  }

  private static Unknown unknown(String what, String name, Collection<String> known, String list) {
    String hint = Nearest.hint(name, known).map(h -> "; " + h).orElse("");
    return new Unknown(
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
