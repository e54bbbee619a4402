package dev.sigmac.pipeline;

import dev.sigmac.detection.SigmaString;
import java.util.List;
import java.util.Optional;

/** Attributes of XML, which some versions of an extraction keep in their single quotes. */
record QuotedAttribute() implements Spelling {
  private static final SigmaString QUOTE = SigmaString.literal("'");

  @Override
  public Optional<List<SigmaString>> of(SigmaString value) {
    return switch (value.shape()) {
      case ANYTHING, CONTAINS -> Optional.of(List.of(value));
      default -> Optional.of(List.of(value, QUOTE.append(value).append(QUOTE)));
    };
  }
}
