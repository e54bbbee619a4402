package detections;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with wildcards inside: {@code *} is any run of characters, {@code ?} is one, and a
 * backslash before one of them, or before a backslash, lets it stand for itself.
 */
final class Wildcard {
  private static final int ANY_RUN = -1;
  private static final int ANY_ONE = -2;

  private final int[] symbols;
  private final String[] runs;

  private Wildcard(int[] symbols, String[] runs) {
    this.symbols = symbols;
    this.runs = runs;
  }

  /** The pattern that {@code text} writes. */
  static Wildcard of(String text) {
    List<Integer> symbols = new ArrayList<>();
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    int[] all = text.codePoints().toArray();
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '*') {
        symbols.add(ANY_RUN);
        runs.add(run.toString());
        run.setLength(0);
        continue;
      }
      boolean escapes = all[i] == '\\' && i + 1 < all.length && "\\*?".indexOf(all[i + 1]) >= 0;
      boolean one = all[i] == '?';
      int symbol = escapes ? all[++i] : all[i];
      symbols.add(one ? ANY_ONE : symbol);
      run.appendCodePoint(symbol);
    }
    runs.add(run.toString());
    boolean simple =
        !symbols.contains(ANY_ONE) && text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    return new Wildcard(
        symbols.stream().mapToInt(Integer::intValue).toArray(),
        simple ? runs.toArray(String[]::new) : new String[0]);
  }

  /** Whether it matches the whole of {@code text}. */
  boolean matches(String text) {
    return runs.length == 0 ? matches(text.codePoints().toArray()) : inOrder(text);
  }

  /** The runs between stars stand one behind another, the first and last at the ends. */
  private boolean inOrder(String text) {
    int last = runs.length - 1;
    if (last == 0) {
      return text.equals(runs[0]);
    }
    int end = text.length() - runs[last].length();
    if (!text.startsWith(runs[0]) || !text.endsWith(runs[last]) || end < runs[0].length()) {
      return false;
    }
    int at = runs[0].length();
    for (int i = 1; i < last; i++) {
      at = text.indexOf(runs[i], at);
      if (at < 0) {
        return false;
      }
      at += runs[i].length();
    }
    return at <= end;
  }

  /** Goes back to the last run only: an earlier run can never do better. */
  private boolean matches(int[] text) {
    int p = 0;
    int t = 0;
    int run = -1;
    int resume = 0;
    while (t < text.length) {
      if (p < symbols.length && symbols[p] == ANY_RUN) {
        run = p++;
        resume = t;
      } else if (p < symbols.length && (symbols[p] == ANY_ONE || symbols[p] == text[t])) {
        p++;
        t++;
      } else if (run >= 0) {
        p = run + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < symbols.length && symbols[p] == ANY_RUN) {
      p++;
    }
    return p == symbols.length;
  }
}
