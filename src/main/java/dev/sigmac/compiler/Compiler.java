package dev.sigmac.compiler;

import dev.sigmac.compiler.RuleSet.Entry;
import dev.sigmac.rule.CorrelationRule;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaFilter;
import dev.sigmac.rule.SigmaRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles rules. It never throws for a bad rule: what is wrong stands in the results, and one rule
 * never stops another.
 */
public final class Compiler {
  private final CompileRequest request;

  /** A compiler for one request. */
  public Compiler(CompileRequest request) {
    this.request = request;
  }

  /** Compiles every deployable rule of the inputs for every target. */
  public CompileResult compile() {
    RuleSet rules = RuleSet.read(request.inputs());
    Lowered lowered = new Lowered(request.placeholders());
    List<RuleResult> results = new ArrayList<>();
    for (Entry entry : rules.entries()) {
      if (entry.isBroken() || entry.documents().isEmpty()) {
        broken(entry, results);
      }
      for (SigmaDocument document : entry.documents()) {
        if (!rules.isInternal(document)) {
          for (Target target : request.targets()) {
            results.add(
                compile(new Job(entry, document, target, rules, lowered, request.options())));
          }
        }
      }
    }
    return new CompileResult(results);
  }

  private static RuleResult compile(Job job) {
    if (job.document() instanceof SigmaRule rule) {
      return job.rule(rule);
    }
    if (job.document() instanceof CorrelationRule correlation) {
      return job.correlation(correlation);
    }
    return job.filter((SigmaFilter) job.document());
  }

  private void broken(Entry entry, List<RuleResult> results) {
    if (!entry.isBroken()) {
      return;
    }
    for (Target target : request.targets()) {
      results.add(
          new RuleResult(
              entry.file(),
              Optional.empty(),
              target,
              Status.ERROR,
              Optional.empty(),
              Optional.empty(),
              List.of(),
              entry.diagnostics()));
    }
  }
}
