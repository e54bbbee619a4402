package dev.sigmac.compiler;

import dev.sigmac.compiler.RuleSet.Entry;
import dev.sigmac.rule.CorrelationRule;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaFilter;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Many;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles rules. It never throws for a bad rule: what is wrong stands in the results, and one rule
 * never stops another.
 */
public final class Compiler {
  private final CompileRequest request;
  private final RuleSet rules;
  private final Lowered lowered;

  /** A compiler for one request, which has read the inputs. */
  public Compiler(CompileRequest request) {
    this.request = request;
    this.rules = RuleSet.read(request.inputs());
    this.lowered = new Lowered(request.placeholders());
  }

  /** What the deployable rules mean on one event, in the order of the files. */
  public List<Meaning> meanings() {
    return new Meanings(rules, lowered).all();
  }

  /**
   * Compiles every deployable rule of the inputs for every target, several rules at a time if there
   * are many; what comes of it is the same.
   */
  public CompileResult compile() {
    return new CompileResult(
        Many.map(rules.entries(), this::compile).stream().flatMap(List::stream).toList());
  }

  private List<RuleResult> compile(Entry entry) {
    List<RuleResult> results = new ArrayList<>();
    if (entry.isBroken()) {
      broken(entry, results);
    }
    for (SigmaDocument document : entry.documents()) {
      if (!rules.isInternal(document)) {
        for (Target target : request.targets()) {
          results.add(compile(new Job(entry, document, target, rules, lowered, request.options())));
        }
      }
    }
    return results;
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
