package dev.sigmac.pipeline;

import dev.sigmac.detection.LoweredRule;
import dev.sigmac.rule.SigmaRule;
import dev.sigmac.source.Diagnostics;
import java.util.Optional;

/**
 * The tables and fields of one target's platform. Loaded once for a run; it keeps no other state.
 */
public interface Pipeline {
  /** The name on the command line, for example {@code microsoft}. */
  String name();

  /** The query language that it maps to, for example {@code kql}. */
  String target();

  /**
   * The rule in the target's names, from the first source that has every field and value of it;
   * empty, with errors that say why at the rule's own places, where there is none.
   */
  Optional<MappedRule> map(SigmaRule rule, LoweredRule lowered, Diagnostics diagnostics);

  /**
   * Whether a table or a column of a known table has that name, ignoring case, so that a query must
   * not bind it anew.
   */
  boolean reserves(String name);
}
