package dev.sigmac.rule;

import dev.sigmac.rule.Detection.AllOf;
import dev.sigmac.rule.Detection.AnyOf;
import dev.sigmac.rule.Detection.Item;
import dev.sigmac.rule.Detection.Modifier;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the body of a search identifier. */
final class DetectionReader {
  private final Diagnostics diagnostics;

  DetectionReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The body under the identifier {@code name}; nothing if it cannot be read. */
  Optional<Detection> read(YamlScalar name, YamlNode body) {
    if (body instanceof YamlMapping mapping) {
      return allOf(name, mapping);
    }
    if (body instanceof YamlSequence sequence) {
      return list(name, sequence);
    }
    YamlScalar keyword = (YamlScalar) body;
    if (keyword.isNull()) {
      diagnostics.report(
          RuleCode.EMPTY_VALUE,
          name.span(),
          "The search identifier '" + name.value() + "' is empty.",
          "Put fields under it, indented more than its name.");
      return Optional.empty();
    }
    diagnostics.report(
        RuleCode.BARE_KEYWORD,
        keyword.span(),
        "A value directly under '" + name.value() + "' is read as one keyword.",
        "Write it as a list item after '- '.");
    return Optional.of(keywords(name.span(), List.of(keyword), false, keyword.span()));
  }

  private Optional<Detection> list(YamlScalar name, YamlSequence sequence) {
    List<YamlScalar> keywords = new ArrayList<>();
    List<Detection> members = new ArrayList<>();
    int keywordsAt = 0;
    for (YamlNode node : sequence.items()) {
      if (node instanceof YamlMapping mapping) {
        allOf(name, mapping).ifPresent(members::add);
      } else if (node instanceof YamlScalar scalar && !scalar.isNull()) {
        keywordsAt = keywords.isEmpty() ? members.size() : keywordsAt;
        keywords.add(scalar);
      } else if (node instanceof YamlSequence nested) {
        nestedList(nested.span());
      } else {
        empty(node.span(), "An item of this list is empty.");
      }
    }
    if (sequence.items().isEmpty()) {
      empty(name.span(), "The list under '" + name.value() + "' is empty.");
    }
    if (!keywords.isEmpty()) {
      Span span =
          keywords
              .get(0)
              .span()
              .file()
              .span(keywords.get(0).span().start(), keywords.get(keywords.size() - 1).span().end());
      Item item = keywords(name.span(), keywords, true, span);
      if (members.isEmpty()) {
        return Optional.of(item);
      }
      members.add(keywordsAt, item);
    }
    return members.isEmpty() ? Optional.empty() : Optional.of(new AnyOf(members, sequence.span()));
  }

  private Optional<Detection> allOf(YamlScalar name, YamlMapping mapping) {
    if (mapping.entries().isEmpty()) {
      empty(mapping.span(), "A map under '" + name.value() + "' is empty.");
      return Optional.empty();
    }
    List<Item> items = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      item(entry).ifPresent(items::add);
    }
    return items.isEmpty() ? Optional.empty() : Optional.of(new AllOf(items, mapping.span()));
  }

  private Optional<Item> item(Entry entry) {
    YamlScalar key = entry.key();
    Optional<List<YamlScalar>> values = values(key, entry.value());
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String text = key.value();
    int bar = text.indexOf('|');
    String field = (bar < 0 ? text : text.substring(0, bar)).strip();
    List<Modifier> modifiers = bar < 0 ? List.of() : modifiers(key, bar + 1);
    boolean listed = entry.value() instanceof YamlSequence;
    return Optional.of(
        new Item(
            field.isEmpty() ? Optional.empty() : Optional.of(field),
            modifiers,
            values.get(),
            listed,
            key.span(),
            key.span().to(entry.value().span())));
  }

  private List<Modifier> modifiers(YamlScalar key, int from) {
    List<Modifier> modifiers = new ArrayList<>();
    String text = key.value();
    int start = from;
    while (start <= text.length()) {
      int bar = text.indexOf('|', start);
      int end = bar < 0 ? text.length() : bar;
      String name = text.substring(start, end).strip();
      if (name.isEmpty()) {
        diagnostics.report(
            RuleCode.EMPTY_MODIFIER,
            key.spanOf(start - 1, start),
            "No modifier follows this |.",
            "Remove it, or name a modifier such as contains.");
      } else {
        modifiers.add(new Modifier(name, key.spanOf(start, end)));
      }
      start = end + 1;
    }
    return modifiers;
  }

  private Optional<List<YamlScalar>> values(YamlScalar key, YamlNode value) {
    if (value instanceof YamlScalar scalar) {
      return Optional.of(List.of(scalar));
    }
    if (value instanceof YamlMapping mapping) {
      diagnostics.report(
          RuleCode.WRONG_TYPE,
          key.span(),
          "The values of '" + key.value() + "' cannot be a map.",
          mapping.get("condition").isPresent()
              ? "Check the indentation."
              : "Write a field inside another as one name with a dot, such as a.b.");
      return Optional.empty();
    }
    List<YamlNode> items = ((YamlSequence) value).items();
    if (items.isEmpty()) {
      empty(key.span(), "The list of values of '" + key.value() + "' is empty.");
    }
    List<YamlScalar> values = new ArrayList<>(items.size());
    for (YamlNode item : items) {
      if (item instanceof YamlScalar scalar) {
        values.add(scalar);
      } else if (item instanceof YamlMapping) {
        diagnostics.report(
            RuleCode.WRONG_TYPE,
            Attributes.firstLine(item.span()),
            "A value of '" + key.value() + "' cannot be a map.",
            "Put quotes around a text that holds ': '.");
      } else {
        nestedList(item.span());
      }
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private static Item keywords(Span key, List<YamlScalar> values, boolean listed, Span span) {
    return new Item(Optional.empty(), List.of(), values, listed, key, span);
  }

  private void nestedList(Span span) {
    diagnostics.report(
        RuleCode.NESTED_LIST,
        Attributes.firstLine(span),
        "A list cannot stand in a list here.",
        "Write its items in the outer list; put quotes around a text that begins with [.");
  }

  private void empty(Span span, String message) {
    diagnostics.report(RuleCode.EMPTY_VALUE, span, message, "Give it a value or remove it.");
  }
}
