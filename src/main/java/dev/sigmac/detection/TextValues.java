package dev.sigmac.detection;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Applies the modifiers of a text, left to right, to one value after another. */
final class TextValues {
  /** The most variants that one value may stand for. */
  static final int MAX_VARIANTS = 1_000;

  private final ModifierChain chain;
  private final PlaceholderValues placeholders;
  private final Diagnostics diagnostics;

  TextValues(ModifierChain chain, PlaceholderValues placeholders, Diagnostics diagnostics) {
    this.chain = chain;
    this.placeholders = placeholders;
    this.diagnostics = diagnostics;
  }

  /** The strings of which any is a match for {@code value}; none if an error was reported. */
  List<SigmaString> of(YamlScalar value) {
    String text = value.isString() ? value.value() : value.lexeme();
    List<SigmaString> strings =
        chain.has(KnownModifier.EXPAND)
            ? placeholders.strings(text, value)
            : List.of(SigmaString.parse(text));
    Encoding encoding = Encoding.UTF8;
    for (KnownModifier modifier : chain.modifiers()) {
      Encoding bytes = encoding;
      switch (modifier) {
        case CONTAINS -> strings = strings.stream().map(SigmaString::contained).toList();
        case STARTSWITH ->
            strings = strings.stream().map(s -> s.append(SigmaString.ANYTHING)).toList();
        case ENDSWITH -> strings = strings.stream().map(SigmaString.ANYTHING::append).toList();
        case WINDASH -> strings = windash(strings, value.span());
        case UTF16LE, WIDE -> encoding = Encoding.UTF16LE;
        case UTF16BE -> encoding = Encoding.UTF16BE;
        case UTF16 -> encoding = Encoding.UTF16;
        case BASE64, BASE64OFFSET -> {
          boolean offsets = modifier == KnownModifier.BASE64OFFSET;
          strings =
              strings.stream().flatMap(s -> encoded(s, bytes, offsets, value.span())).toList();
          encoding = Encoding.UTF8;
        }
        default -> {
          // Says nothing about the text itself.
        }
      }
    }
    return strings;
  }

  private List<SigmaString> windash(List<SigmaString> strings, Span span) {
    List<SigmaString> variants = new ArrayList<>();
    for (SigmaString string : strings) {
      if (variants.size() + Windash.count(string) > MAX_VARIANTS) {
        tooMany(span, diagnostics);
        return List.of();
      }
      variants.addAll(Windash.variants(string));
    }
    return variants;
  }

  static void tooMany(Span span, Diagnostics diagnostics) {
    diagnostics.report(
        DetectionCode.TOO_MANY_VARIANTS,
        span,
        "The value stands for more than " + MAX_VARIANTS + " variants.",
        "Split it into several values with 'all', each with fewer options or placeholders.");
  }

  private Stream<SigmaString> encoded(
      SigmaString string, Encoding encoding, boolean offsets, Span span) {
    if (string.parts().stream().anyMatch(SigmaString.Wildcard.class::isInstance)) {
      diagnostics.report(
          DetectionCode.WILDCARD_IN_ENCODED_VALUE,
          span,
          "A wildcard cannot be encoded as Base64.",
          "Escape it with a backslash if it stands for itself, else encode the texts around it one by one.");
      return Stream.empty();
    }
    byte[] bytes = encoding.bytes(string.text());
    int least = offsets ? Encoding.MIN_OFFSET_BYTES : 1;
    if (string.isEmpty() || bytes.length < least) {
      diagnostics.report(
          DetectionCode.VALUE_TOO_SHORT,
          span,
          "The value has "
              + (string.isEmpty() ? 0 : bytes.length)
              + " bytes; to be found encoded it needs "
              + least
              + ".",
          "Give more of the text that is encoded.");
      return Stream.empty();
    }
    List<String> variants =
        offsets ? Encoding.base64Offsets(bytes) : List.of(Encoding.base64(bytes));
    return variants.stream().map(SigmaString::literal);
  }
}
