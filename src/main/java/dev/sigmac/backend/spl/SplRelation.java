package dev.sigmac.backend.spl;

import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr.Relation;
import dev.sigmac.layout.Doc;

/**
 * How one text stands in another. Texts that look like numbers are compared as numbers, {@code 10}
 * being {@code 10.0}, so both sides have a letter put in front.
 */
final class SplRelation {
  private SplRelation() {}

  /** The condition that {@code text} relates so to {@code part}; null where one of them is. */
  static Fragment<EvalPrecedence> of(Relation relation, String text, String part) {
    String condition =
        switch (relation) {
          case EQUALS -> same(text, part);
          case CONTAINS -> "mvcount(split(" + text + ", " + part + "))>1";
          case STARTSWITH -> same("substr(" + text + ", 1, len(" + part + "))", part);
          case ENDSWITH ->
              same("substr(" + text + ", len(" + text + ")-len(" + part + ")+1)", part);
        };
    return new Fragment<>(Doc.text(condition), EvalPrecedence.COMPARISON);
  }

  private static String same(String one, String other) {
    return "\"x\"." + one + "=\"x\"." + other;
  }
}
