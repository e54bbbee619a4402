package dev.sigmac.pipeline;

import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.ScalarType;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts what a file of sources is used {@code with} in place of its scalars of the form {@code
 * $name}, or behind the text of those of the form {@code text$name}: then each value of a list.
 */
record Parameters(YamlMapping values) {
  /**
   * The map with all parameters replaced; an entry or an item whose parameter is not given is left
   * out.
   */
  YamlMapping in(YamlMapping mapping) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      in(entry.value()).ifPresent(value -> entries.add(new Entry(entry.key(), value)));
    }
    return new YamlMapping(entries, mapping.span());
  }

  private Optional<YamlNode> in(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      return Optional.of(in(mapping));
    } else if (node instanceof YamlSequence sequence) {
      List<YamlNode> items = sequence.items().stream().flatMap(item -> in(item).stream()).toList();
      return Optional.of(new YamlSequence(items, sequence.span()));
    }
    if (!(node instanceof YamlScalar scalar) || scalar.value().indexOf('$') < 0) {
      return Optional.of(node);
    }
    int dollar = scalar.value().indexOf('$');
    String before = scalar.value().substring(0, dollar);
    return values
        .get(scalar.value().substring(dollar + 1))
        .map(Entry::value)
        .map(value -> before.isEmpty() ? value : behind(before, value));
  }

  private static YamlNode behind(String before, YamlNode value) {
    if (value instanceof YamlSequence sequence) {
      List<YamlNode> items = sequence.items().stream().map(item -> behind(before, item)).toList();
      return new YamlSequence(items, sequence.span());
    }
    return value instanceof YamlScalar scalar
        ? new YamlScalar(
            ScalarType.STRING, before + scalar.value(), before + scalar.lexeme(), scalar.span())
        : value;
  }
}
