package dev.sigmac.regex;

import dev.sigmac.regex.PatternReader.Refusal;
import dev.sigmac.regex.RegexNode.End;
import dev.sigmac.regex.RegexNode.Group;
import dev.sigmac.regex.RegexNode.Sequence;
import dev.sigmac.regex.RegexNode.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A regular expression of the portable subset: it matches a text if a part of it does. */
public record PortableRegex(RegexNode root) {
  /** What came of parsing a pattern. */
  public sealed interface Result {}

  /** The pattern is in the subset. */
  public record Parsed(PortableRegex regex) implements Result {}

  /**
   * The pattern is malformed or outside the subset: at {@code offset} (in chars) stands what {@code
   * message} says.
   */
  public record Rejected(int offset, String message, String hint) implements Result {}

  /** Reads a pattern in PCRE's syntax; it never throws, whatever the pattern. */
  public static Result parse(String pattern, Set<RegexFlag> flags) {
    try {
      return new Parsed(new PortableRegex(new RegexParser(pattern, flags).parse()));
    } catch (Refusal refusal) {
      return new Rejected(refusal.offset, String.valueOf(refusal.getMessage()), refusal.hint);
    }
  }

  /**
   * The regular expression that matches a text if the parts, one behind another, match the whole of
   * it.
   */
  public static PortableRegex whole(List<RegexNode> parts) {
    boolean before = !parts.isEmpty() && parts.get(0).equals(RegexNode.anyRun());
    boolean behind = parts.size() > 1 && parts.get(parts.size() - 1).equals(RegexNode.anyRun());
    List<RegexNode> all =
        new ArrayList<>(parts.subList(before ? 1 : 0, parts.size() - (behind ? 1 : 0)));
    if (!before) {
      all.add(0, new Start(false));
    }
    if (!behind && !all.isEmpty()) {
      all.add(new End(false));
    }
    return new PortableRegex(new Sequence(all));
  }

  /** This one, matching at the start of the text only. */
  public PortableRegex atStart() {
    return new PortableRegex(new Sequence(List.of(new Start(false), new Group(root, false))));
  }

  /** This one, matching at the end of the text only. */
  public PortableRegex atEnd() {
    return new PortableRegex(new Sequence(List.of(new Group(root, false), new End(false))));
  }

  /** Whether it matches the empty text. */
  public boolean matchesEmpty() {
    return RegexFacts.of(root).empty();
  }

  /** Whether it is sure to match every text, since the empty text satisfies it at any place. */
  public boolean matchesAnything() {
    return RegexFacts.of(root).anywhere();
  }

  /**
   * The longest text that each match contains, perhaps in another case; none if there is no such
   * text.
   */
  public Optional<String> requiredLiteral() {
    return Optional.of(RegexFacts.of(root).literal()).filter(text -> !text.isEmpty());
  }

  /** The number of capturing groups. */
  public int groups() {
    return RegexFacts.of(root).groups();
  }
}
