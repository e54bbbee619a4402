package dev.sigmac.detection;

import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.RegexFlag;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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
    if (pattern.isEmpty()) {
      diagnostics.report(
          DetectionCode.INVALID_REGEX, value.span(), "An empty regular expression matches everything.", "Write a pattern.");
      return Optional.empty();
    }
    Set<RegexFlag> flags = EnumSet.noneOf(RegexFlag.class);
    if (chain.has(KnownModifier.I)) {
      flags.add(RegexFlag.IGNORE_CASE);
    }
    if (chain.has(KnownModifier.M)) {
      flags.add(RegexFlag.MULTILINE);
    }
    if (chain.has(KnownModifier.S)) {
      flags.add(RegexFlag.DOT_ALL);
    }
    PortableRegex.Result result = PortableRegex.parse(pattern, flags);
    if (result instanceof PortableRegex.Rejected rejected) {
      diagnostics.report(
          DetectionCode.INVALID_REGEX,
          value.span(),
          "At character " + (rejected.offset() + 1) + " of the regular expression: " + rejected.message() + ".",
          rejected.hint());
      return Optional.empty();
    }
    PortableRegex regex = ((PortableRegex.Parsed) result).regex();
    if (chain.has(KnownModifier.STARTSWITH)) {
      return Optional.of(regex.atStart());
    }
    return Optional.of(chain.has(KnownModifier.ENDSWITH) ? regex.atEnd() : regex);
  }
}
