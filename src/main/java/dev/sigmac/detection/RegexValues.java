package dev.sigmac.detection;

import dev.sigmac.regex.PortableRegex;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Reads the values of the modifier {@code re}, with its flags, placeholders, and the end of the text they are tied to. */
final class RegexValues {
  private final ModifierChain chain;
  private final PlaceholderValues placeholders;
  private final Diagnostics diagnostics;

  RegexValues(ModifierChain chain, PlaceholderValues placeholders, Diagnostics diagnostics) {
    this.chain = chain;
    this.placeholders = placeholders;
    this.diagnostics = diagnostics;
  }

  /** The regular expression of {@code value}; nothing if an error was reported. */
  Optional<PortableRegex> of(YamlScalar value) {
    String text = value.isString() ? value.value() : value.lexeme();
    Optional<String> pattern =
        chain.has(KnownModifier.EXPAND) ? placeholders.regex(text, value) : Optional.of(text);
    return pattern.flatMap(p -> parsed(p, value));
  }

  private Optional<PortableRegex> parsed(String pattern, YamlScalar value) {
    String before = chain.has(KnownModifier.STARTSWITH) ? "^(?:" : chain.has(KnownModifier.ENDSWITH) ? "(?:" : "";
    String behind = chain.has(KnownModifier.STARTSWITH) ? ")" : chain.has(KnownModifier.ENDSWITH) ? ")$" : "";
    if (pattern.isEmpty()) {
      diagnostics.report(
          DetectionCode.INVALID_REGEX, value.span(), "An empty regular expression matches everything.", "Write a pattern.");
      return Optional.empty();
    }
    StringBuilder flags = new StringBuilder();
    for (KnownModifier flag : List.of(KnownModifier.I, KnownModifier.M, KnownModifier.S)) {
      flags.append(chain.has(flag) ? flag.word() : "");
    }
    return Optional.of(new PortableRegex((flags.isEmpty() ? "" : "(?" + flags + ")") + before + pattern + behind));
  }
}
