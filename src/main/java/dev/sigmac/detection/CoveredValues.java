package dev.sigmac.detection;

import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.SigmaString.Literal;
import dev.sigmac.detection.SigmaString.Part;
import dev.sigmac.detection.SigmaString.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops values that another value of the same list covers: {@code *abc*} beside {@code *b*}. Only
 * ASCII letters count as equal in another case, since that is what all languages agree on.
 */
final class CoveredValues {
  /**
   * Longer lists are data rather than prose, and comparing all pairs would cost more than it saves.
   */
  static final int LONGEST_LIST = 200;

  private CoveredValues() {}

  static Expr drop(Expr expr) {
    if (!(expr instanceof Text text)
        || text.anyOf().size() < 2
        || text.anyOf().size() > LONGEST_LIST) {
      return expr;
    }
    List<Folded> values = folded(text);
    List<SigmaString> kept = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (coveredBy(i, values) < 0) {
        kept.add(text.anyOf().get(i));
      }
    }
    return kept.size() == values.size()
        ? expr
        : new Text(text.operand(), kept, text.cased(), text.origin());
  }

  /** The values of {@code text} in a form that can be compared. */
  static List<Folded> folded(Text text) {
    return text.anyOf().stream().map(value -> Folded.of(value, text.cased())).toList();
  }

  /**
   * The place of a value that covers the one at {@code index}, of two that cover each other the
   * first; -1 if there is none.
   */
  static int coveredBy(int index, List<Folded> values) {
    Folded value = values.get(index);
    for (int other = 0; other < values.size(); other++) {
      boolean covered = other != index && values.get(other).covers(value);
      if (covered && (other < index || !value.covers(values.get(other)))) {
        return other;
      }
    }
    return -1;
  }

  /**
   * A value with its literals in lower case unless case counts; a wildcard at an end leaves that
   * end empty. {@code letters} has a bit for each character there is, to tell most pairs apart.
   */
  record Folded(
      SigmaString value,
      Shape shape,
      List<String> literals,
      String start,
      String end,
      long letters) {
    static Folded of(SigmaString value, boolean cased) {
      List<Part> parts = value.parts();
      List<String> literals = new ArrayList<>(parts.size());
      String start = "";
      String end = "";
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i) instanceof Literal literal) {
          end = cased ? literal.text() : lower(literal.text());
          literals.add(end);
          start = i == 0 ? end : start;
        } else {
          end = "";
        }
      }
      return new Folded(value, value.shape(), literals, start, end, letters(literals));
    }

    /** Whether all that {@code narrow} matches is known to be matched by this. */
    boolean covers(Folded narrow) {
      if ((letters & ~narrow.letters) != 0) {
        return false;
      }
      if (narrow.value.isEmpty() || value.isEmpty()) {
        // Where a target cannot tell missing from empty the empty string matches more than any
        // wildcard.
        return value.equals(narrow.value);
      }
      return switch (shape) {
        case ANYTHING -> true;
        case EQUALS -> narrow.shape == Shape.EQUALS && narrow.start.equals(start);
        case CONTAINS -> narrow.contains(literals.get(0));
        case STARTSWITH -> narrow.start.startsWith(start);
        case ENDSWITH -> narrow.end.endsWith(end);
        case PATTERN -> value.equals(narrow.value);
      };
    }

    private boolean contains(String text) {
      for (String literal : literals) {
        if (literal.contains(text)) {
          return true;
        }
      }
      return false;
    }

    private static long letters(List<String> literals) {
      long letters = 0;
      for (String literal : literals) {
        for (int i = 0; i < literal.length(); i++) {
          letters |= 1L << literal.charAt(i);
        }
      }
      return letters;
    }

    private static String lower(String text) {
      char[] lower = text.toCharArray();
      for (int i = 0; i < lower.length; i++) {
        if (lower[i] >= 'A' && lower[i] <= 'Z') {
          lower[i] = (char) (lower[i] - 'A' + 'a');
        }
      }
      return new String(lower);
    }
  }
}
