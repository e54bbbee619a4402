package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Origin;
import dev.sigmac.regex.PortableRegex;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule in the names of a target: the source that was chosen for it, its identifiers and condition
 * over that source's columns, the columns that it extracts and those that {@code fields} shows, and
 * what deviates from the rule.
 */
public record MappedRule(
    String pack,
    Source source,
    Map<String, Expr> identifiers,
    Expr condition,
    List<Extraction> extracts,
    List<Shown> fields,
    List<Deviation> deviations) {
  /** Copies the lists and the map, keeping its order. */
  public MappedRule {
    identifiers = Collections.unmodifiableMap(new LinkedHashMap<>(identifiers));
    extracts = List.copyOf(extracts);
    fields = List.copyOf(fields);
    deviations = List.copyOf(deviations);
  }

  /** The same rule with what stands in a query for its table, if that has another name there. */
  MappedRule in(Map<String, String> indices) {
    String index = indices.getOrDefault(source.table(), source.table());
    Source renamed = new Source(index, source.time(), source.condition());
    return new MappedRule(pack, renamed, identifiers, condition, extracts, fields, deviations);
  }

  /**
   * A column {@code name} that holds the first group of {@code pattern} in the text of {@code
   * from}.
   */
  public record Extraction(String name, Operand from, PortableRegex pattern, Origin origin) {}

  /** A field to show and where its value is. */
  public record Shown(String field, Operand operand) {}
}
