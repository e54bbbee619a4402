package dev.sigmac.evaluate;

import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Literal;
import dev.sigmac.detection.SigmaString.Part;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.detection.SigmaString.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a whole text matches a string with wildcards. The time is linear but for patterns with
 * several inner runs.
 */
final class TextMatch implements Predicate<String> {
  private final Shape shape;
  private final String needle;
  private final boolean cased;
  private final int[] pattern;

  private static final int ANY_RUN = -1;
  private static final int ANY_ONE = -2;

  TextMatch(SigmaString string, boolean cased) {
    this.shape = string.shape();
    this.cased = cased;
    this.needle = cased ? string.text() : Folding.fold(string.text());
    this.pattern = shape == Shape.PATTERN ? compile(string.parts()) : new int[0];
  }

  /** {@code text} must be folded already unless the match is cased. */
  @Override
  public boolean test(String text) {
    return switch (shape) {
      case EQUALS -> text.equals(needle);
      case STARTSWITH -> text.startsWith(needle);
      case ENDSWITH -> text.endsWith(needle);
      case CONTAINS -> text.contains(needle);
      case ANYTHING -> true;
      case PATTERN -> matches(text);
    };
  }

  private int[] compile(List<Part> parts) {
    List<Integer> symbols = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        String text = cased ? literal.text() : Folding.fold(literal.text());
        text.codePoints().forEach(symbols::add);
      } else {
        symbols.add(part == Wildcard.ANY_RUN ? ANY_RUN : ANY_ONE);
      }
    }
    return symbols.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Goes back to the last run only: an earlier run can never do better. */
  private boolean matches(String text) {
    int p = 0;
    int t = 0;
    int run = -1;
    int resume = 0;
    while (t < text.length()) {
      int c = text.codePointAt(t);
      if (p < pattern.length && pattern[p] == ANY_RUN) {
        run = p++;
        resume = t;
      } else if (p < pattern.length && (pattern[p] == ANY_ONE || pattern[p] == c)) {
        p++;
        t += Character.charCount(c);
      } else if (run >= 0) {
        p = run + 1;
        resume += Character.charCount(text.codePointAt(resume));
        t = resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == ANY_RUN) {
      p++;
    }
    return p == pattern.length;
  }
}
