package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.Alternation;
import dev.sigmac.regex.RegexNode.CharClass;
import dev.sigmac.regex.RegexNode.Group;
import dev.sigmac.regex.RegexNode.Literal;
import dev.sigmac.regex.RegexNode.Repeat;
import dev.sigmac.regex.RegexNode.Sequence;
import java.util.List;

/** What a regular expression makes of letter case. */
enum CaseUse {
  /** Nothing in it has a case. */
  NONE,
  /** All that has a case ignores it, but for classes of ASCII shorthands. */
  IGNORED,
  /** All that has a case respects it. */
  RESPECTED,
  /** Both occur. */
  MIXED;

  static CaseUse of(RegexNode root) {
    return of(root, NONE);
  }

  /** What {@code node} makes of letter case, together with what stands {@code before} it. */
  private static CaseUse of(RegexNode node, CaseUse before) {
    if (before == MIXED) {
      return MIXED;
    } else if (node instanceof Literal literal && CharSets.isCased(literal.codePoint())) {
      return before.with(literal.ignoreCase());
    } else if (node instanceof CharClass set
        && !set.ranges().equals(CharSets.WORD)
        && CharSets.isCased(set)) {
      return before.with(set.ignoreCase());
    } else if (node instanceof Group group) {
      return of(group.body(), before);
    } else if (node instanceof Repeat repeat) {
      return of(repeat.body(), before);
    } else if (node instanceof Sequence sequence) {
      return of(sequence.parts(), before);
    } else if (node instanceof Alternation alternation) {
      return of(alternation.alternatives(), before);
    }
    return before;
  }

  private static CaseUse of(List<RegexNode> nodes, CaseUse before) {
    CaseUse use = before;
    for (RegexNode node : nodes) {
      use = of(node, use);
    }
    return use;
  }

  private CaseUse with(boolean ignored) {
    CaseUse use = ignored ? IGNORED : RESPECTED;
    return this == NONE || this == use ? use : MIXED;
  }
}
