package dev.sigmac.artifact;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A change as lines that {@code git apply} and people read, with three lines of context. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String NOTHING = "/dev/null";
  private static final String UNENDED = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  /** The lines without their ends; control characters are shown, not sent to a terminal. */
  public static List<String> of(Change change) {
    List<String> before = lines(change.before());
    List<String> after = lines(change.after());
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            change.before().isPresent() ? "a/" + change.path() : NOTHING,
            change.after().isPresent() ? "b/" + change.path() : NOTHING,
            before,
            DiffUtils.diff(before, after),
            CONTEXT);
    return diff.stream()
        .map(l -> numbered(l, before.isEmpty(), after.isEmpty()))
        .flatMap(l -> Stream.of(l.split("\n", -1)))
        .map(UnifiedDiff::visible)
        .toList();
  }

  /** A side without lines is counted from line 0, which the library does not do. */
  private static String numbered(String line, boolean noneBefore, boolean noneAfter) {
    if (!line.startsWith("@@")) {
      return line;
    }
    String from = noneBefore ? line.replace("-1,0", "-0,0") : line;
    return noneAfter ? from.replace("+1,0", "+0,0") : from;
  }

  private static List<String> lines(Optional<String> text) {
    if (text.isEmpty() || text.get().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of(text.get().split("\n", -1)));
    String last = lines.remove(lines.size() - 1);
    if (!last.isEmpty()) {
      lines.add(last + UNENDED);
    }
    return lines;
  }

  private static String visible(String line) {
    StringBuilder shown = new StringBuilder();
    line.chars()
        .forEach(
            c -> {
              if (c == '\t' || (c >= ' ' && c != 0x7F && (c < 0x80 || c > 0x9F))) {
                shown.append((char) c);
              } else {
                shown.append(c < ' ' ? (char) ('\u2400' + c) : '\uFFFD');
              }
            });
    return shown.toString();
  }
}
