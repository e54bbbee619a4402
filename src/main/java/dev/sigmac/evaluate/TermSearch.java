package dev.sigmac.evaluate;

import java.util.function.Predicate;

/**
 * Search by whole terms, which are maximal runs of letters and digits: a needle is found where it
 * stands with no letter or digit running on before or behind it.
 */
final class TermSearch implements Predicate<String> {
  private final String needle;

  TermSearch(String needle) {
    this.needle = Folding.fold(needle);
  }

  /** Whether the folded text contains the needle so. */
  @Override
  public boolean test(String text) {
    for (int at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      int end = at + needle.length();
      if (!runsOn(text, at) && !runsOn(text, end)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one term covers both sides of the place. */
  private static boolean runsOn(String text, int place) {
    return place > 0
        && place < text.length()
        && Character.isLetterOrDigit(text.codePointBefore(place))
        && Character.isLetterOrDigit(text.codePointAt(place));
  }
}
