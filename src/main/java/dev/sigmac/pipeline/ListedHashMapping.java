package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.pipeline.HashMapping.Algorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One hash where the source keeps Sysmon's list of them, {@code SHA1=…,MD5=…}, as one text. */
record ListedHashMapping(Operand list, Algorithm algorithm) implements FieldMapping {
  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    if (leaf instanceof Text text) {
      List<SigmaString> entries = new ArrayList<>();
      for (SigmaString value : text.anyOf()) {
        boolean begins = value.shape() == Shape.EQUALS || value.shape() == Shape.STARTSWITH;
        if (!begins || value.isEmpty()) {
          return misfits.value(
              leaf.origin(),
              "only whole hashes, or how they begin, can be found in the list of hashes");
        }
        entries.add(SigmaString.literal(algorithm + "=" + value.text()).contained());
      }
      return new Text(list, entries, text.cased(), text.origin());
    }
    return misfits.value(leaf.origin(), "only texts can be found in the list of hashes");
  }

  @Override
  public List<Operand> operands() {
    return List.of();
  }

  @Override
  public Optional<Operand> shown() {
    return Optional.of(list);
  }
}
