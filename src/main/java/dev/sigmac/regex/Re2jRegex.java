package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.Alternation;
import dev.sigmac.regex.RegexNode.Boundary;
import dev.sigmac.regex.RegexNode.End;
import dev.sigmac.regex.RegexNode.Start;
import java.util.stream.Collectors;

/** Prints for RE2/J, where {@code $} is the end of the text and word characters are ASCII. */
public final class Re2jRegex extends RegexPrinter {
  @Override
  protected String start(Start node) {
    return node.multiline() ? "(?m:^)" : "^";
  }

  @Override
  protected String end(End node) {
    return node.multiline() ? "(?m:$)" : "\\z";
  }

  @Override
  protected String boundary(Boundary node) {
    return node.negated() ? "\\B" : "\\b";
  }

  @Override
  String shorthands() {
    return "dw";
  }

  // RE2/J 1.8 takes b and (?i:b) for equal where it factors alternatives, so that B$|(?i:b) misses
  // b. It factors none that start with nothing.
  @Override
  protected String alternation(Alternation node) {
    return mixesCase()
        ? node.alternatives().stream().map(a -> "(?:)" + apply(a)).collect(Collectors.joining("|"))
        : super.alternation(node);
  }
}
