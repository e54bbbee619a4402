package dev.sigmac.rule;

import dev.sigmac.rule.Condition.Named;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code detection} of a rule: search identifiers in their order, and conditions of which any
 * suffices.
 */
public record Detections(List<SearchIdentifier> identifiers, List<Condition> conditions) {
  /** Copies the lists. */
  public Detections {
    identifiers = List.copyOf(identifiers);
    conditions = List.copyOf(conditions);
  }

  /** The search identifier of that name. */
  public Optional<SearchIdentifier> identifier(String name) {
    return identifiers.stream().filter(i -> i.name().equals(name)).findFirst();
  }

  /** The names that some condition uses, quantifiers expanded, in their order of use. */
  public Set<String> used() {
    Set<String> names = new LinkedHashSet<>();
    conditions.forEach(c -> collect(c, names));
    return names;
  }

  /**
   * The identifiers that a quantifier ranges over: those that match the pattern, or all whose name
   * has no leading {@code _} for {@code them}.
   */
  public List<SearchIdentifier> matching(Condition.Quantified quantified) {
    List<SearchIdentifier> found = new ArrayList<>();
    for (SearchIdentifier identifier : identifiers) {
      if (quantified.ranges(identifier.name())) {
        found.add(identifier);
      }
    }
    return found;
  }

  private void collect(Condition condition, Set<String> names) {
    if (condition instanceof Named named) {
      names.add(named.identifier());
    } else if (condition instanceof Condition.Quantified quantified) {
      matching(quantified).forEach(i -> names.add(i.name()));
    } else {
      condition.children().forEach(c -> collect(c, names));
    }
  }
}
