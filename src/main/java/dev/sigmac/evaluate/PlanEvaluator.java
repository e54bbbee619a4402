package dev.sigmac.evaluate;

import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Runs a plan over events in memory, as its query would run over the rows of a table: conditions,
 * extracts, flags, score, projection, look-back, and the branches side by side.
 */
public final class PlanEvaluator {
  private static final Comparator<Row> NEWEST_FIRST =
      Comparator.comparing(
          Row::time,
          Comparator.comparing((Optional<OffsetDateTime> t) -> t.isEmpty())
              .thenComparing(
                  t -> t.orElse(OffsetDateTime.MIN), Comparator.<OffsetDateTime>reverseOrder()));

  private final List<BranchEvaluator> branches;
  private final boolean sorted;

  /** An evaluator of {@code plan}, whose operands are read by {@code operands}. */
  public PlanEvaluator(Plan plan, OperandValues operands) {
    this.branches = plan.branches().stream().map(b -> new BranchEvaluator(b, operands)).toList();
    this.sorted = plan.sorted();
  }

  /**
   * The rows that come of one event, by branch; {@code now} is the moment that a look-back counts
   * from, without which there is none.
   */
  public List<Row> rows(Event event, Optional<OffsetDateTime> now) {
    List<Row> rows = new ArrayList<>(0);
    for (BranchEvaluator branch : branches) {
      branch.row(event, now).ifPresent(rows::add);
    }
    return rows;
  }

  /**
   * The rows that come of several events, in the order of the query where it sorts; rows of one
   * moment keep the order of the events.
   */
  public List<Row> rows(List<Event> events, Optional<OffsetDateTime> now) {
    List<Row> rows = new ArrayList<>();
    for (BranchEvaluator branch : branches) {
      events.forEach(e -> branch.row(e, now).ifPresent(rows::add));
    }
    if (sorted) {
      rows.sort(NEWEST_FIRST);
    }
    return rows;
  }

  /** Why an event has no row of a branch; empty if it has one. */
  public Optional<Decision> refusal(Branch branch, Event event, Optional<OffsetDateTime> now) {
    return branches.stream()
        .filter(b -> b.branch().equals(branch))
        .findFirst()
        .flatMap(b -> b.refusal(event, now));
  }

  /** What in the conditions of a branch made it take an event that it has a row of. */
  public Optional<Decision> acceptance(Branch branch, Event event) {
    return branches.stream()
        .filter(b -> b.branch().equals(branch))
        .findFirst()
        .flatMap(b -> b.acceptance(event));
  }
}
