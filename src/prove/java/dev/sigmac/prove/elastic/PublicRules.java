package dev.sigmac.prove.elastic;

import dev.sigmac.compiler.CompileRequest;
import dev.sigmac.compiler.Compiler;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Targets;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.pipeline.MappingOptions;
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
public final class PublicRules {
  private static final Path CORPUS = Path.of(System.getenv().getOrDefault("SIGMAC_CORPUS", "."));

  private PublicRules() {}

  public static List<RuleResult> compiled(String pack, String target) throws IOException {
    return compiled(pack, target, MappingOptions.NONE);
  }

  /** The same, mapped as a request asks for. */
  public static List<RuleResult> compiled(String pack, String target, MappingOptions options)
      throws IOException {
    List<SourceFile> files = new ArrayList<>();
    Diagnostics diagnostics = new Diagnostics();
    try (Stream<Path> paths = Files.walk(CORPUS)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".yml")).sorted().toList()) {
        SourceFiles.read(path, CORPUS.relativize(path).toString(), diagnostics)
            .ifPresent(files::add);
      }
    }
    Targets targets = new Targets();
    return new Compiler(
            new CompileRequest(
                files,
                List.of(
                    targets
                        .target(
                            targets.pipeline(pack, diagnostics).orElseThrow().forTarget(target),
                            options)
                        .orElseThrow()),
                Placeholders.NONE,
                Options.DEFAULT))
        .compile()
        .results();
  }
}
