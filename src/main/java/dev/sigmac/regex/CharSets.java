package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.CharClass;
import dev.sigmac.regex.RegexNode.Range;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sets of characters that shorthands stand for (ASCII alone), complements, and simple Unicode
 * case folding.
 */
final class CharSets {
  static final List<Range> DIGIT = List.of(new Range('0', '9'));
  static final List<Range> WORD =
      List.of(new Range('0', '9'), new Range('A', 'Z'), new Range('a', 'z'), new Range('_', '_'));
  static final List<Range> SPACE = List.of(new Range('\t', '\r'), new Range(' ', ' '));

  private static final int ASCII = 0x80;
  private static final int LAST_CASED = 0x1FFFF;

  private CharSets() {}

  /** What the shorthand {@code d}, {@code w} or {@code s} stands for. */
  static List<Range> shorthand(char letter) {
    return letter == 'd' ? DIGIT : letter == 'w' ? WORD : SPACE;
  }

  /** Ranges of all characters that are in none of {@code ranges}. */
  static List<Range> complement(List<Range> ranges) {
    List<Range> gaps = new ArrayList<>();
    int next = 0;
    for (Range range : ranges(bits(ranges))) {
      if (range.first() > next) {
        gaps.add(new Range(next, range.first() - 1));
      }
      next = range.last() + 1;
    }
    if (next <= Character.MAX_CODE_POINT) {
      gaps.add(new Range(next, Character.MAX_CODE_POINT));
    }
    return List.copyOf(gaps);
  }

  /** The characters of {@code ranges} and those that differ from one of them in case only. */
  static List<Range> foldCase(List<Range> ranges) {
    BitSet set = bits(ranges);
    BitSet folds = new BitSet();
    set.stream().takeWhile(c -> c <= LAST_CASED).forEach(c -> folds.set(fold(c)));
    for (int c : Cased.ALL) {
      if (folds.get(fold(c))) {
        set.set(c);
      }
    }
    return ranges(set);
  }

  /** Whether letter case makes a difference to the class. */
  static boolean isCased(CharClass node) {
    BitSet set = bits(node.ranges());
    if (set.length() <= ASCII) {
      return isCasedAscii(set, true);
    }
    // A set ignores case where its complement does, which is within ASCII for most that are not.
    return set.nextClearBit(ASCII) > Character.MAX_CODE_POINT
        ? isCasedAscii(set, false)
        : !bits(foldCase(node.ranges())).equals(set);
  }

  /** The letters k and s always make a difference: U+212A and U+017F fold to them. */
  private static boolean isCasedAscii(BitSet set, boolean inside) {
    for (int upper = 'A'; upper <= 'Z'; upper++) {
      boolean hasUpper = set.get(upper) == inside;
      boolean hasLower = set.get(upper + 'a' - 'A') == inside;
      if (hasUpper != hasLower || (hasUpper && (upper == 'K' || upper == 'S'))) {
        return true;
      }
    }
    return false;
  }

  /** Whether letter case makes a difference to the character. */
  static boolean isCased(int codePoint) {
    if (codePoint < ASCII) {
      int lower = codePoint | 0x20;
      return lower >= 'a' && lower <= 'z';
    }
    return Character.toLowerCase(codePoint) != codePoint
        || Character.toUpperCase(codePoint) != codePoint;
  }

  /** The characters that fold to another or that another folds to, found when first needed. */
  private static final class Cased {
    static final int[] ALL =
        IntStream.rangeClosed(0, LAST_CASED)
            .filter(c -> Character.toLowerCase(c) != c || Character.toUpperCase(c) != c)
            .toArray();
  }

  // U+0130 and U+0131 fold to i in Turkic languages only (CaseFolding.txt, status T).
  private static int fold(int c) {
    return c == 0x130 || c == 0x131 ? c : Character.toLowerCase(Character.toUpperCase(c));
  }

  private static BitSet bits(List<Range> ranges) {
    BitSet set = new BitSet();
    ranges.forEach(r -> set.set(r.first(), r.last() + 1));
    return set;
  }

  private static List<Range> ranges(BitSet set) {
    List<Range> ranges = new ArrayList<>();
    for (int first = set.nextSetBit(0); first >= 0; ) {
      int end = set.nextClearBit(first);
      ranges.add(new Range(first, end - 1));
      first = set.nextSetBit(end);
    }
    return List.copyOf(ranges);
  }
}
