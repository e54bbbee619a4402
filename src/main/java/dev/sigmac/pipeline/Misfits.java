package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Origin;
import dev.sigmac.source.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects why a source cannot serve a rule, each reason once. */
final class Misfits {
  private final Set<Misfit> found = new LinkedHashSet<>();
  private final List<Origin> origins = new ArrayList<>();

  /** One reason; two are equal if they say the same, wherever in the rule. */
  record Misfit(Code code, String message, Optional<String> hint) {}

  /** Notes a reason; what is returned may stand for the leaf, as the source is not taken. */
  Expr add(Code code, Origin origin, String message, Optional<String> hint) {
    if (found.add(new Misfit(code, message, hint))) {
      origins.add(origin);
    }
    return new Constant(false);
  }

  /** Notes that a value cannot be said. */
  Expr value(Origin origin, String message) {
    return add(PipelineCode.UNMAPPED_VALUE, origin, message, Optional.empty());
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Misfit> list() {
    return List.copyOf(found);
  }

  /** Where the reasons stand, in the order of {@link #list()}. */
  List<Origin> origins() {
    return List.copyOf(origins);
  }
}
