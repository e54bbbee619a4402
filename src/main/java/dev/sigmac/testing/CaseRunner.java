package dev.sigmac.testing;

import dev.sigmac.compiler.RuleResult;
import dev.sigmac.evaluate.Decision;
import dev.sigmac.evaluate.Event;
import dev.sigmac.evaluate.PlanEvaluator;
import dev.sigmac.evaluate.Row;
import dev.sigmac.events.EventReader;
import dev.sigmac.events.EventSink;
import dev.sigmac.events.LoggedEvent;
import dev.sigmac.events.Problem;
import dev.sigmac.logsource.EventOperands;
import dev.sigmac.logsource.LogSources;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import dev.sigmac.testing.CaseResult.Finding;
import dev.sigmac.testing.CaseResult.Outcome;
import dev.sigmac.testing.TestCase.EventFile;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs test cases against compiled rules. */
public final class CaseRunner {
  private static final int MOST_FINDINGS = 20;

  private final LogSources logSources;
  private final EventOperands operands;

  /** A runner whose events are of these log sources. */
  public CaseRunner(LogSources logSources) {
    this.logSources = logSources;
    this.operands = new EventOperands(logSources);
  }

  /**
   * Runs a case against what was compiled of a rule; {@code only} is the branch that the case is
   * about, if it is about one.
   */
  public CaseResult run(TestCase test, RuleResult rule, Optional<String> only) {
    List<String> problems = new ArrayList<>();
    List<LoggedEvent> events = events(test, problems);
    if (rule.plan().isEmpty()) {
      problems.add("the rule has no query: its status is " + rule.status().word());
    } else if (events.isEmpty() && problems.isEmpty()) {
      problems.add("the case has no event");
    }
    if (!problems.isEmpty() || rule.plan().isEmpty()) {
      return new CaseResult(test, Outcome.ERROR, problems, List.of(), List.of());
    }
    Plan plan = rule.plan().get();
    PlanEvaluator evaluator = new PlanEvaluator(plan, operands);
    Optional<OffsetDateTime> now = test.now();
    List<Row> rows =
        evaluator.rows(events.stream().map(LoggedEvent::event).toList(), now).stream()
            .filter(r -> only.isEmpty() || only.get().equals(r.branch()))
            .toList();
    List<String> unmet = new ArrayList<>(test.expected().unmet(rows));
    Outcome outcome = outcome(test, unmet);
    List<Finding> findings =
        outcome == Outcome.FAILED ? findings(plan, evaluator, events, now, only) : List.of();
    return new CaseResult(test, outcome, unmet, rows, findings);
  }

  private static Outcome outcome(TestCase test, List<String> unmet) {
    if (test.knownMiss().isEmpty()) {
      return unmet.isEmpty() ? Outcome.PASSED : Outcome.FAILED;
    }
    if (unmet.isEmpty()) {
      unmet.add("it is marked as a known miss, and is none any more: take the mark away");
      return Outcome.FAILED;
    }
    return Outcome.KNOWN_MISS;
  }

  private static List<Finding> findings(
      Plan plan,
      PlanEvaluator evaluator,
      List<LoggedEvent> events,
      Optional<OffsetDateTime> now,
      Optional<String> only) {
    List<Finding> findings = new ArrayList<>();
    for (LoggedEvent event : events) {
      for (Branch branch : plan.branches()) {
        if (only.isPresent() && !only.get().equals(branch.label())) {
          continue;
        }
        Optional<Decision> decision =
            evaluator
                .refusal(branch, event.event(), now)
                .or(() -> evaluator.acceptance(branch, event.event()));
        if (findings.size() < MOST_FINDINGS) {
          decision.ifPresent(d -> findings.add(new Finding(event, branch.label(), d)));
        }
      }
    }
    return findings;
  }

  private List<LoggedEvent> events(TestCase test, List<String> problems) {
    List<LoggedEvent> events = new ArrayList<>();
    String file = test.span().file().path();
    for (Map<String, Object> fields : test.events()) {
      long number = events.size() + 1L;
      Event event = logSources.seen(new Event(fields));
      events.add(new LoggedEvent(file, test.span().line(), number, event));
    }
    for (EventFile from : test.files()) {
      read(from, events, problems);
    }
    return events;
  }

  private void read(EventFile from, List<LoggedEvent> events, List<String> problems) {
    List<Integer> found = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(LoggedEvent event) {
            int number = (int) event.number();
            if (from.picked().isEmpty() || from.picked().contains(number)) {
              found.add(number);
              Event seen = logSources.seen(event.event());
              events.add(new LoggedEvent(event.file(), event.line(), event.number(), seen));
            }
          }

          @Override
          public void problem(Problem problem) {
            problems.add(problem.text());
          }
        };
    String shown = String.valueOf(from.path().getFileName());
    new EventReader(from.within(), sink).read(from.path(), shown);
    for (int number : from.picked()) {
      if (!found.contains(number)) {
        problems.add(shown + ": there is no event " + number);
      }
    }
  }
}
