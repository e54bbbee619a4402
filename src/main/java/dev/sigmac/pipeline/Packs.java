package dev.sigmac.pipeline;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The packs that come with the compiler, and those that users write. What has been read is kept for
 * the run.
 */
public final class Packs {
  private final PackFiles files = new PackFiles();
  private final Lazy<List<List<String>>> index = new Lazy<>(this::readIndex);
  private final Map<String, Optional<Pack>> packs = new HashMap<>();
  private final Map<String, SortedLines> reserved = new ConcurrentHashMap<>();

  /** The names of the packs that come with the compiler, the default of each target first. */
  public List<String> names() {
    return index.get().stream().map(words -> words.get(0)).toList();
  }

  /** The name of the default pack of a target, found without reading those of others. */
  public Optional<String> defaultName(String target) {
    return index.get().stream()
        .filter(w -> w.lastIndexOf(target) > 0)
        .map(w -> w.get(0))
        .findFirst();
  }

  /** The pack of that name; empty if there is none. What is wrong with it is reported. */
  public synchronized Optional<Pack> find(String name, Diagnostics diagnostics) {
    Optional<Pack> known = packs.get(name);
    if (known == null) {
      known = names().contains(name) ? read(name + "/", diagnostics) : Optional.empty();
      packs.put(name, known);
    }
    return known;
  }

  /**
   * The pack that a user's file describes; empty, with the reasons reported, if it describes none.
   */
  public Optional<Pack> read(SourceFile file, Diagnostics diagnostics) {
    Optional<YamlNode> document = YamlReader.read(file, diagnostics).stream().findFirst();
    if (document.isEmpty()) {
      diagnostics.report(PipelineCode.INVALID_PACK, file.start(), "The file holds no pack.");
    }
    return document.flatMap(node -> new PackReader(this, files, diagnostics).read(node, ""));
  }

  private Optional<Pack> read(String folder, Diagnostics diagnostics) {
    Optional<YamlNode> document = files.document(folder + "pack.yml", diagnostics);
    return document.flatMap(node -> new PackReader(this, files, diagnostics).read(node, folder));
  }

  /** The names of all tables and columns of a target, in lower case. */
  SortedLines reserved(String target) {
    return reserved.computeIfAbsent(
        target,
        t ->
            new SortedLines(files.file("reserved/" + t + ".txt").map(SourceFile::text).orElse("")));
  }

  /** For each pack its name, and behind it the targets that it serves. */
  private List<List<String>> readIndex() {
    return files
        .file("packs.txt")
        .map(f -> f.text().lines().map(line -> List.of(line.split(" ", -1))).toList())
        .orElse(List.of());
  }
}
