package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.Boundary;
import dev.sigmac.regex.RegexNode.CharClass;
import dev.sigmac.regex.RegexNode.End;
import dev.sigmac.regex.RegexNode.Literal;
import dev.sigmac.regex.RegexNode.Range;
import dev.sigmac.regex.RegexNode.Start;

/**
 * Prints for Rust's regex crate, which KQL documents as its syntax: {@code $} is the end of the
 * text, shorthands are Unicode unless written out, and Kusto allows 16 capturing groups. A negated
 * ASCII word boundary is an error there (regex crate, "Syntax").
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
    if (node.negated()) {
      throw new Unsayable(
          "the engine has no \\B of ASCII letters: it could stand inside a character");
    }
    return "(?-u:\\b)";
  }

  @Override
  protected String literal(Literal node) {
    requireCharacter(node.codePoint());
    return super.literal(node);
  }

  @Override
  protected String charClass(CharClass node) {
    for (Range range : node.ranges()) {
      requireCharacter(range.first());
      requireCharacter(range.last());
    }
    return super.charClass(node);
  }

  private static void requireCharacter(int codePoint) {
    if (Character.getType(codePoint) == Character.SURROGATE) {
      throw new Unsayable("half a surrogate pair is no character of a text");
    }
  }

  @Override
  int maxGroups() {
    return 16;
  }
}
