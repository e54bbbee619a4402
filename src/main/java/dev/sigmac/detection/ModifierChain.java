package dev.sigmac.detection;

import dev.sigmac.rule.Detection.Item;
import dev.sigmac.rule.Detection.Modifier;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The modifiers of an item, known to make sense in their order, and what they make of its values.
 */
record ModifierChain(List<KnownModifier> modifiers, Stage stage) {
  ModifierChain {
    modifiers = List.copyOf(modifiers);
  }

  /**
   * Checks the modifiers of {@code item}; reports the first that cannot stand there and all unknown
   * ones.
   */
  static Optional<ModifierChain> of(Item item, Diagnostics diagnostics) {
    List<KnownModifier> modifiers = new ArrayList<>();
    Stage stage = Stage.START;
    boolean legal = true;
    for (Modifier written : item.modifiers()) {
      Optional<KnownModifier> known = known(written, diagnostics);
      if (known.isEmpty()) {
        legal = false;
      } else if (legal) {
        KnownModifier modifier = known.get();
        Optional<Stage> next = modifier.after(stage);
        if (modifier != KnownModifier.BASE64 && modifiers.contains(modifier)) {
          diagnostics.report(
              DetectionCode.REPEATED_MODIFIER,
              written.span(),
              "The modifier '" + modifier.word() + "' stands twice.",
              "Remove one of them.");
          legal = false;
        } else if (next.isEmpty()) {
          illegal(modifier, written, modifiers, stage, diagnostics);
          legal = false;
        } else if (item.field().isEmpty() && modifier.needsField()) {
          diagnostics.report(
              DetectionCode.MODIFIER_WITHOUT_FIELD,
              written.span(),
              "The modifier '"
                  + modifier.word()
                  + "' needs a field; keywords are searched anywhere in the event.",
              "Put a field's name before the |, or remove the modifier.");
          legal = false;
        } else {
          modifiers.add(modifier);
          stage = next.get();
        }
      }
    }
    if (legal && stage == Stage.BYTES) {
      diagnostics.report(
          DetectionCode.UNENCODED_BYTES,
          item.keySpan(),
          "UTF-16 bytes cannot be compared with a field.",
          "Let base64 or base64offset follow.");
      legal = false;
    }
    return legal ? Optional.of(new ModifierChain(modifiers, stage)) : Optional.empty();
  }

  boolean has(KnownModifier modifier) {
    return modifiers.contains(modifier);
  }

  /** The first modifier of those that {@code wanted} accepts. */
  Optional<KnownModifier> first(Predicate<KnownModifier> wanted) {
    return modifiers.stream().filter(wanted).findFirst();
  }

  private static Optional<KnownModifier> known(Modifier written, Diagnostics diagnostics) {
    Optional<KnownModifier> known = KnownModifier.named(written.name());
    if (known.isEmpty()) {
      List<String> words = Arrays.stream(KnownModifier.values()).map(KnownModifier::word).toList();
      diagnostics.report(
          DetectionCode.UNKNOWN_MODIFIER,
          written.span(),
          "There is no modifier '" + written.name() + "'.",
          Nearest.hint(written.name(), words)
              .orElse("The modifiers are: " + String.join(", ", words) + "."));
    } else if (!known.get().word().equals(written.name())) {
      diagnostics.report(
          DetectionCode.MODIFIER_ALIAS,
          written.span(),
          "'" + written.name() + "' is not a name of the specification.",
          "Write '" + known.get().word() + "'.");
    }
    return known;
  }

  private static void illegal(
      KnownModifier modifier,
      Modifier written,
      List<KnownModifier> before,
      Stage stage,
      Diagnostics diagnostics) {
    String place =
        before.isEmpty()
            ? "first"
            : "after '"
                + before.stream().map(KnownModifier::word).collect(Collectors.joining("|"))
                + "'";
    String legal =
        Arrays.stream(KnownModifier.values())
            .filter(m -> m.after(stage).isPresent() && !before.contains(m))
            .map(KnownModifier::word)
            .collect(Collectors.joining(", "));
    String there = before.isEmpty() ? "There" : "After it";
    diagnostics.report(
        DetectionCode.ILLEGAL_MODIFIER,
        written.span(),
        "The modifier '" + modifier.word() + "' cannot stand " + place + ".",
        legal.isEmpty() ? there + " nothing may stand." : there + " may stand: " + legal + ".");
  }
}
