package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.Boundary;
import dev.sigmac.regex.RegexNode.End;
import dev.sigmac.regex.RegexNode.Start;

/**
 * Prints for Rust's regex crate, which KQL documents as its syntax: {@code $} is the end of the
 * text, shorthands are Unicode unless written out, and Kusto allows 16 capturing groups.
 */
public final class RustRegex extends RegexPrinter {
  @Override
  protected String start(Start node) {
    return node.multiline() ? "(?m:^)" : "^";
  }

  @Override
  protected String end(End node) {
    return node.multiline() ? "(?m:$)" : "$";
  }

  @Override
  protected String boundary(Boundary node) {
    return node.negated() ? "(?-u:\\B)" : "(?-u:\\b)";
  }

  @Override
  int maxGroups() {
    return 16;
  }
}
