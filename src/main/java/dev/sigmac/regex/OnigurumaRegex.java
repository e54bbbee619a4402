package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.Any;
import dev.sigmac.regex.RegexNode.Boundary;
import dev.sigmac.regex.RegexNode.End;
import dev.sigmac.regex.RegexNode.Group;
import dev.sigmac.regex.RegexNode.Start;
import java.util.regex.Pattern;

/**
 * Prints for Oniguruma with Ruby's syntax, as in Elasticsearch's grok, where {@code ^} and {@code
 * $} are those of lines and {@code (?m:.)} is any character. The first group that captures has a
 * name; no other captures.
 */
public final class OnigurumaRegex extends RegexPrinter {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final String name;
  private boolean named;

  /** A printer that calls the first group {@code name}; it prints one pattern. */
  public OnigurumaRegex(String name) {
    this.name = name;
  }

  @Override
  protected String group(Group node) {
    if (!node.capturing() || named) {
      return "(?:" + apply(node.body()) + ")";
    } else if (!NAME.matcher(name).matches()) {
      throw new Unsayable("'" + name + "' cannot be the name of a group in a grok pattern");
    }
    named = true;
    return "(?<" + name + ">" + apply(node.body()) + ")";
  }

  @Override
  protected String any(Any node) {
    return node.dotAll() ? "(?m:.)" : ".";
  }

  @Override
  protected String start(Start node) {
    return node.multiline() ? "^" : "\\A";
  }

  @Override
  protected String end(End node) {
    return node.multiline() ? "(?=\\n|\\z)" : "\\z";
  }

  @Override
  protected String boundary(Boundary node) {
    return node.negated() ? "\\B" : "\\b";
  }
}
