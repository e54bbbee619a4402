package dev.sigmac.testing.report;

import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.ExprText;
import dev.sigmac.evaluate.Decision;
import dev.sigmac.evaluate.Decision.Cause;
import dev.sigmac.evaluate.Decision.Reason;
import dev.sigmac.evaluate.Row;
import dev.sigmac.testing.CaseResult;
import dev.sigmac.testing.CaseResult.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words in which the parts of a result are told, each a line without control characters. */
final class Phrases {
  private static final int WIDEST = 200;

  private Phrases() {}

  /** {@code branch [flag, flag] score 2}. */
  static String row(Row row) {
    String flags = row.raised().isEmpty() ? "" : " [" + String.join(", ", row.raised()) + "]";
    return line(row.branch()) + flags + row.score().map(s -> " score " + s).orElse("");
  }

  /** What a branch decided about an event, and each leaf that made it so with its place. */
  static List<String> finding(Finding finding) {
    Decision decision = finding.decision();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "event %d (%s:%d) and branch %s: %s",
            finding.event().number(),
            finding.event().file(),
            finding.event().line(),
            line(finding.branch()),
            switch (decision.cause()) {
              case MATCHES -> "it matches, because";
              case CONDITION -> "it does not match, because";
              case LOG_SOURCE -> "it is of another log source";
              case AGE -> "it is older than the look-back";
            }));
    if (decision.cause() != Cause.LOG_SOURCE) {
      Set<String> reasons = new LinkedHashSet<>();
      decision.reasons().forEach(r -> reasons.add("  " + reason(r)));
      lines.addAll(reasons);
    }
    return lines;
  }

  /** The fields of the events that a failing case is about, each event once. */
  static List<String> fields(CaseResult result) {
    List<String> lines = new ArrayList<>();
    result.findings().stream()
        .map(Finding::event)
        .distinct()
        .forEach(
            event -> {
              lines.add("event " + event.number() + ":");
              event
                  .event()
                  .fields()
                  .forEach((name, value) -> lines.add("  " + line(name + ": " + value)));
            });
    return lines;
  }

  /** What a leaf asks, as text. */
  static String leaf(Leaf leaf) {
    return line(String.join(" ", ExprText.lines(leaf)));
  }

  private static String reason(Reason reason) {
    Optional<String> value = reason.values().stream().map(String::valueOf).findFirst();
    return reason.leaf().origin().span().place()
        + (reason.held() ? ": true: " : ": false: ")
        + leaf(reason.leaf())
        + value.map(v -> "; there is " + line(quoted(v))).orElse("; there is no value");
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }

  /** The text on one line, cut where it is very long. */
  static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(WIDEST)
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
        .forEach(line::appendCodePoint);
    return text.codePointCount(0, text.length()) > WIDEST ? line + "…" : line.toString();
  }
}
