package dev.sigmac.rule;

import dev.sigmac.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a document says under the custom key {@code sigmac}: which identifiers are scored as
 * indicators and which are shown only, the name of the score column, columns extracted from a raw
 * field, how confident the author is, and whether {@code contains} may be served by searching whole
 * terms.
 */
public record SigmacKey(
    List<Name> indicators,
    List<Name> shown,
    Optional<String> score,
    List<Extract> extracts,
    Optional<String> confidence,
    boolean containsTerms,
    List<String> dataSources) {
  /** A document without the key. */
  public static final SigmacKey NONE =
      new SigmacKey(
          List.of(), List.of(), Optional.empty(), List.of(), Optional.empty(), false, List.of());

  /** Copies the lists. */
  public SigmacKey {
    indicators = List.copyOf(indicators);
    shown = List.copyOf(shown);
    extracts = List.copyOf(extracts);
    dataSources = List.copyOf(dataSources);
  }

  /** The same key with these identifiers as indicators. */
  public SigmacKey withIndicators(List<Name> names) {
    return new SigmacKey(names, shown, score, extracts, confidence, containsTerms, dataSources);
  }

  /** Whether something is to be shown as a flag. */
  public boolean hasFlags() {
    return !indicators.isEmpty() || !shown.isEmpty();
  }

  /** A search identifier that is named here. */
  public record Name(String identifier, Span span) {}

  /**
   * A column {@code name} made of the first group of {@code pattern} in the text of the field
   * {@code from}; empty where nothing matches.
   */
  public record Extract(String name, String from, String pattern, Span span, Span patternSpan) {}
}
