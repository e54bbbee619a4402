package dev.sigmac.prove;

import dev.sigmac.compiler.CompileRequest;
import dev.sigmac.compiler.Compiler;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Targets;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.pipeline.MappingOptions;
import dev.sigmac.pipeline.Pack;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The public rule set, compiled for a language with a pack. */
final class PublicRules {
  private static final Path CORPUS = Path.of(System.getenv().getOrDefault("SIGMAC_CORPUS", "."));

  private PublicRules() {}

  /** The files, in the order of their paths, which are shown without that of the set. */
  static List<SourceFile> files() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(CORPUS)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".yml")).sorted().toList()) {
        SourceFiles.read(path, CORPUS.relativize(path).toString(), new Diagnostics())
            .ifPresent(files::add);
      }
    }
    return files;
  }

  /** The files with rules for Windows. */
  static List<SourceFile> windows() throws IOException {
    return files().stream().filter(f -> f.text().contains("product: windows")).toList();
  }

  static List<RuleResult> compiled(String pack, String target) throws IOException {
    return compiled(files(), pack, target, MappingOptions.NONE);
  }

  /** Some files, mapped as a request asks for. */
  static List<RuleResult> compiled(
      List<SourceFile> files, String pack, String target, MappingOptions options) {
    Targets targets = new Targets();
    Pack known = targets.pipeline(pack, new Diagnostics()).orElseThrow();
    return new Compiler(
            new CompileRequest(
                files,
                List.of(targets.target(known.forTarget(target), options).orElseThrow()),
                Placeholders.NONE,
                Options.DEFAULT))
        .compile()
        .results();
  }
}
