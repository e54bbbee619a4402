package dev.sigmac.backend;

import dev.sigmac.layout.Doc;
import java.util.List;

/**
 * A printed expression and how tightly its outermost operator binds, by a language's own enum,
 * loosest first. {@code operands} are those of the outermost operator when it is a chain, so that a
 * chain within a chain of the same operator can become one; otherwise the expression alone.
 */
public record Fragment<P extends Enum<P>>(Doc doc, P precedence, List<Doc> operands) {
  /** Copies the operands. */
  public Fragment {
    operands = List.copyOf(operands);
  }

  /** An expression that is no chain. */
  public Fragment(Doc doc, P precedence) {
    this(doc, precedence, List.of(doc));
  }

  /** The expression as an operand of {@code slot}, in parentheses if it binds looser. */
  public Doc in(P slot) {
    return precedence.compareTo(slot) < 0 ? parenthesized() : doc;
  }

  /** The expression in parentheses. */
  public Doc parenthesized() {
    return Doc.concat(Doc.text("("), doc, Doc.text(")"));
  }
}
