package dev.sigmac.compiler;

import dev.sigmac.detection.Placeholders;
import dev.sigmac.pipeline.MappingOptions;
import dev.sigmac.pipeline.Pack;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.SourceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files compiled with a pack that comes with the compiler. */
public final class Compiled {
  private Compiled() {}

  /** The default pack of each target, by the target's name, in the order of the targets. */
  public static Map<String, String> defaultPacks() {
    Targets targets = new Targets();
    Map<String, String> packs = new LinkedHashMap<>();
    for (String target : targets.names()) {
      packs.put(target, targets.defaultPipeline(target, new Diagnostics()).orElseThrow().name());
    }
    return packs;
  }

  /** The results for files on disk with a pack for one language. */
  public static List<RuleResult> files(String packName, Path root, List<Path> paths) {
    return files(packName, target(packName), root, paths);
  }

  /** The results for files on disk, shown by their path below {@code root}. */
  public static List<RuleResult> files(
      String packName, String target, Path root, List<Path> paths) {
    List<SourceFile> files = new ArrayList<>();
    Diagnostics diagnostics = new Diagnostics();
    for (Path path : paths) {
      SourceFiles.read(path, root.relativize(path).toString(), diagnostics).ifPresent(files::add);
    }
    return sources(packName, target, files, Options.DEFAULT);
  }

  /** The results for texts with a pack for one language. */
  public static List<RuleResult> sources(String packName, List<SourceFile> files, Options options) {
    return sources(packName, target(packName), files, options);
  }

  private static String target(String packName) {
    return new Targets().pipeline(packName, new Diagnostics()).orElseThrow().target();
  }

  /** The results for texts. */
  public static List<RuleResult> sources(
      String packName, String language, List<SourceFile> files, Options options) {
    Targets targets = new Targets();
    Diagnostics diagnostics = new Diagnostics();
    Pack pack = targets.pipeline(packName, diagnostics).orElseThrow().forTarget(language);
    Target target = targets.target(pack, MappingOptions.NONE).orElseThrow();
    CompileRequest request = new CompileRequest(files, List.of(target), Placeholders.NONE, options);
    return new Compiler(request).compile().results();
  }
}
