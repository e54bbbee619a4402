package dev.sigmac.pipeline;

import dev.sigmac.detection.Origin;
import java.util.Locale;
import java.util.Optional;

/**
 * How a query differs from its rule: what happens to the events or their presentation, and why, in
 * one sentence. {@code consented} says that the rule's author has asked for it.
 */
public record Deviation(Effect effect, String reason, Optional<Origin> origin, boolean consented) {
  /** A deviation of the query as a whole. */
  public static Deviation of(Effect effect, String reason) {
    return new Deviation(effect, reason, Optional.empty(), false);
  }

  /** A deviation of what stands at {@code origin}. */
  public static Deviation of(Effect effect, String reason, Origin origin) {
    return new Deviation(effect, reason, Optional.of(origin), false);
  }

  /** The same deviation as one that the rule's author has asked for. */
  public Deviation byConsent() {
    return new Deviation(effect, reason, origin, true);
  }

  /** Whether other events match than the rule says. */
  public boolean changesEvents() {
    return effect != Effect.DECORATION;
  }

  /** What differs. */
  public enum Effect {
    /** Events match that the rule does not mean. */
    ADDS,
    /** Events are missed that the rule means. */
    LOSES,
    /** Both. */
    CHANGES,
    /**
     * The same events, shown with less: a flag, a score, an order that the language cannot carry.
     */
    DECORATION;

    /** The word in outputs. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
