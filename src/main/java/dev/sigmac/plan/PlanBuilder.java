package dev.sigmac.plan;

import dev.sigmac.pipeline.MappedRule;
import dev.sigmac.rule.Metadata;
import dev.sigmac.rule.SigmacKey;
import dev.sigmac.rule.Timespan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Builds the plan of a rule, or of a correlation that is the union of its rules. {@code reserved}
 * tells the names that the target keeps for itself: keywords, tables, columns.
 */
public final class PlanBuilder {
  private static final String DEFAULT_SCORE = "Score";

  private final Predicate<String> reserved;
  private final Optional<Timespan> window;

  /**
   * A builder for one target; {@code window} is the look-back that a request asks for, and wins
   * over the rule's.
   */
  public PlanBuilder(Predicate<String> reserved, Optional<Timespan> window) {
    this.reserved = reserved;
    this.window = window;
  }

  /** A rule alone, as a plain query: its events and nothing else. */
  public Plan plain(BranchRule rule) {
    MappedRule mapped = rule.mapped();
    BranchSteps steps = new BranchSteps(rule, reserved);
    Branch branch =
        new Branch(label(rule), "", List.of(), scan(mapped, Optional.empty()), steps.plain());
    return new Plan(List.of(), List.of(branch), false);
  }

  /** A rule alone, with its flags, score and projection, newest rows first. */
  public Plan flags(BranchRule rule) {
    BranchSteps steps = new BranchSteps(rule, reserved);
    Scan scan = scan(rule.mapped(), Optional.empty());
    String score = rule.rule().sigmac().score().orElse(DEFAULT_SCORE);
    Branch branch =
        new Branch(label(rule), "", List.of(), scan, steps.flagged(score, Optional.empty()));
    return new Plan(List.of(Comments.headline(rule.rule().metadata())), List.of(branch), true);
  }

  /**
   * The union of several rules, each a branch with its flags, score and projection, newest rows
   * first.
   */
  public Plan union(Metadata outer, SigmacKey key, Timespan timespan, List<BranchRule> rules) {
    Names bindings = new Names(reserved);
    List<Branch> branches = new ArrayList<>();
    for (BranchRule rule : rules) {
      int number = branches.size() + 1;
      Metadata metadata = rule.rule().metadata();
      String binding = bindings.free(Names.pascalCase(metadata.title(), "Branch" + number));
      String score = key.score().or(rule.rule().sigmac()::score).orElse(DEFAULT_SCORE);
      List<Step> steps = new BranchSteps(rule, reserved).flagged(score, Optional.of(label(rule)));
      Scan scan = scan(rule.mapped(), Optional.of(timespan));
      branches.add(
          new Branch(label(rule), binding, Comments.branch(number, metadata), scan, steps));
    }
    return new Plan(List.of(Comments.headline(outer)), branches, true);
  }

  private Scan scan(MappedRule mapped, Optional<Timespan> timespan) {
    return new Scan(mapped.source(), window.or(() -> timespan));
  }

  private static String label(BranchRule rule) {
    Metadata metadata = rule.rule().metadata();
    return metadata.name().or(metadata::id).orElse(metadata.title());
  }
}
