package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.Alternation;
import dev.sigmac.regex.RegexNode.Any;
import dev.sigmac.regex.RegexNode.Boundary;
import dev.sigmac.regex.RegexNode.CharClass;
import dev.sigmac.regex.RegexNode.End;
import dev.sigmac.regex.RegexNode.Group;
import dev.sigmac.regex.RegexNode.Literal;
import dev.sigmac.regex.RegexNode.Range;
import dev.sigmac.regex.RegexNode.Repeat;
import dev.sigmac.regex.RegexNode.Sequence;
import dev.sigmac.regex.RegexNode.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints for Lucene's regular expressions (EQL, ES|QL), which match whole values and know neither
 * anchors, flags nor lazy quantifiers. A search becomes {@code .*(…).*}; an anchor at an end drops
 * that side's {@code .*}; a dot there matches a line feed, so Perl's dot is a class with that
 * character itself in it.
 */
public final class LuceneRegex {
  private static final String RESERVED = "\\.?+*|{}[]()\"#@&<>~^$-";

  /** The empty text; a pair of parentheses matches nothing where Lucene is to ignore case. */
  private static final String EMPTY = ".{0}";

  private final boolean flag;

  /**
   * With {@code flag}, a pattern that ignores case throughout leaves that to the engine; else
   * classes spell cases out.
   */
  public LuceneRegex(boolean flag) {
    this.flag = flag;
  }

  /** The pattern of {@code regex}, or why there is none. */
  public Printed print(PortableRegex regex) {
    boolean told = flag && CaseUse.of(regex.root()) == CaseUse.IGNORED;
    try {
      String pattern = new Printer(told).search(regex.root(), Edge.OPEN, Edge.OPEN);
      return LuceneEffort.exceeds(pattern)
          ? new Printed.Unsupported("Lucene takes the pattern for too complex")
          : new Printed.Pattern(pattern, told);
    } catch (Unsayable unsayable) {
      return unsayable.printed();
    }
  }

  /** What is outside a part: any text, the end of the value, or another part. */
  private enum Edge {
    OPEN,
    CLOSED,
    INNER
  }

  private static final class Printer extends RegexDispatch<String> {
    private final boolean told;

    Printer(boolean told) {
      this.told = told;
    }

    /**
     * {@code node} with what its open edges may have outside, and without the anchors at its edges.
     */
    String search(RegexNode node, Edge left, Edge right) {
      if (!anchored(node)) {
        String body = apply(node);
        boolean alone =
            node instanceof Alternation && (left != Edge.CLOSED || right != Edge.CLOSED);
        return run(left) + (alone ? "(" + body + ")" : body) + run(right);
      }
      if (node instanceof Alternation alternation) {
        return choice(
            alternation.alternatives().stream().map(a -> search(a, left, right)).toList());
      }
      if (node instanceof Group group) {
        return "(" + search(group.body(), left, right) + ")";
      }
      return sequence(
          node instanceof Sequence sequence ? sequence.parts() : List.of(node), left, right);
    }

    private String sequence(List<RegexNode> all, Edge outerLeft, Edge outerRight) {
      List<RegexNode> parts = new ArrayList<>(all);
      Edge left = outerLeft;
      Edge right = outerRight;
      while (left != Edge.INNER && !parts.isEmpty() && parts.get(0).equals(new Start(false))) {
        parts.remove(0);
        left = Edge.CLOSED;
      }
      while (right != Edge.INNER
          && !parts.isEmpty()
          && parts.get(parts.size() - 1).equals(new End(false))) {
        parts.remove(parts.size() - 1);
        right = Edge.CLOSED;
      }
      if (parts.size() == 1
          && (parts.get(0) instanceof Group || parts.get(0) instanceof Alternation)) {
        return search(parts.get(0), left, right);
      }
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < parts.size(); i++) {
        Edge before = i == 0 ? left : Edge.INNER;
        Edge behind = i == parts.size() - 1 ? right : Edge.INNER;
        boolean group = parts.get(i) instanceof Group || parts.get(i) instanceof Alternation;
        text.append(
            group
                ? search(parts.get(i), before, behind)
                : run(before) + apply(parts.get(i)) + run(behind));
      }
      if (parts.isEmpty()) {
        text.append(left == Edge.OPEN || right == Edge.OPEN ? ".*" : EMPTY);
      }
      return text.toString();
    }

    private static String run(Edge edge) {
      return edge == Edge.OPEN ? ".*" : "";
    }

    private static boolean anchored(RegexNode node) {
      return node instanceof Start
          || node instanceof End
          || (node instanceof Group group && anchored(group.body()))
          || (node instanceof Sequence sequence
              && sequence.parts().stream().anyMatch(Printer::anchored))
          || (node instanceof Alternation choice
              && choice.alternatives().stream().anyMatch(Printer::anchored));
    }

    @Override
    protected String literal(Literal node) {
      if (node.ignoreCase() && !told && CharSets.isCased(node.codePoint())) {
        List<Range> self = List.of(new Range(node.codePoint(), node.codePoint()));
        return charClass(new CharClass(self, false, true));
      }
      return escaped(node.codePoint());
    }

    @Override
    protected String any(Any node) {
      return node.dotAll() ? "." : "[^\n]";
    }

    @Override
    protected String charClass(CharClass node) {
      StringBuilder text = new StringBuilder(node.negated() ? "[^" : "[");
      for (Range range :
          node.ignoreCase() && !told ? CharSets.foldCase(node.ranges()) : node.ranges()) {
        text.append(escaped(range.first()));
        if (range.last() > range.first()) {
          text.append(range.last() == range.first() + 1 ? "" : "-").append(escaped(range.last()));
        }
      }
      return text.append(']').toString();
    }

    private static String escaped(int c) {
      return RESERVED.indexOf(c) >= 0 ? "\\" + (char) c : Character.toString(c);
    }

    @Override
    protected String start(Start node) {
      throw anchor(node.multiline());
    }

    @Override
    protected String end(End node) {
      throw anchor(node.multiline());
    }

    private static Unsayable anchor(boolean multiline) {
      return new Unsayable(
          multiline
              ? "Lucene's regular expressions have no anchors for lines"
              : "Lucene's regular expressions have anchors at the ends of the pattern only");
    }

    @Override
    protected String boundary(Boundary node) {
      throw new Unsayable("Lucene's regular expressions have no word boundaries");
    }

    @Override
    protected String group(Group node) {
      return "(" + apply(node.body()) + ")";
    }

    @Override
    protected String alternation(Alternation node) {
      List<String> ways = node.alternatives().stream().map(this::apply).toList();
      return ways.contains(EMPTY) ? choice(ways) : String.join("|", ways);
    }

    /** One of the ways, in parentheses; the empty one makes it optional. */
    private static String choice(List<String> ways) {
      List<String> some = ways.stream().filter(w -> !w.equals(EMPTY)).toList();
      return some.isEmpty()
          ? EMPTY
          : "(" + String.join("|", some) + ")" + (some.size() < ways.size() ? "?" : "");
    }

    @Override
    protected String sequence(Sequence node) {
      String text =
          node.parts().stream()
              .map(part -> part instanceof Alternation ? "(" + apply(part) + ")" : apply(part))
              .collect(Collectors.joining());
      return text.isEmpty() ? EMPTY : text;
    }

    @Override
    protected String repeat(Repeat node) {
      boolean single =
          node.body() instanceof Literal
              || node.body() instanceof Any
              || node.body() instanceof CharClass
              || node.body() instanceof Group;
      String body = apply(node.body());
      return (single ? body : "(" + body + ")") + RegexPrinter.quantifier(node);
    }
  }
}
