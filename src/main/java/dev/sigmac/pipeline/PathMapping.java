package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column with a path and another with its last part, what stands behind the last separator. */
record PathMapping(Operand path, Operand last, char separator) implements FieldMapping {
  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    return leaf instanceof Text text ? split(text) : new TypedLeaf(path).apply(leaf);
  }

  /** Whether the end of a path asks for its last part as a whole. */
  static boolean isName(String end, char separator) {
    return end.length() > 1 && end.lastIndexOf(separator) == 0;
  }

  private Expr split(Text text) {
    List<SigmaString> names = new ArrayList<>();
    List<SigmaString> paths = new ArrayList<>();
    for (SigmaString value : text.anyOf()) {
      String needle = value.text();
      if (value.shape() == Shape.ENDSWITH && isName(needle, separator)) {
        names.add(SigmaString.literal(needle.substring(1)));
      } else {
        paths.add(value);
      }
    }
    List<Expr> ways = new ArrayList<>();
    if (!names.isEmpty()) {
      ways.add(new Text(last, names, text.cased(), text.origin()));
    }
    if (!paths.isEmpty()) {
      ways.add(new Text(path, paths, text.cased(), text.origin()));
    }
    return Expr.or(ways);
  }

  @Override
  public List<Operand> operands() {
    return List.of(path);
  }

  @Override
  public Optional<Operand> shown() {
    return Optional.of(path);
  }
}
