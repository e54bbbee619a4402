package dev.sigmac.detection;

import dev.sigmac.source.Span;

/**
 * The place in a rule that a leaf comes from, for diagnostics. All origins are equal, so that
 * expressions compare by what they mean and not by where they stand.
 */
public final class Origin {
  private final Span span;

  private Origin(Span span) {
    this.span = span;
  }

  /** The origin of what stands at {@code span}. */
  public static Origin of(Span span) {
    return new Origin(span);
  }

  /** The characters of the rule. */
  public Span span() {
    return span;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Origin;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return span.place();
  }
}
