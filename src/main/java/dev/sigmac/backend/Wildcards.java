package dev.sigmac.backend;

import dev.sigmac.detection.SigmaString;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.RegexNode;
import java.util.ArrayList;
import java.util.List;

/** Strings with wildcards as regular expressions, and what keeps them from being patterns. */
public final class Wildcards {
  private Wildcards() {}

  /** The regular expression that matches a text if it is one of the strings as a whole. */
  public static PortableRegex regex(List<SigmaString> anyOf, boolean ignoreCase) {
    List<RegexNode> alternatives = anyOf.stream().map(s -> whole(s, ignoreCase)).toList();
    return new PortableRegex(
        alternatives.size() == 1 ? alternatives.get(0) : new RegexNode.Alternation(alternatives));
  }

  /** What matches a text if it is the string as a whole. */
  public static RegexNode whole(SigmaString string, boolean ignoreCase) {
    List<RegexNode> parts = new ArrayList<>();
    for (SigmaString.Part part : string.parts()) {
      if (part instanceof SigmaString.Literal literal) {
        parts.add(RegexNode.literal(literal.text(), ignoreCase));
      } else {
        parts.add(part == SigmaString.Wildcard.ANY_RUN ? RegexNode.anyRun() : RegexNode.anyOne());
      }
    }
    return PortableRegex.whole(parts).root();
  }

  /** Whether case matters to a character that is not ASCII. */
  public static boolean hasOtherLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80 && isCased(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether case matters to a character. */
  public static boolean hasLetters(String text) {
    return text.codePoints().anyMatch(Wildcards::isCased);
  }

  private static boolean isCased(int c) {
    return Character.toLowerCase(c) != c
        || Character.toUpperCase(c) != c
        || Character.isTitleCase(c);
  }
}
