package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Bool;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import java.util.List;
import java.util.Optional;

/**
 * A field that has the same value in every event of the source, so that matches on it are decided
 * when compiling.
 */
record ConstantMapping(String value) implements FieldMapping {
  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    if (leaf instanceof Text text) {
      return new Constant(
          text.anyOf().stream().anyMatch(s -> Glob.matches(s, value, text.cased())));
    } else if (leaf instanceof Numbers numbers) {
      return new Constant(numbers.anyOf().stream().anyMatch(n -> n.lexeme().equals(value)));
    } else if (leaf instanceof Bool bool) {
      return new Constant(String.valueOf(bool.value()).equalsIgnoreCase(value));
    } else if (leaf instanceof IsNull || leaf instanceof Exists) {
      return new Constant(leaf instanceof Exists);
    }
    return misfits.value(
        leaf.origin(),
        "the field is always '"
            + value
            + "' there, which can only be compared with texts and numbers");
  }

  @Override
  public List<Operand> operands() {
    return List.of();
  }

  @Override
  public Optional<Operand> shown() {
    return Optional.empty();
  }
}
