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
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field with few values, each of which is a condition on columns. A value that is not listed
 * cannot be said.
 */
record ValuesMapping(Map<String, Expr> values, Optional<Operand> shown) implements FieldMapping {
  /** Copies the map, keeping its order. */
  ValuesMapping {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    if (leaf instanceof Text text) {
      return anyOf(text.anyOf(), text.cased(), leaf, misfits);
    } else if (leaf instanceof Bool bool) {
      return anyOf(
          List.of(SigmaString.literal(String.valueOf(bool.value()))), false, leaf, misfits);
    } else if (leaf instanceof Numbers numbers) {
      return anyOf(
          numbers.anyOf().stream().map(n -> SigmaString.literal(n.lexeme())).toList(),
          true,
          leaf,
          misfits);
    } else if (leaf instanceof Exists || leaf instanceof IsNull) {
      return new Constant(leaf instanceof Exists);
    }
    return misfits.value(
        leaf.origin(), "of the field only these values are known there: " + known());
  }

  private Expr anyOf(List<SigmaString> wanted, boolean cased, Leaf leaf, Misfits misfits) {
    List<Expr> ways = new ArrayList<>();
    for (SigmaString value : wanted) {
      if (value.shape() == Shape.ANYTHING) {
        return new Constant(true);
      }
      List<Expr> matched = new ArrayList<>();
      values.forEach(
          (name, condition) -> {
            if (Glob.matches(value, name, cased)) {
              matched.add(condition);
            }
          });
      if (matched.isEmpty()) {
        return misfits.value(
            leaf.origin(), "the value '" + value + "' is not among those known there: " + known());
      }
      ways.addAll(matched);
    }
    return Expr.or(ways);
  }

  private String known() {
    return String.join(", ", values.keySet());
  }

  @Override
  public List<Operand> operands() {
    return List.of();
  }
}
