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
import java.util.List;

/** Computes what is true of every match of a regular expression. */
final class RegexFacts extends RegexDispatch<RegexFacts.Facts> {
  /**
   * Facts: whether the empty text matches, whether it does at any place, whether every match is
   * {@code literal} as a whole, the longest text that each match contains, the number of capturing
   * groups, and the highest product of nested repetition counts.
   */
  record Facts(
      boolean empty, boolean anywhere, boolean exact, String literal, int groups, int repeats) {}

  static Facts of(RegexNode node) {
    return new RegexFacts().apply(node);
  }

  static int repeats(RegexNode node) {
    return of(node).repeats();
  }

  @Override
  protected Facts literal(Literal node) {
    return new Facts(false, false, true, Character.toString(node.codePoint()), 0, 1);
  }

  @Override
  protected Facts any(Any node) {
    return new Facts(false, false, false, "", 0, 1);
  }

  @Override
  protected Facts charClass(CharClass node) {
    return new Facts(false, false, false, "", 0, 1);
  }

  @Override
  protected Facts start(Start node) {
    return new Facts(true, false, true, "", 0, 1);
  }

  @Override
  protected Facts end(End node) {
    return new Facts(true, false, true, "", 0, 1);
  }

  @Override
  protected Facts boundary(Boundary node) {
    return new Facts(node.negated(), false, true, "", 0, 1);
  }

  @Override
  protected Facts group(Group node) {
    Facts body = apply(node.body());
    return new Facts(
        body.empty(),
        body.anywhere(),
        body.exact(),
        body.literal(),
        body.groups() + (node.capturing() ? 1 : 0),
        body.repeats());
  }

  @Override
  protected Facts alternation(Alternation node) {
    List<Facts> all = node.alternatives().stream().map(this::apply).toList();
    return new Facts(
        all.stream().anyMatch(Facts::empty),
        all.stream().anyMatch(Facts::anywhere),
        false,
        "",
        groups(all),
        repeats(all));
  }

  @Override
  protected Facts sequence(Sequence node) {
    StringBuilder run = new StringBuilder();
    String longest = "";
    boolean empty = true;
    boolean anywhere = true;
    boolean exact = true;
    int groups = 0;
    int repeats = 1;
    for (RegexNode part : node.parts()) {
      if (part instanceof Literal literal) {
        run.appendCodePoint(literal.codePoint());
        empty = false;
        anywhere = false;
        continue;
      }
      Facts facts = apply(part);
      if (facts.exact()) {
        run.append(facts.literal());
      } else {
        longest = longer(longer(longest, run.toString()), facts.literal());
        run.setLength(0);
      }
      empty &= facts.empty();
      anywhere &= facts.anywhere();
      exact &= facts.exact();
      groups += facts.groups();
      repeats = Math.max(repeats, facts.repeats());
    }
    return new Facts(empty, anywhere, exact, longer(longest, run.toString()), groups, repeats);
  }

  @Override
  protected Facts repeat(Repeat node) {
    Facts body = apply(node.body());
    int times = Math.max(1, Math.max(node.min(), node.max()));
    int product = (int) Math.min(Integer.MAX_VALUE, (long) body.repeats() * times);
    return new Facts(
        node.min() == 0 || body.empty(),
        node.min() == 0 || body.anywhere(),
        false,
        node.min() == 0 ? "" : body.literal(),
        body.groups(),
        product);
  }

  private static int groups(List<Facts> all) {
    return all.stream().mapToInt(Facts::groups).sum();
  }

  private static int repeats(List<Facts> all) {
    return all.stream().mapToInt(Facts::repeats).max().orElse(1);
  }

  private static String longer(String a, String b) {
    return b.length() > a.length() ? b : a;
  }
}
