package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.Boundary;
import dev.sigmac.regex.RegexNode.End;
import dev.sigmac.regex.RegexNode.Start;

/**
 * Prints for PCRE, as in Splunk. {@code $} also matches before a last line feed there and {@code
 * (?m:^)} not behind it, so the exact {@code \\z} and lookarounds stand in their place.
 */
public final class PcreRegex extends RegexPrinter {
  @Override
  protected String start(Start node) {
    return node.multiline() ? "(?<![^\\n])" : "^";
  }

  @Override
  protected String end(End node) {
    return node.multiline() ? "(?![^\\n])" : "\\z";
  }

  @Override
  protected String boundary(Boundary node) {
    return node.negated() ? "\\B" : "\\b";
  }

  @Override
  String shorthands() {
    return "dws";
  }
}
