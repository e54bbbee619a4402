package dev.sigmac.detection;

import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.PortableRegex.Parsed;
import dev.sigmac.regex.PortableRegex.Rejected;
import dev.sigmac.regex.PortableRegex.Result;
import dev.sigmac.regex.RegexFlag;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the values of the modifier {@code re}, with its flags, placeholders, and the end of the
 * text they are tied to.
 */
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
    if (text.isEmpty()) {
      diagnostics.report(
          DetectionCode.INVALID_REGEX,
          value.span(),
          "An empty regular expression matches everything.",
          "Write a pattern, or use '|exists: true' to ask for the field alone.");
      return Optional.empty();
    }
    Optional<String> pattern =
        chain.has(KnownModifier.EXPAND) ? placeholders.regex(text, value) : Optional.of(text);
    return pattern.flatMap(p -> parsed(p, value)).map(this::tied);
  }

  private Optional<PortableRegex> parsed(String pattern, YamlScalar value) {
    Result result = PortableRegex.parse(pattern, flags());
    if (result instanceof Parsed parsed) {
      return Optional.of(parsed.regex());
    }
    Rejected rejected = (Rejected) result;
    diagnostics.report(
        DetectionCode.INVALID_REGEX, place(rejected, value), rejected.message(), rejected.hint());
    return Optional.empty();
  }

  /** Placeholders move what follows them, so with them only the value as a whole can be named. */
  private Span place(Rejected rejected, YamlScalar value) {
    return chain.has(KnownModifier.EXPAND) || rejected.offset() >= value.value().length()
        ? value.span()
        : value.spanOf(rejected.offset(), rejected.offset() + 1);
  }

  private Set<RegexFlag> flags() {
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
    return flags;
  }

  private PortableRegex tied(PortableRegex regex) {
    if (chain.has(KnownModifier.STARTSWITH)) {
      return regex.atStart();
    }
    return chain.has(KnownModifier.ENDSWITH) ? regex.atEnd() : regex;
  }
}
