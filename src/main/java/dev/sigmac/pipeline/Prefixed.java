package dev.sigmac.pipeline;

import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A spelling with a fixed text before every value: the name of a pipe is stored with its device.
 */
record Prefixed(String prefix) implements Spelling {
  @Override
  public Optional<List<SigmaString>> of(SigmaString value) {
    boolean behind = value.shape() == Shape.CONTAINS || value.shape() == Shape.ENDSWITH;
    boolean any = value.isEmpty() || value.shape() == Shape.ANYTHING;
    boolean same = any || (behind && !touches(value.text()));
    return Optional.of(List.of(same ? value : SigmaString.literal(prefix).append(value)));
  }

  /** Whether the needle can be found in the prefix, or begin in it. */
  private boolean touches(String needle) {
    String text = prefix.toLowerCase(Locale.ROOT);
    String wanted = needle.toLowerCase(Locale.ROOT);
    if (text.contains(wanted)) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      if (wanted.startsWith(text.substring(i))) {
        return true;
      }
    }
    return false;
  }
}
