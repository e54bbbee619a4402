package dev.sigmac.backend.spl;

import dev.sigmac.backend.ByShape;
import dev.sigmac.backend.Wildcards;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.RegexNode;
import java.util.ArrayList;
import java.util.List;

/** Strings with wildcards as one regular expression. */
final class SplPatterns {
  private SplPatterns() {}

  /** What matches a text if one of the strings does. */
  static PortableRegex anyOf(List<SigmaString> strings, boolean cased) {
    List<RegexNode> ways = new ArrayList<>();
    ByShape.of(strings)
        .forEach(
            (shape, group) -> {
              List<RegexNode> literals =
                  group.stream().map(s -> RegexNode.literal(s.text(), !cased)).toList();
              switch (shape) {
                case CONTAINS -> ways.addAll(literals);
                case STARTSWITH -> ways.add(sequence(start(), oneOf(literals)));
                case ENDSWITH -> ways.add(sequence(oneOf(literals), end()));
                case EQUALS -> ways.add(sequence(start(), oneOf(literals), end()));
                default -> group.forEach(s -> ways.add(Wildcards.whole(s, !cased)));
              }
            });
    return new PortableRegex(
        ways.size() == 1 ? ways.get(0) : new RegexNode.Alternation(List.copyOf(ways)));
  }

  private static RegexNode oneOf(List<RegexNode> nodes) {
    return nodes.size() == 1
        ? nodes.get(0)
        : new RegexNode.Group(new RegexNode.Alternation(nodes), false);
  }

  private static RegexNode sequence(RegexNode... parts) {
    return new RegexNode.Sequence(List.of(parts));
  }

  private static RegexNode start() {
    return new RegexNode.Start(false);
  }

  private static RegexNode end() {
    return new RegexNode.End(false);
  }
}
