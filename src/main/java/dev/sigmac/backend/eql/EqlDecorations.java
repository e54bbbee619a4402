package dev.sigmac.backend.eql;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Findings;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Origin;
import dev.sigmac.pipeline.Deviation;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.Step;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reports what a plan shows and EQL cannot, each thing once. */
final class EqlDecorations {
  private final Findings findings;

  EqlDecorations(Findings findings) {
    this.findings = findings;
  }

  void report(Plan plan) {
    // The conditions of a pack stand before those of the rule.
    Optional<Origin> rule = plan.branches().stream().flatMap(this::origins).reduce((a, b) -> b);
    Set<String> lost = new LinkedHashSet<>();
    for (Branch branch : plan.branches()) {
      for (Step step : branch.steps()) {
        if (step instanceof Step.Flag flag) {
          flag.condition()
              .leaves()
              .map(Leaf::origin)
              .findFirst()
              .or(() -> rule)
              .ifPresent(
                  o ->
                      lost(o, "EQL adds no columns, so the flag " + flag.name() + " is not shown"));
        } else if (step instanceof Step.Extract extract) {
          lost(
              extract.extraction().origin(),
              "EQL adds no columns, so the extract "
                  + extract.extraction().name()
                  + " is not shown");
        } else if (step instanceof Step.Score score) {
          lost.add("EQL adds no columns, so the score " + score.name() + " is not shown");
        } else if (step instanceof Step.Project) {
          lost.add("EQL returns whole events, so 'fields' chooses no columns");
        }
      }
    }
    if (plan.isUnion()) {
      lost.add("EQL adds no columns, so which branch an event belongs to is not shown");
    }
    if (plan.sorted()) {
      lost.add("EQL returns events in the order of time, oldest first");
    }
    plan.branches().stream()
        .flatMap(b -> b.scan().window().stream())
        .findFirst()
        .ifPresent(
            w -> lost.add("EQL has no look-back; the last " + w + " are for the rule's schedule"));
    rule.ifPresent(o -> lost.forEach(message -> lost(o, message)));
  }

  private void lost(Origin origin, String message) {
    findings.diagnostic(BackendCode.DECORATION_LOST, origin, message);
    findings.deviation(Deviation.of(Deviation.Effect.DECORATION, message, origin));
  }

  private Stream<Origin> origins(Branch branch) {
    return branch.steps().stream()
        .flatMap(s -> s instanceof Step.Filter filter ? filter.condition().leaves() : Stream.of())
        .map(Leaf::origin);
  }
}
