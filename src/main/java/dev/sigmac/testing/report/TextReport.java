package dev.sigmac.testing.report;

import dev.sigmac.testing.CaseResult;
import dev.sigmac.testing.CaseResult.Outcome;
import dev.sigmac.testing.TestedRule;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results for people: a line a case, and below a failing one why it fails. */
public final class TextReport {
  private final StringBuilder text = new StringBuilder();

  private TextReport() {}

  /** The lines of all rules that have cases, each ended by LF. */
  public static String of(List<TestedRule> rules) {
    TextReport report = new TextReport();
    rules.stream().filter(r -> !r.cases().isEmpty()).forEach(report::rule);
    return report.text.toString();
  }

  /** {@code 8 cases: 6 passed, 2 known misses, 0 failed, 0 errors}. */
  public static String summary(List<TestedRule> rules) {
    long cases = rules.stream().mapToLong(r -> r.cases().size()).sum();
    long without = rules.stream().filter(r -> r.cases().isEmpty()).count();
    String untested =
        without == 0 ? "" : String.format(Locale.ROOT, "; %,d rules have no case", without);
    return String.format(
            Locale.ROOT,
            "%,d cases: %,d passed, %,d known misses, %,d failed, %,d errors",
            cases,
            count(rules, Outcome.PASSED),
            count(rules, Outcome.KNOWN_MISS),
            count(rules, Outcome.FAILED),
            count(rules, Outcome.ERROR))
        + untested
        + "\n";
  }

  private static long count(List<TestedRule> rules, Outcome outcome) {
    return rules.stream().mapToLong(r -> r.count(outcome)).sum();
  }

  private void rule(TestedRule rule) {
    line(0, rule.rule().file().path() + ": " + Phrases.line(rule.rule().title().orElse("")));
    rule.cases().forEach(this::result);
  }

  private void result(CaseResult result) {
    String outcome = String.format(Locale.ROOT, "%-10s", result.outcome().word());
    String rows =
        result.rows().stream().limit(3).map(Phrases::row).collect(Collectors.joining("; "));
    String more = result.rows().size() > 3 ? "; and " + (result.rows().size() - 3) + " more" : "";
    String shown = rows.isEmpty() ? "" : " -> " + rows + more;
    line(1, outcome + "  " + Phrases.line(result.test().name()) + shown);
    result.test().knownMiss().ifPresent(reason -> line(8, reason));
    if (result.isFailure()) {
      line(8, "at " + result.test().span().place());
      result.unmet().forEach(u -> line(8, Phrases.line(u)));
      result.findings().forEach(f -> Phrases.finding(f).forEach(l -> line(8, l)));
      Phrases.fields(result).forEach(l -> line(8, l));
    }
  }

  private void line(int depth, String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
  }
}
