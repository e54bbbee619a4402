package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Operand;
import java.util.List;
import java.util.Optional;

/** Where a source holds a Sigma field. */
sealed interface FieldMapping
    permits AnyMapping,
        CasesMapping,
        ColumnMapping,
        ConstantMapping,
        ElementMapping,
        ExtractMapping,
        HashMapping,
        JoinedMapping,
        ListedHashMapping,
        NameMapping,
        PathMapping,
        RefusedMapping,
        RegistryDataMapping,
        ValuesMapping {
  /**
   * The match said over columns, on exactly the same events. Where that cannot be done the reason
   * is added to {@code misfits} and the result means nothing.
   */
  Expr map(Leaf leaf, Misfits misfits);

  /**
   * The operands of which each holds the field as a text, and any of which may match; none where
   * there are no such.
   */
  List<Operand> operands();

  /** What shows the field in a result. */
  Optional<Operand> shown();
}
