package dev.sigmac.testing;

import dev.sigmac.compiler.RuleResult;
import dev.sigmac.evaluate.Event;
import dev.sigmac.evaluate.PlanIndex;
import dev.sigmac.evaluate.PlanIndex.Hit;
import dev.sigmac.evaluate.Row;
import dev.sigmac.events.EventSink;
import dev.sigmac.events.LoggedEvent;
import dev.sigmac.events.Problem;
import dev.sigmac.logsource.EventOperands;
import dev.sigmac.logsource.LogSources;
import java.util.List;

/** Holds each event of a stream against all rules that have a plan. */
public final class EventScan implements EventSink {
  private final List<RuleResult> rules;
  private final LogSources logSources;
  private final PlanIndex index;
  private final Listener listener;
  private long events;
  private long problems;

  /** A scan for {@code rules}, those without a plan left out. */
  public EventScan(List<RuleResult> rules, LogSources logSources, Listener listener) {
    this.rules = rules.stream().filter(r -> r.plan().isPresent()).toList();
    this.logSources = logSources;
    this.index =
        new PlanIndex(
            this.rules.stream().map(r -> r.plan().orElseThrow()).toList(),
            new EventOperands(logSources));
    this.listener = listener;
  }

  /** Hears what comes of a scan. */
  public interface Listener {
    /** A rule has a row of an event. */
    void hit(RuleResult rule, LoggedEvent event, Row row);

    /** Something was no event. */
    void problem(Problem problem);

    /** So many events have been read. */
    void progress(long events);
  }

  @Override
  public void event(LoggedEvent logged) {
    Event event = logSources.seen(logged.event());
    for (Hit hit : index.hits(event)) {
      listener.hit(rules.get(hit.plan()), logged, hit.row());
    }
    events++;
    listener.progress(events);
  }

  @Override
  public void problem(Problem problem) {
    problems++;
    listener.problem(problem);
  }

  /** The number of events that have been read. */
  public long events() {
    return events;
  }

  /** The number of records that were no events, and of files that were not read to the end. */
  public long problems() {
    return problems;
  }
}
