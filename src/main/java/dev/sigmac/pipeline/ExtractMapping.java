package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.Origin;
import dev.sigmac.pipeline.MappedRule.Extraction;
import dev.sigmac.regex.PortableRegex;
import java.util.List;
import java.util.Optional;

/**
 * A part of a text: what the first group of {@code pattern} finds in {@code from}, which the query
 * puts in a column {@code name}. {@code note} says what a user should know about it.
 */
record ExtractMapping(String name, Operand from, PortableRegex pattern, Optional<String> note)
    implements FieldMapping {
  /** How the column is made; {@code origin} is what in the rule asks for it. */
  Extraction extraction(Origin origin) {
    return new Extraction(name, from, pattern, origin);
  }

  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    return new TypedLeaf(new Extracted(name)).apply(leaf);
  }

  @Override
  public List<Operand> operands() {
    return List.of(new Extracted(name));
  }

  @Override
  public Optional<Operand> shown() {
    return Optional.of(new Extracted(name));
  }
}
