package dev.sigmac.pipeline;

import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the shapes that packs are made of, and reports what has another shape where it stands. */
record PackYaml(Diagnostics diagnostics) {
  Optional<YamlMapping> mapping(YamlNode node, String what) {
    if (node instanceof YamlMapping mapping) {
      return Optional.of(mapping);
    }
    invalid(node, what + " must be a map");
    return Optional.empty();
  }

  Optional<String> text(YamlNode node, String what) {
    if (node instanceof YamlScalar scalar && !scalar.isNull() && !scalar.value().isEmpty()) {
      return Optional.of(scalar.value());
    }
    invalid(node, what + " must be a text");
    return Optional.empty();
  }

  /** The text under {@code key}, if the key is there. */
  Optional<String> text(YamlMapping mapping, String key) {
    return mapping.get(key).flatMap(e -> text(e.value(), "'" + key + "'"));
  }

  /** The text under {@code key}, whose absence is reported. */
  Optional<String> required(YamlMapping mapping, String key, String what) {
    if (mapping.get(key).isEmpty()) {
      invalid(mapping, what + " needs '" + key + "'");
    }
    return text(mapping, key);
  }

  boolean flag(YamlMapping mapping, String key) {
    return text(mapping, key).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** The items of a list, or the node alone. */
  List<YamlNode> items(YamlNode node) {
    return node instanceof YamlSequence sequence ? sequence.items() : List.of(node);
  }

  /** The items of the list under {@code key}; none if the key is not there. */
  List<YamlNode> items(YamlMapping mapping, String key) {
    return mapping.get(key).map(Entry::value).map(this::items).orElse(List.of());
  }

  /** The texts of a list, or of one text. */
  List<String> texts(YamlMapping mapping, String key) {
    List<String> texts = new ArrayList<>();
    items(mapping, key).forEach(item -> text(item, "'" + key + "'").ifPresent(texts::add));
    return texts;
  }

  /** Reports the keys that are not among {@code known}. */
  void onlyKeys(YamlMapping mapping, List<String> known, String what) {
    for (Entry entry : mapping.entries()) {
      String key = entry.key().value();
      if (!known.contains(key)) {
        report(
            PipelineCode.INVALID_PACK,
            entry.key(),
            what + " has no key '" + key + "'",
            Nearest.hint(key, known));
      }
    }
  }

  void invalid(YamlNode node, String message) {
    report(PipelineCode.INVALID_PACK, node, message, Optional.empty());
  }

  void report(PipelineCode code, YamlNode node, String message, Optional<String> hint) {
    Diagnostic diagnostic = Diagnostic.of(code, node.span(), message + ".");
    diagnostics.report(hint.map(diagnostic::withHint).orElse(diagnostic));
  }
}
