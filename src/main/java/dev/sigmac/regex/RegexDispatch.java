package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.Alternation;
import dev.sigmac.regex.RegexNode.Any;
import dev.sigmac.regex.RegexNode.Boundary;
import dev.sigmac.regex.RegexNode.CharClass;
import dev.sigmac.regex.RegexNode.End;
import dev.sigmac.regex.RegexNode.Group;
import dev.sigmac.regex.RegexNode.Literal;
import dev.sigmac.regex.RegexNode.Repeat;
import dev.sigmac.regex.RegexNode.Sequence;
import dev.sigmac.regex.RegexNode.Start;

/** Gives each kind of node to the method for it. */
public abstract class RegexDispatch<R> {
  /** The result for {@code node}. */
  public final R apply(RegexNode node) {
    if (node instanceof Literal n) {
      return literal(n);
    } else if (node instanceof Any n) {
      return any(n);
    } else if (node instanceof CharClass n) {
      return charClass(n);
    } else if (node instanceof Start n) {
      return start(n);
    } else if (node instanceof End n) {
      return end(n);
    } else if (node instanceof Boundary n) {
      return boundary(n);
    } else if (node instanceof Group n) {
      return group(n);
    } else if (node instanceof Alternation n) {
      return alternation(n);
    } else if (node instanceof Sequence n) {
      return sequence(n);
    } else if (node instanceof Repeat n) {
      return repeat(n);
    }
    throw new AssertionError(node.getClass());
  }

  protected abstract R literal(Literal node);

  protected abstract R any(Any node);

  protected abstract R charClass(CharClass node);

  protected abstract R start(Start node);

  protected abstract R end(End node);

  protected abstract R boundary(Boundary node);

  protected abstract R group(Group node);

  protected abstract R alternation(Alternation node);

  protected abstract R sequence(Sequence node);

  protected abstract R repeat(Repeat node);
}
