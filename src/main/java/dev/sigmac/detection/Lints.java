package dev.sigmac.detection;

import dev.sigmac.rule.Condition;
import dev.sigmac.rule.Condition.Quantified;
import dev.sigmac.rule.Condition.Quantifier;
import dev.sigmac.rule.CorrelationRule;
import dev.sigmac.rule.Detection;
import dev.sigmac.rule.Detection.AllOf;
import dev.sigmac.rule.Detection.AnyOf;
import dev.sigmac.rule.Detection.Item;
import dev.sigmac.rule.Detections;
import dev.sigmac.rule.MetadataLints;
import dev.sigmac.rule.SearchIdentifier;
import dev.sigmac.rule.SigmaDocument;
import dev.sigmac.rule.SigmaFilter;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.rule.SigmacKey;
import dev.sigmac.source.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is legal in a document and yet seldom meant. It reports warnings and notes only. */
public final class Lints {
  private final Detections detections;
  private final Diagnostics diagnostics;

  private Lints(Detections detections, Diagnostics diagnostics) {
    this.detections = detections;
    this.diagnostics = diagnostics;
  }

  /** Reports what is doubtful in {@code document}; a correlation has no detection. */
  public static void check(SigmaDocument document, Diagnostics diagnostics) {
    MetadataLints.check(document.metadata(), diagnostics);
    if (document instanceof SigmaRule rule) {
      new Lints(rule.detections(), diagnostics).check(named(rule.sigmac()));
    } else if (document instanceof SigmaFilter filter) {
      new Lints(filter.detections(), diagnostics).check(Set.of());
    } else if (!(document instanceof CorrelationRule)) {
      throw new AssertionError(document.getClass());
    }
  }

  private static Set<String> named(SigmacKey key) {
    Set<String> names = new HashSet<>();
    Stream.concat(key.indicators().stream(), key.shown().stream())
        .forEach(name -> names.add(name.identifier()));
    return names;
  }

  private void check(Set<String> shown) {
    Set<String> used = detections.used();
    for (SearchIdentifier identifier : detections.identifiers()) {
      if (!used.contains(identifier.name()) && !shown.contains(identifier.name())) {
        diagnostics.report(
            LintCode.UNUSED_IDENTIFIER,
            identifier.span(),
            "The search identifier '" + identifier.name() + "' is not used.",
            "Name it in the condition, or remove it.");
      }
      name(identifier);
      body(identifier.detection());
    }
    detections.conditions().forEach(this::condition);
  }

  private void name(SearchIdentifier identifier) {
    int bar = identifier.name().indexOf('|');
    if (bar >= 0 && KnownModifier.named(identifier.name().substring(bar + 1)).isPresent()) {
      String modifier = identifier.name().substring(bar);
      diagnostics.report(
          LintCode.MODIFIER_ON_IDENTIFIER,
          identifier.span(),
          "The modifier '" + modifier.substring(1) + "' has no effect on a search identifier.",
          "Put it behind a field, such as 'Image" + modifier + "'.");
    }
  }

  private void body(Detection detection) {
    if (detection instanceof AllOf all) {
      all.items().forEach(this::body);
    } else if (detection instanceof AnyOf any) {
      any.members().forEach(this::body);
    } else if (detection instanceof Item item) {
      // What is wrong with its modifiers is said when it is lowered.
      ModifierChain.of(item, new Diagnostics())
          .ifPresent(chain -> new ItemLints(item, chain, diagnostics).check());
    }
  }

  private void condition(Condition condition) {
    if (condition instanceof Quantified quantified
        && quantified.isThem()
        && quantified.quantifier() == Quantifier.ALL) {
      List<SearchIdentifier> all = detections.matching(quantified);
      diagnostics.report(
          LintCode.ALL_OF_THEM,
          quantified.span(),
          "'all of them' is discouraged: an identifier added later changes what it means.",
          all.size() == 1
              ? "Write '" + all.get(0).name() + "'."
              : "Name the identifiers, or give them a common prefix and write 'all of prefix_*'.");
    }
    condition.children().forEach(this::condition);
  }
}
