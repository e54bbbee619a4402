package dev.sigmac.pipeline;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The spellings that packs may name: those made in code, and substitutions from {@code
 * packs/spellings}.
 */
final class Spellings {
  private final PackFiles files;
  private final Map<String, Optional<Spelling>> known = new HashMap<>();

  Spellings(PackFiles files) {
    this.files = files;
    known.put("hex-number", Optional.of(new HexNumber()));
    known.put("quoted-attribute", Optional.of(new QuotedAttribute()));
  }

  synchronized Optional<Spelling> find(String name, Diagnostics diagnostics) {
    return known.computeIfAbsent(name, n -> read(n, diagnostics));
  }

  private Optional<Spelling> read(String name, Diagnostics diagnostics) {
    PackYaml yaml = new PackYaml(diagnostics);
    return files
        .document("spellings/" + name + ".yml", diagnostics)
        .flatMap(node -> yaml.mapping(node, "A spelling"))
        .map(m -> spelling(m, yaml));
  }

  private static Spelling spelling(YamlMapping mapping, PackYaml yaml) {
    Optional<String> prefix = yaml.text(mapping, "prefix");
    return prefix.isPresent()
        ? new Prefixed(prefix.get())
        : new Substitution(texts(mapping, "beginnings", yaml), texts(mapping, "words", yaml));
  }

  private static Map<String, List<String>> texts(YamlMapping mapping, String key, PackYaml yaml) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    Optional<YamlMapping> listed =
        mapping.get(key).flatMap(e -> yaml.mapping(e.value(), "'" + key + "'"));
    for (Entry entry : listed.map(YamlMapping::entries).orElse(List.of())) {
      texts.put(entry.key().value(), yaml.texts(listed.orElseThrow(), entry.key().value()));
    }
    return texts;
  }
}
