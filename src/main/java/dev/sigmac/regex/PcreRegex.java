package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.Boundary;
import dev.sigmac.regex.RegexNode.CharClass;
import dev.sigmac.regex.RegexNode.End;
import dev.sigmac.regex.RegexNode.Group;
import dev.sigmac.regex.RegexNode.Literal;
import dev.sigmac.regex.RegexNode.Range;
import dev.sigmac.regex.RegexNode.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints for PCRE, as in Splunk. {@code $} also matches before a last line feed there and {@code
 * (?m:^)} not behind it, so the exact {@code \\z} and lookarounds stand in their place. Whether
 * case is ignored beyond ASCII depends on how PCRE is called, so both cases of other letters are
 * printed.
 */
public final class PcreRegex extends RegexPrinter {
  private static final int ASCII = 0x80;

  private final String groupStart;

  /** A printer that leaves groups without names. */
  public PcreRegex() {
    this("(");
  }

  private PcreRegex(String groupStart) {
    this.groupStart = groupStart;
  }

  /** A printer that gives the name to the capturing group, of which there must be one. */
  public static PcreRegex naming(String name) {
    return new PcreRegex("(?<" + name + ">");
  }

  @Override
  protected String literal(Literal node) {
    if (!node.ignoreCase() || node.codePoint() < ASCII) {
      return super.literal(node);
    }
    List<Integer> same = new ArrayList<>();
    if (CharSets.isCased(node.codePoint())) {
      for (Range range :
          CharSets.foldCase(List.of(new Range(node.codePoint(), node.codePoint())))) {
        for (int c = Math.max(ASCII, range.first()); c <= range.last(); c++) {
          same.add(c);
        }
      }
    }
    return same.size() < 2
        ? super.literal(node)
        : same.stream()
            .map(c -> super.literal(new Literal(c, true)))
            .collect(Collectors.joining("|", "(?:", ")"));
  }

  @Override
  protected String charClass(CharClass node) {
    boolean other = node.ranges().stream().anyMatch(r -> r.last() >= ASCII);
    return node.ignoreCase() && other && CharSets.isCased(node)
        ? super.charClass(new CharClass(CharSets.foldCase(node.ranges()), node.negated(), true))
        : super.charClass(node);
  }

  @Override
  protected String group(Group node) {
    String text = super.group(node);
    return node.capturing() ? groupStart + text.substring(1) : text;
  }

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
