package dev.sigmac.compiler;

import dev.sigmac.compiler.Meaning.Branch;
import dev.sigmac.rule.CorrelationRule;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the deployable rules that mean something on one event. Those that are wrong, that count
 * events, or that a filter applies to are left out; compiling them says why.
 */
final class Meanings {
  private final RuleSet rules;
  private final Lowered lowered;

  Meanings(RuleSet rules, Lowered lowered) {
    this.rules = rules;
    this.lowered = lowered;
  }

  List<Meaning> all() {
    List<Meaning> found = new ArrayList<>();
    for (RuleSet.Entry entry : rules.entries()) {
      for (SigmaDocument document : entry.documents()) {
        if (!entry.isBroken() && !rules.isInternal(document)) {
          branches(document).map(b -> new Meaning(entry.file(), document, b)).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Optional<List<Branch>> branches(SigmaDocument document) {
    if (document instanceof SigmaRule rule) {
      return branches(List.of(rule), false);
    }
    Diagnostics unsaid = new Diagnostics();
    CorrelationChecks checks = new CorrelationChecks(rules, unsaid);
    return document instanceof CorrelationRule correlation
            && correlation.isUnion()
            && checks.check(correlation)
        ? checks
            .branches(correlation)
            .flatMap(b -> branches(b, correlation.sigmac().containsTerms()))
        : Optional.empty();
  }

  private Optional<List<Branch>> branches(List<SigmaRule> members, boolean terms) {
    List<Branch> branches = new ArrayList<>();
    for (SigmaRule rule : members) {
      if (rules.filtersOn(rule).isEmpty()) {
        lowered
            .of(rule, terms)
            .rule()
            .ifPresent(meaning -> branches.add(new Branch(rule, meaning)));
      }
    }
    return branches.size() == members.size() ? Optional.of(branches) : Optional.empty();
  }
}
