package dev.sigmac.cli;

import dev.sigmac.compiler.Target;
import dev.sigmac.compiler.TargetChoice;
import dev.sigmac.compiler.Targets;
import dev.sigmac.pipeline.MappingOptions;
import dev.sigmac.source.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
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
      names = {"--table", "--index"},
      paramLabel = "TABLE",
      description = "Read this table, or index, in place of the pack's.")
  private Optional<String> table = Optional.empty();

  @Option(
      names = "--unscoped",
      description =
          "Take fields and log sources that the pack does not know under their own names.")
  private boolean unscoped;

  TargetOptions() {}

  TargetOptions(List<String> targets) {
    this.targets = targets;
  }

  /** Whether a language or a pack is named. */
  boolean named() {
    return !targets.isEmpty() || !pipelines.isEmpty();
  }

  /** The languages with their packs; every language with its default pack if none is named. */
  List<Target> resolve(Targets known, Diagnostics diagnostics) {
    return new TargetChoice(Path.of(""), targets, pipelines, new MappingOptions(table, unscoped))
        .resolve(known, diagnostics);
  }
}
