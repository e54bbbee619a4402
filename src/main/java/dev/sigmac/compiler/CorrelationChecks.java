package dev.sigmac.compiler;

import dev.sigmac.rule.CorrelationRule;
import dev.sigmac.rule.CorrelationRule.Reference;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Resolves what correlations refer to, and finds cycles. */
final class CorrelationChecks {
  private final RuleSet rules;
  private final Diagnostics diagnostics;

  CorrelationChecks(RuleSet rules, Diagnostics diagnostics) {
    this.rules = rules;
    this.diagnostics = diagnostics;
  }

  /**
   * Whether every reference below the correlation is resolved without a cycle; what is wrong is
   * reported.
   */
  boolean check(CorrelationRule correlation) {
    return check(correlation, new ArrayList<>(List.of(correlation)));
  }

  /** The branches of a union, all of which must be rules; empty, with errors, if one is not. */
  Optional<List<SigmaRule>> branches(CorrelationRule correlation) {
    List<SigmaRule> branches = new ArrayList<>();
    boolean sound = true;
    for (Reference reference : correlation.rules()) {
      Optional<SigmaDocument> found = rules.resolve(reference, diagnostics);
      if (found.isPresent() && found.get() instanceof SigmaRule rule) {
        branches.add(rule);
      } else if (found.isPresent()) {
        diagnostics.report(
            CompilerCode.NOT_COMPILED_YET,
            reference.span(),
            "'"
                + reference.text()
                + "' is a correlation; a correlation of correlations is not compiled yet");
        sound = false;
      } else {
        sound = false;
      }
    }
    return sound ? Optional.of(branches) : Optional.empty();
  }

  private boolean check(CorrelationRule correlation, List<SigmaDocument> path) {
    boolean sound = true;
    for (Reference reference : correlation.rules()) {
      Optional<SigmaDocument> found = rules.resolve(reference, diagnostics);
      if (found.isEmpty()) {
        sound = false;
      } else if (found.get() instanceof CorrelationRule inner) {
        sound &= inside(reference, inner, path);
      }
    }
    return sound;
  }

  private boolean inside(Reference reference, CorrelationRule inner, List<SigmaDocument> path) {
    int start = indexOf(path, inner);
    if (start >= 0) {
      String cycle =
          path.subList(start, path.size()).stream()
              .map(d -> d.metadata().title())
              .collect(Collectors.joining(" -> "));
      diagnostics.report(
          CompilerCode.REFERENCE_CYCLE,
          reference.span(),
          "'"
              + reference.text()
              + "' leads back to itself: "
              + cycle
              + " -> "
              + inner.metadata().title());
      return false;
    }
    path.add(inner);
    boolean sound = check(inner, path);
    path.remove(path.size() - 1);
    return sound;
  }

  private static int indexOf(List<SigmaDocument> path, SigmaDocument document) {
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i) == document) {
        return i;
      }
    }
    return -1;
  }
}
