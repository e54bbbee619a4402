package dev.sigmac.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the known names that somebody may have meant by a name that is not known. */
public final class Nearest {
  private static final int MOST = 3;
  private static final int MOST_COMPARED = 1_000;
  private static final int LONGEST = 200;

  private Nearest() {}

  /**
   * Up to three of {@code known} that are like {@code name}, best first; ties keep the order of
   * {@code known}.
   */
  public static List<String> to(String name, Collection<String> known) {
    record Candidate(String name, int distance) {}
    String wanted = plain(name);
    int allowed = Math.max(1, wanted.length() / 3);
    List<Candidate> candidates = new ArrayList<>();
    for (String candidate : known.stream().limit(MOST_COMPARED).toList()) {
      int distance = distance(wanted, plain(candidate), allowed);
      if (distance <= allowed) {
        candidates.add(new Candidate(candidate, distance));
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::distance));
    return candidates.stream().limit(MOST).map(Candidate::name).toList();
  }

  /** A hint that names them, {@code Did you mean 'a' or 'b'?}, if there are any. */
  public static Optional<String> hint(String name, Collection<String> known) {
    List<String> near = to(name, known);
    return near.isEmpty()
        ? Optional.empty()
        : Optional.of(
            near.stream()
                .map(n -> "'" + n + "'")
                .collect(Collectors.joining(" or ", "Did you mean ", "?")));
  }

  /** Names that differ in case, hyphens, underscores and blanks only are the nearest. */
  private static String plain(String name) {
    String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return cut.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", "");
  }

  /**
   * The number of insertions, deletions, replacements and swaps of neighbours between two texts, or
   * more than {@code limit}.
   */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
