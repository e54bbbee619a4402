package dev.sigmac.evaluate;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Many plans over a stream of events. Branches that read the same source are looked at together, so
 * an event is held only against the branches whose source it belongs to. It is for one thread.
 */
public final class PlanIndex {
  private static final int MOST_KINDS = 10_000;

  private final OperandValues operands;
  private final List<Group> groups = new ArrayList<>();
  private final Set<Operand> telling = new LinkedHashSet<>();
  private final Map<List<List<String>>, List<Group>> known = new HashMap<>();

  /** An index of {@code plans}, whose operands are read by {@code operands}. */
  public PlanIndex(List<Plan> plans, OperandValues operands) {
    this.operands = operands;
    Map<Expr, List<Entry>> bySource = new LinkedHashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      for (Branch branch : plans.get(i).branches()) {
        Expr source = branch.scan().source().condition();
        BranchEvaluator evaluator = new BranchEvaluator(without(source, branch), operands);
        bySource.computeIfAbsent(source, s -> new ArrayList<>()).add(new Entry(i, evaluator));
      }
    }
    Evaluator conditions = new Evaluator(operands);
    bySource.forEach(
        (source, entries) -> {
          groups.add(new Group(conditions.apply(source), List.copyOf(entries)));
          tell(source);
        });
  }

  /** A row of one of the plans, by its number from 0. */
  public record Hit(int plan, Row row) {}

  /** The rows that come of one event, whatever its age. */
  public List<Hit> hits(Event event) {
    List<Hit> hits = new ArrayList<>(0);
    for (Group group : groups(event)) {
      for (Entry entry : group.entries()) {
        entry
            .branch()
            .row(event, Optional.empty())
            .ifPresent(row -> hits.add(new Hit(entry.plan(), row)));
      }
    }
    return hits;
  }

  private record Entry(int plan, BranchEvaluator branch) {}

  private record Group(Predicate<Event> source, List<Entry> entries) {}

  /** The groups for an event, which those operands tell that the sources look at. */
  private List<Group> groups(Event event) {
    List<List<String>> kind = new ArrayList<>(telling.size());
    telling.forEach(operand -> kind.add(operands.folded(operand, event)));
    List<Group> found = known.get(kind);
    if (found == null) {
      found = groups.stream().filter(g -> g.source().test(event)).toList();
      if (known.size() == MOST_KINDS) {
        known.clear();
      }
      known.put(kind, found);
    }
    return found;
  }

  private void tell(Expr source) {
    telling.addAll(source.operands());
    source.children().forEach(this::tell);
  }

  /** The branch without the condition of its source, which its group has tested. */
  private static Branch without(Expr source, Branch branch) {
    List<Step> steps =
        branch.steps().stream()
            .filter(s -> !(s instanceof Step.Filter filter && filter.condition().equals(source)))
            .toList();
    return new Branch(branch.label(), branch.binding(), branch.comments(), branch.scan(), steps);
  }
}
