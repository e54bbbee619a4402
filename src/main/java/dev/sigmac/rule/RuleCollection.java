package dev.sigmac.rule;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.yaml.YamlCode;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves {@code action: global}, {@code reset} and {@code repeat}, which earlier versions of
 * Sigma had, over the documents of a file: later documents are completed by what a global one says,
 * or by the one before.
 */
final class RuleCollection {
  private static final List<String> ACTIONS = List.of("global", "reset", "repeat");

  private Optional<YamlMapping> global = Optional.empty();
  private Optional<YamlMapping> previous = Optional.empty();
  private long inherited;

  /** The document that {@code map} stands for; nothing if it only says something for later ones. */
  Optional<YamlMapping> resolve(YamlMapping map, Diagnostics diagnostics) {
    Optional<YamlScalar> action = new Attributes(map, diagnostics).scalar("action");
    action.ifPresent(a -> lint(map, a, diagnostics));
    return switch (action.map(YamlScalar::value).orElse("")) {
      case "" -> inherit(global, map, diagnostics).map(this::remember);
      case "global" -> {
        global = inherit(global, map, diagnostics);
        yield Optional.empty();
      }
      case "reset" -> {
        global = Optional.empty();
        yield map.entries().size() == 1 ? Optional.empty() : Optional.of(remember(map));
      }
      case "repeat" -> inherit(previous.or(() -> global), map, diagnostics).map(this::remember);
      default -> Optional.empty();
    };
  }

  /** Whether a global document is in force. */
  boolean hasGlobal() {
    return global.isPresent();
  }

  /**
   * Completes {@code map}; nothing if the documents of this file would inherit an absurd amount of
   * text.
   */
  private Optional<YamlMapping> inherit(
      Optional<YamlMapping> base, YamlMapping map, Diagnostics diagnostics) {
    if (base.isEmpty()) {
      return Optional.of(map);
    }
    for (Entry entry : base.get().entries()) {
      inherited += entry.value().span().end() - entry.key().span().start();
    }
    if (inherited > YamlReader.MAX_LENGTH) {
      diagnostics.report(
          YamlCode.TOO_MANY_NODES,
          new Attributes(map, diagnostics).place(),
          "The documents of this collection repeat too much text.",
          "Write each rule out in full.");
      return Optional.empty();
    }
    return Optional.of(new YamlMapping(merged(base.get(), map), map.span()));
  }

  private YamlMapping remember(YamlMapping map) {
    previous = Optional.of(map);
    return map;
  }

  private static void lint(YamlMapping map, YamlScalar action, Diagnostics diagnostics) {
    if (ACTIONS.contains(action.value())) {
      diagnostics.report(
          RuleCode.RULE_COLLECTION,
          action.span(),
          "'action: " + action.value() + "' is not part of Sigma 2.",
          "Write each rule out in full.");
    } else {
      new Attributes(map, diagnostics)
          .report(
              RuleCode.INVALID_VALUE,
              action.span(),
              "There is no action '" + action.value() + "'.",
              action.value(),
              ACTIONS);
    }
  }

  /** The entries of both; maps under the same key are merged, anything else is replaced. */
  private static List<Entry> merged(YamlMapping base, YamlMapping over) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    base.entries().forEach(e -> entries.put(e.key().value(), e));
    for (Entry entry : over.entries()) {
      entries.merge(
          entry.key().value(),
          entry,
          (old, own) -> new Entry(own.key(), merged(old.value(), own.value())));
    }
    entries.remove("action");
    return List.copyOf(entries.values());
  }

  private static YamlNode merged(YamlNode base, YamlNode over) {
    return base instanceof YamlMapping b && over instanceof YamlMapping o
        ? new YamlMapping(merged(b, o), o.span())
        : over;
  }
}
