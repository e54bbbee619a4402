package dev.sigmac.backend;

import dev.sigmac.layout.Doc;

/**
 * A printed expression and how tightly its outermost operator binds, by a language's own enum,
 * loosest first.
 */
public record Fragment<P extends Enum<P>>(Doc doc, P precedence) {
  /** The expression as an operand of {@code slot}, in parentheses if it binds looser. */
  public Doc in(P slot) {
    return precedence.compareTo(slot) < 0 ? parenthesized() : doc;
  }

  /** The expression in parentheses. */
  public Doc parenthesized() {
    return Doc.concat(Doc.text("("), doc, Doc.text(")"));
  }
}
