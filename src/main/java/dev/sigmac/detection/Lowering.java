package dev.sigmac.detection;

import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Named;
import dev.sigmac.rule.Condition;
import dev.sigmac.rule.Condition.Quantified;
import dev.sigmac.rule.Condition.Quantifier;
import dev.sigmac.rule.Detection;
import dev.sigmac.rule.Detection.AllOf;
import dev.sigmac.rule.Detection.AnyOf;
import dev.sigmac.rule.Detection.Item;
import dev.sigmac.rule.Detections;
import dev.sigmac.rule.SearchIdentifier;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import dev.sigmac.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a detection its meaning: modifiers, escapes, placeholders and quantifiers are resolved. */
public final class Lowering {
  private final Placeholders placeholders;

  /**
   * A lowering that replaces placeholders by the values given; a rule that needs others is refused.
   */
  public Lowering(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /**
   * The meaning of {@code detections}; nothing if an error was reported. All errors are reported,
   * not only the first. {@code terms} is the author's consent that {@code contains} looks for whole
   * terms.
   */
  public Optional<LoweredRule> lower(
      Detections detections, boolean terms, Diagnostics diagnostics) {
    Diagnostics own = new Diagnostics();
    Map<String, Expr> identifiers = new LinkedHashMap<>();
    for (SearchIdentifier identifier : detections.identifiers()) {
      identifiers.put(
          identifier.name(), Normalizer.normalize(body(identifier.detection(), terms, own)));
    }
    List<Expr> conditions = new ArrayList<>();
    for (Condition condition : detections.conditions()) {
      conditions.add(condition(condition, detections, own));
    }
    diagnostics.reportAll(own.list());
    return own.hasErrors()
        ? Optional.empty()
        : Optional.of(new LoweredRule(identifiers, Expr.or(conditions)));
  }

  private Expr body(Detection detection, boolean terms, Diagnostics diagnostics) {
    if (detection instanceof AllOf all) {
      return Expr.and(all.items().stream().map(item -> body(item, terms, diagnostics)).toList());
    }
    if (detection instanceof AnyOf any) {
      return Expr.or(
          any.members().stream().map(member -> body(member, terms, diagnostics)).toList());
    }
    if (detection instanceof Item item) {
      // Where an error was reported the rule as a whole has no meaning, so any expression will do.
      return ItemLowering.lower(item, placeholders, terms, diagnostics).orElse(new Constant(false));
    }
    throw new AssertionError(detection.getClass());
  }

  private Expr condition(Condition condition, Detections detections, Diagnostics diagnostics) {
    if (condition instanceof Condition.Named named) {
      if (detections.identifier(named.identifier()).isEmpty()) {
        List<String> names = detections.identifiers().stream().map(SearchIdentifier::name).toList();
        unresolved(
            "There is no search identifier '" + named.identifier() + "'.",
            Nearest.hint(named.identifier(), names),
            named.span(),
            diagnostics);
      }
      return new Named(named.identifier());
    }
    if (condition instanceof Quantified quantified) {
      List<Named> names =
          detections.matching(quantified).stream().map(i -> new Named(i.name())).toList();
      if (names.isEmpty()) {
        unresolved(
            "No search identifier matches '" + quantified.target() + "'.",
            Optional.empty(),
            quantified.span(),
            diagnostics);
      }
      return quantified.quantifier() == Quantifier.ALL ? Expr.and(names) : Expr.or(names);
    }
    List<Expr> terms =
        condition.children().stream()
            .map(child -> condition(child, detections, diagnostics))
            .toList();
    if (condition instanceof Condition.And) {
      return Expr.and(terms);
    }
    return condition instanceof Condition.Or ? Expr.or(terms) : Expr.not(terms.get(0));
  }

  private static void unresolved(
      String message, Optional<String> hint, Span span, Diagnostics diagnostics) {
    diagnostics.report(
        DetectionCode.UNRESOLVED_IDENTIFIER,
        span,
        message,
        hint.orElse("Name an identifier of this detection."));
  }
}
