package dev.sigmac.detection;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Replaces the placeholders in values, and reports those that have no values. */
final class PlaceholderValues {
  private final Placeholders placeholders;
  private final Diagnostics diagnostics;

  PlaceholderValues(Placeholders placeholders, Diagnostics diagnostics) {
    this.placeholders = placeholders;
    this.diagnostics = diagnostics;
  }

  /** The strings that {@code text} stands for; none if an error was reported. */
  List<SigmaString> strings(String text, YamlScalar value) {
    return checked(text, value).map(t -> t.strings(this::valuesOf)).orElse(List.of());
  }

  /** The regular expression that {@code text} stands for; nothing if an error was reported. */
  Optional<String> regex(String text, YamlScalar value) {
    return checked(text, value).map(t -> t.regex(this::valuesOf));
  }

  private Optional<PlaceholderText> checked(String text, YamlScalar value) {
    PlaceholderText parsed = PlaceholderText.parse(text);
    if (parsed.placeholders().isEmpty()) {
      diagnostics.report(
          DetectionCode.WITHOUT_PLACEHOLDER,
          value.span(),
          "The modifier 'expand' finds no placeholder here.",
          "Write one as %name%, or remove the modifier.");
    }
    boolean known = true;
    for (PlaceholderText.Segment segment : parsed.placeholders()) {
      if (valuesOf(segment.text()).isEmpty()) {
        known = false;
        String name = segment.text();
        diagnostics.report(
            DetectionCode.MISSING_PLACEHOLDER,
            value.spanOf(segment.offset(), segment.offset() + name.length() + 2),
            "The placeholder '" + name + "' has no values.",
            Nearest.hint(name, placeholders.values().keySet())
                .orElse("Give them in a placeholder file: " + name + ": [value, ...]."));
      }
    }
    if (known && parsed.count(this::valuesOf) > TextValues.MAX_VARIANTS) {
      TextValues.tooMany(value.span(), diagnostics);
      known = false;
    }
    return known ? Optional.of(parsed) : Optional.empty();
  }

  private List<String> valuesOf(String name) {
    return placeholders.of(name).orElse(List.of());
  }
}
