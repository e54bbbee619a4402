package dev.sigmac.rule;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Resolves {@code action: global}, {@code reset} and {@code repeat}, which earlier versions of
 * Sigma had, over the documents of a file: later documents are completed by what a global one says,
 * or by the one before.
 */
final class RuleCollection {
  private static final List<String> ACTIONS = List.of("global", "reset", "repeat");

  private final Diagnostics diagnostics;
  private Optional<YamlMapping> global = Optional.empty();
  private Optional<YamlMapping> previous = Optional.empty();

  RuleCollection(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The document that {@code map} stands for; nothing if it only says something for later ones. */
  Optional<YamlMapping> resolve(YamlMapping map) {
    Optional<YamlScalar> action = new Attributes(map, diagnostics).scalar("action");
    if (action.isEmpty()) {
      return Optional.of(remember(merged(global, map)));
    }
    lint(map, action.get());
    return switch (action.get().value()) {
      case "global" -> {
        global = Optional.of(merged(global, map));
        yield Optional.empty();
      }
      case "reset" -> {
        global = Optional.empty();
        yield map.entries().size() == 1 ? Optional.empty() : Optional.of(remember(map));
      }
      case "repeat" -> Optional.of(remember(merged(previous.or(() -> global), map)));
      default -> Optional.empty();
    };
  }

  private YamlMapping remember(YamlMapping map) {
    previous = Optional.of(map);
    return map;
  }

  private void lint(YamlMapping map, YamlScalar action) {
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

  private static YamlMapping merged(Optional<YamlMapping> base, YamlMapping over) {
    return base.map(b -> new YamlMapping(merged(b, over), over.span())).orElse(over);
  }

  /** The entries of both; maps under the same key are merged, anything else is replaced. */
  private static List<Entry> merged(YamlMapping base, YamlMapping over) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : base.entries()) {
      Optional<Entry> other = over.get(entry.key().value());
      if (!entry.key().value().equals("action")) {
        entries.add(
            other.map(o -> new Entry(o.key(), merged(entry.value(), o.value()))).orElse(entry));
      }
    }
    for (Entry entry : over.entries()) {
      if (base.get(entry.key().value()).isEmpty() && !entry.key().value().equals("action")) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static YamlNode merged(YamlNode base, YamlNode over) {
    return base instanceof YamlMapping b && over instanceof YamlMapping o
        ? new YamlMapping(merged(b, o), o.span())
        : over;
  }
}
