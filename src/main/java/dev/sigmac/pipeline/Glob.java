package dev.sigmac.pipeline;

import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Literal;
import dev.sigmac.detection.SigmaString.Part;
import dev.sigmac.detection.SigmaString.Wildcard;
import java.util.ArrayList;
import java.util.List;

/**
 * Matches known texts with string values when compiling. A wildcard for one character stands for
 * one code point.
 */
final class Glob {
  private Glob() {}

  /** Whether {@code text} as a whole is what {@code value} describes. */
  static boolean matches(SigmaString value, String text, boolean cased) {
    return matches(units(value), 0, text.codePoints().toArray(), 0, cased);
  }

  /**
   * The characters and wildcards of {@code value} one by one; a wildcard for one character is -1,
   * for a run -2.
   */
  private static int[] units(SigmaString value) {
    List<Integer> units = new ArrayList<>();
    for (Part part : value.parts()) {
      if (part instanceof Literal literal) {
        literal.text().codePoints().forEach(units::add);
      } else {
        units.add(part == Wildcard.ANY_ONE ? -1 : -2);
      }
    }
    return units.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean matches(int[] pattern, int p, int[] text, int t, boolean cased) {
    int resumeAt = -1;
    int resumeText = 0;
    while (t < text.length) {
      if (p < pattern.length && pattern[p] == -2) {
        resumeAt = p++;
        resumeText = t;
      } else if (p < pattern.length && (pattern[p] == -1 || same(pattern[p], text[t], cased))) {
        p++;
        t++;
      } else if (resumeAt >= 0) {
        p = resumeAt + 1;
        t = ++resumeText;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == -2) {
      p++;
    }
    return p == pattern.length;
  }

  private static boolean same(int a, int b, boolean cased) {
    return a == b
        || (!cased
            && Character.toLowerCase(Character.toUpperCase(a))
                == Character.toLowerCase(Character.toUpperCase(b)));
  }
}
