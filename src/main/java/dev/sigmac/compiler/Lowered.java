package dev.sigmac.compiler;

import dev.sigmac.detection.DetectionCode;
import dev.sigmac.detection.LoweredRule;
import dev.sigmac.detection.Lowering;
import dev.sigmac.detection.Placeholders;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostic;
import dev.sigmac.source.Diagnostics;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lowered form of each rule, made once for all targets. Safe for use by several threads. */
final class Lowered {
  private final Lowering lowering;
  private final Map<SigmaRule, Result> exact = Collections.synchronizedMap(new IdentityHashMap<>());
  private final Map<SigmaRule, Result> byTerms =
      Collections.synchronizedMap(new IdentityHashMap<>());

  Lowered(Placeholders placeholders) {
    this.lowering = new Lowering(placeholders);
  }

  /** What lowering made of a rule, and what it said. */
  record Result(Optional<LoweredRule> rule, List<Diagnostic> diagnostics) {
    /** A rule that only lacks values for its placeholders is sound, and refused. */
    Status status() {
      if (rule.isPresent()) {
        return Status.OK;
      }
      boolean sound =
          diagnostics.stream()
              .filter(Diagnostic::isError)
              .allMatch(d -> d.code() == DetectionCode.MISSING_PLACEHOLDER);
      return sound ? Status.REFUSED : Status.ERROR;
    }
  }

  /**
   * The rule's meaning; {@code terms} says that a correlation around it allows term search for
   * {@code contains}.
   */
  Result of(SigmaRule rule, boolean terms) {
    boolean allowed = terms || rule.sigmac().containsTerms();
    Map<SigmaRule, Result> known = allowed ? byTerms : exact;
    Result result = known.get(rule);
    if (result == null) {
      // Two threads may both get here; what they make is equal.
      result = lower(rule, allowed);
      known.put(rule, result);
    }
    return result;
  }

  private Result lower(SigmaRule rule, boolean terms) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<LoweredRule> lowered = lowering.lower(rule.detections(), terms, diagnostics);
    return new Result(lowered, diagnostics.list());
  }
}
