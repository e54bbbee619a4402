package dev.sigmac.compiler;

import dev.sigmac.rule.Condition;
import dev.sigmac.rule.Condition.Named;
import dev.sigmac.rule.Condition.Not;
import dev.sigmac.rule.Condition.Or;
import dev.sigmac.rule.Condition.Quantified;
import dev.sigmac.rule.Condition.Quantifier;
import dev.sigmac.rule.Detections;
import dev.sigmac.rule.SearchIdentifier;
import dev.sigmac.rule.SigmacKey;
import dev.sigmac.rule.SigmacKey.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The search identifiers that a condition offers as alternatives ({@code a or b}, {@code 1 of
 * x_*}), which can be shown as flags.
 */
final class Alternatives {
  private final Detections detections;
  private final Map<String, Name> found = new LinkedHashMap<>();

  private Alternatives(Detections detections) {
    this.detections = detections;
  }

  /** The key of a rule in which every alternative is an indicator. */
  static SigmacKey asIndicators(Detections detections, SigmacKey key) {
    Alternatives alternatives = new Alternatives(detections);
    detections.conditions().forEach(alternatives::collect);
    List<Name> indicators = new ArrayList<>();
    for (SearchIdentifier identifier : detections.identifiers()) {
      Optional.ofNullable(alternatives.found.get(identifier.name())).ifPresent(indicators::add);
    }
    return key.withIndicators(indicators);
  }

  private void collect(Condition condition) {
    if (condition instanceof Not) {
      return;
    }
    if (condition instanceof Or or) {
      or.terms().forEach(this::add);
    }
    if (condition instanceof Quantified quantified && quantified.quantifier() == Quantifier.ONE) {
      List<SearchIdentifier> range = detections.matching(quantified);
      if (range.size() > 1) {
        range.forEach(i -> found.put(i.name(), new Name(i.name(), i.span())));
      }
    }
    condition.children().forEach(this::collect);
  }

  private void add(Condition term) {
    if (term instanceof Named named) {
      found.put(named.identifier(), new Name(named.identifier(), named.span()));
    }
  }
}
