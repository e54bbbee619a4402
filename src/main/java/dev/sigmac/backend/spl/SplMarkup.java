package dev.sigmac.backend.spl;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Literal;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.detection.SigmaString.Wildcard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Texts that are cut out of an event's XML as they stand there, with entities in place of {@code &
 * < >}. Most strings can be looked for in that form; for the others, and for regular expressions,
 * the text is put back first.
 */
final class SplMarkup {
  /** The field that holds the event's text with its markup put back. */
  static final String EVENT = "event_xml";

  private static final List<String> ENTITIES = List.of("amp;", "lt;", "gt;");

  private SplMarkup() {}

  /** Whether the operand is such a text. */
  static boolean isEscaped(Operand operand) {
    return operand instanceof Column column && column.type() == ColumnType.ESCAPED_TEXT;
  }

  /** The string as it stands in the XML. */
  static SigmaString escaped(SigmaString string) {
    List<SigmaString.Part> parts = new ArrayList<>();
    for (SigmaString.Part part : string.parts()) {
      parts.add(part instanceof Literal literal ? new Literal(escaped(literal.text())) : part);
    }
    return new SigmaString(parts);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * Whether the escaped string is found exactly where the string is: no part of it that may stand
   * anywhere is found inside an entity, or begins like the end of one.
   */
  static boolean isSafe(SigmaString string) {
    for (int i = 0; i < string.parts().size(); i++) {
      SigmaString.Part part = string.parts().get(i);
      boolean anchored = i == 0;
      if (part == Wildcard.ANY_ONE
          || (!anchored && part instanceof Literal literal && overlaps(literal.text()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean overlaps(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    for (String entity : ENTITIES) {
      if (entity.contains(folded)) {
        return true;
      }
      for (int from = 0; from < entity.length(); from++) {
        if (folded.startsWith(entity.substring(from))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The escaped operands that an expression can only be evaluated over when they are put back. */
  static Set<Operand> toRestore(Expr expr) {
    Set<Operand> found = new LinkedHashSet<>();
    collect(expr, found);
    return found;
  }

  private static void collect(Expr expr, Set<Operand> found) {
    expr.children().forEach(child -> collect(child, found));
    Expr match = expr instanceof Expr.Terms terms ? terms.asContains() : expr;
    boolean asIs =
        match instanceof Expr.Text text
            ? text.anyOf().stream().allMatch(s -> s.shape() == Shape.ANYTHING || isSafe(s))
            : !(match instanceof Expr.Regex || match instanceof Expr.Related);
    if (!asIs) {
      expr.operands().stream()
          .flatMap(o -> parts(o).stream())
          .filter(SplMarkup::isEscaped)
          .forEach(found::add);
    }
  }

  /** The operands that one is joined of; itself if it is not joined. */
  static List<Operand> parts(Operand operand) {
    if (!(operand instanceof Operand.Joined joined)) {
      return List.of(operand);
    }
    List<Operand> parts = new ArrayList<>(parts(joined.head()));
    parts.addAll(parts(joined.tail()));
    return parts;
  }

  /** The text of a field with its markup put back. */
  static String restored(String field) {
    return "replace(replace(replace("
        + field
        + ", \"&lt;\", \"<\"), \"&gt;\", \">\"), \"&amp;\", \"&\")";
  }
}
