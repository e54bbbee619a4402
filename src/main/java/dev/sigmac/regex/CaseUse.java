package dev.sigmac.regex;

import dev.sigmac.regex.RegexNode.Alternation;
import dev.sigmac.regex.RegexNode.CharClass;
import dev.sigmac.regex.RegexNode.Group;
import dev.sigmac.regex.RegexNode.Literal;
import dev.sigmac.regex.RegexNode.Repeat;
import dev.sigmac.regex.RegexNode.Sequence;
import java.util.List;
import java.util.stream.Stream;

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
    List<Boolean> uses = leaves(root).distinct().toList();
    return uses.isEmpty() ? NONE : uses.size() > 1 ? MIXED : uses.get(0) ? IGNORED : RESPECTED;
  }

  private static Stream<Boolean> leaves(RegexNode node) {
    if (node instanceof Literal literal && CharSets.isCased(literal.codePoint())) {
      return Stream.of(literal.ignoreCase());
    } else if (node instanceof CharClass set
        && !set.ranges().equals(CharSets.WORD)
        && CharSets.isCased(set)) {
      return Stream.of(set.ignoreCase());
    } else if (node instanceof Group group) {
      return leaves(group.body());
    } else if (node instanceof Repeat repeat) {
      return leaves(repeat.body());
    } else if (node instanceof Sequence sequence) {
      return sequence.parts().stream().flatMap(CaseUse::leaves);
    } else if (node instanceof Alternation alternation) {
      return alternation.alternatives().stream().flatMap(CaseUse::leaves);
    }
    return Stream.empty();
  }
}
