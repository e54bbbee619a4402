package dev.sigmac.pipeline;

import java.util.Optional;

/**
 * What a request asks of a mapping: a table to read in place of the pack's, and whether a rule
 * whose log source the pack does not know is mapped all the same, field names taken for column
 * names.
 */
public record MappingOptions(Optional<String> table, boolean unscoped) {
  /** The pack's tables, and known log sources only. */
  public static final MappingOptions NONE = new MappingOptions(Optional.empty(), false);
}
