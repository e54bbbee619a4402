package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A path of which the source keeps the last part only, so that only that part can be asked for. */
record NameMapping(Operand last, char separator) implements FieldMapping {
  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    if (leaf instanceof IsNull || leaf instanceof Exists) {
      return leaf.on(last);
    } else if (leaf instanceof Text text) {
      List<SigmaString> names = new ArrayList<>();
      for (SigmaString value : text.anyOf()) {
        if (value.isEmpty() || value.shape() == Shape.ANYTHING) {
          names.add(value);
        } else if (value.shape() == Shape.ENDSWITH && PathMapping.isName(value.text(), separator)) {
          names.add(SigmaString.literal(value.text().substring(1)));
        } else {
          return misfits.value(
              leaf.origin(),
              "only the last part of the path is stored there, as "
                  + OperandName.of(last)
                  + ", and '"
                  + value
                  + "' asks for more");
        }
      }
      return new Text(last, names, text.cased(), text.origin());
    }
    return misfits.value(
        leaf.origin(),
        "only the last part of the path is stored there, as " + OperandName.of(last));
  }

  @Override
  public List<Operand> operands() {
    return List.of();
  }

  @Override
  public Optional<Operand> shown() {
    return Optional.of(last);
  }
}
