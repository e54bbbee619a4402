package dev.sigmac.backend.eql;

import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.RegexNode;
import dev.sigmac.regex.RegexNode.Any;
import dev.sigmac.regex.RegexNode.CharClass;
import dev.sigmac.regex.RegexNode.Group;
import dev.sigmac.regex.RegexNode.Literal;
import dev.sigmac.regex.RegexNode.Repeat;
import dev.sigmac.regex.RegexNode.Sequence;
import java.util.List;
import java.util.Optional;

/**
 * An extraction that EQL's {@code between} can do: the first text after {@code before} up to the
 * next {@code behind}. It is the same unless there are such texts that the pattern passes over:
 * with a line feed in them, or with the first character of {@code behind}; {@code exact} is where
 * the pattern passes over none.
 */
record EqlBetween(String before, String behind, boolean exact) {
  /** The pattern as such an extraction, if it is one. */
  static Optional<EqlBetween> of(PortableRegex regex) {
    if (!(regex.root() instanceof Sequence sequence)) {
      return Optional.empty();
    }
    StringBuilder before = new StringBuilder();
    StringBuilder behind = new StringBuilder();
    Optional<Group> captured = Optional.empty();
    for (RegexNode part : sequence.parts()) {
      if (part instanceof Literal literal && !literal.ignoreCase()) {
        (captured.isEmpty() ? before : behind).appendCodePoint(literal.codePoint());
      } else if (part instanceof Group group && group.capturing() && captured.isEmpty()) {
        captured = Optional.of(group);
      } else {
        return Optional.empty();
      }
    }
    if (captured.isEmpty() || before.isEmpty() || behind.isEmpty()) {
      return Optional.empty();
    }
    return run(captured.get().body(), behind.toString())
        .map(exact -> new EqlBetween(before.toString(), behind.toString(), exact));
  }

  /** Whether the group takes what comes up to the next end, and if so whether all of it. */
  private static Optional<Boolean> run(RegexNode body, String behind) {
    RegexNode inner = body instanceof Sequence s && s.parts().size() == 1 ? s.parts().get(0) : body;
    if (!(inner instanceof Repeat repeat)
        || repeat.min() != 0
        || repeat.max() != RegexNode.UNBOUNDED) {
      return Optional.empty();
    } else if (repeat.body() instanceof Any any && !repeat.greedy()) {
      return Optional.of(any.dotAll());
    }
    int end = behind.codePointAt(0);
    boolean upToEnd =
        repeat.body() instanceof CharClass set
            && set.negated()
            && set.ranges().equals(List.of(new RegexNode.Range(end, end)));
    return upToEnd ? Optional.of(behind.codePointCount(0, behind.length()) == 1) : Optional.empty();
  }
}
