package dev.sigmac.detection;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import dev.sigmac.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a file of placeholder values, YAML or JSON: a map from each name to a value or a list of
 * values.
 */
public final class PlaceholdersReader {
  private final Diagnostics diagnostics;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private PlaceholdersReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** What {@code file} says; what is wrong in it is reported and left out. */
  public static Placeholders read(SourceFile file, Diagnostics diagnostics) {
    PlaceholdersReader reader = new PlaceholdersReader(diagnostics);
    List<YamlNode> documents = YamlReader.read(file, diagnostics);
    if (documents.size() == 1 && documents.get(0) instanceof YamlMapping mapping) {
      mapping.entries().forEach(reader::placeholder);
    } else if (!diagnostics.hasErrors()) {
      reader.invalid(file.start(), "A placeholder file is one map from names to values.");
    }
    return new Placeholders(reader.values);
  }

  private void placeholder(Entry entry) {
    String name = entry.key().value();
    List<YamlNode> nodes =
        entry.value() instanceof YamlSequence list ? list.items() : List.of(entry.value());
    List<String> texts = new ArrayList<>();
    for (YamlNode node : nodes) {
      if (node instanceof YamlScalar scalar && !scalar.isNull()) {
        texts.add(scalar.isString() ? scalar.value() : scalar.lexeme());
      } else {
        invalid(
            entry.key().span(),
            "A value of the placeholder '" + name + "' is not a text or a number.");
      }
    }
    if (nodes.isEmpty()) {
      invalid(entry.key().span(), "The placeholder '" + name + "' has no values.");
    }
    values.put(name, texts);
  }

  private void invalid(Span span, String message) {
    diagnostics.report(
        DetectionCode.INVALID_PLACEHOLDERS, span, message, "Write it as 'name: [value, ...]'.");
  }
}
