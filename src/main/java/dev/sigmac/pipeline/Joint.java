package dev.sigmac.pipeline;

import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Literal;
import dev.sigmac.detection.SigmaString.Part;
import dev.sigmac.detection.SigmaString.Wildcard;
import java.util.ArrayList;
import java.util.List;

/**
 * A way in which a value matches two texts with a separator between them: what the first and what
 * the second must match. The second holds no separator.
 */
record Joint(SigmaString head, SigmaString tail) {
  /**
   * All ways for {@code value}. The separator between the texts is the last in the value, or it is
   * taken by a wildcard behind that one. Ways behind come first.
   */
  static List<Joint> of(SigmaString value, char separator) {
    List<Joint> ways = new ArrayList<>();
    List<Part> parts = value.parts();
    for (int i = parts.size() - 1; i >= 0; i--) {
      SigmaString before = new SigmaString(parts.subList(0, i));
      SigmaString behind = new SigmaString(parts.subList(i + 1, parts.size()));
      if (parts.get(i) instanceof Literal literal) {
        String text = literal.text();
        int at = text.lastIndexOf(separator);
        if (at >= 0) {
          SigmaString head = before.append(SigmaString.literal(text.substring(0, at)));
          SigmaString tail = SigmaString.literal(text.substring(at + 1)).append(behind);
          ways.add(new Joint(head, tail));
          return ways;
        }
      } else if (parts.get(i) == Wildcard.ANY_RUN) {
        ways.add(
            new Joint(before.append(SigmaString.ANYTHING), SigmaString.ANYTHING.append(behind)));
      } else {
        ways.add(new Joint(before, behind));
      }
    }
    return ways;
  }
}
