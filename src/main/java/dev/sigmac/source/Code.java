package dev.sigmac.source;

import java.util.Locale;

/**
 * The stable name of a kind of diagnostic. Each phase has an enum of them; names are unique over
 * all phases and are never given another meaning.
 */
public interface Code {
  /** The constant's name. */
  String name();

  /** How bad it is unless a request says otherwise. */
  Severity severity();

  /** One sentence for the list of codes: what is wrong and why it matters. */
  String summary();

  /** The code as users see it, for example {@code duplicate-key}. */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
