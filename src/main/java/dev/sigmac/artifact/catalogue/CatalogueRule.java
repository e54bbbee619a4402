package dev.sigmac.artifact.catalogue;

import dev.sigmac.artifact.QueryFile;
import dev.sigmac.compiler.Meaning;
import java.util.List;

/**
 * A rule of a catalogue: what it means, where its file is, and what became of it for each target.
 */
public record CatalogueRule(Meaning meaning, String origin, List<QueryFile> queries) {
  /** Copies the queries. */
  public CatalogueRule {
    queries = List.copyOf(queries);
  }
}
