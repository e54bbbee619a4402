package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Regex;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Literal;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.RegexNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of an element without a name, {@code <Data>text</Data>}, where the source keeps a part
 * of the event's XML as it is, so that text is escaped there.
 */
record ElementMapping(Operand xml, String element) implements FieldMapping {
  /** What is a part of an entity, or begins as one ends, and so is found inside others. */
  private static final Pattern PART_OF_ENTITY =
      Pattern.compile("(?i)(a?m?p?|[lg]?t?);.*|a|m|p|am|mp|amp|l|t|lt|g|gt", Pattern.DOTALL);

  private static final RegexNode CHARACTER =
      new RegexNode.Group(
          new RegexNode.Alternation(
              List.of(
                  RegexNode.literal("&amp;", false),
                  RegexNode.literal("&lt;", false),
                  RegexNode.literal("&gt;", false),
                  new RegexNode.CharClass(
                      List.of(new RegexNode.Range('<', '<'), new RegexNode.Range('&', '&')),
                      true,
                      false))),
          false);

  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    if (leaf instanceof Exists || leaf instanceof IsNull) {
      Expr present =
          new Text(xml, List.of(SigmaString.literal(open()).contained()), false, leaf.origin());
      return leaf instanceof Exists ? present : Expr.not(present);
    } else if (leaf instanceof Text text) {
      List<SigmaString> values = new ArrayList<>();
      List<Expr> ways = new ArrayList<>();
      for (SigmaString value : text.anyOf()) {
        if (value.shape() == Shape.PATTERN) {
          ways.add(new Regex(xml, pattern(value, !text.cased()), text.origin()));
          continue;
        }
        Optional<SigmaString> stored = stored(value);
        if (stored.isEmpty()) {
          return misfits.value(
              leaf.origin(), "'" + value + "' cannot be told from markup in the event's XML");
        }
        values.add(stored.get());
      }
      if (!values.isEmpty()) {
        ways.add(0, new Text(xml, values, text.cased(), text.origin()));
      }
      return Expr.or(ways);
    }
    return misfits.value(leaf.origin(), "only texts can be found in the event's XML");
  }

  /**
   * What matches an element with such a text: a wildcard stays within it, an entity is one
   * character.
   */
  private PortableRegex pattern(SigmaString value, boolean ignoreCase) {
    List<RegexNode> parts = new ArrayList<>(List.of(RegexNode.literal(open(), false)));
    for (SigmaString.Part part : value.parts()) {
      if (part instanceof Literal literal) {
        parts.add(RegexNode.literal(escaped(literal.text()), ignoreCase));
      } else {
        int most = part == SigmaString.Wildcard.ANY_RUN ? RegexNode.UNBOUNDED : 1;
        parts.add(new RegexNode.Repeat(CHARACTER, most == 1 ? 1 : 0, most, true));
      }
    }
    parts.add(RegexNode.literal(close(), false));
    return new PortableRegex(new RegexNode.Sequence(parts));
  }

  private Optional<SigmaString> stored(SigmaString value) {
    List<SigmaString.Part> parts = new ArrayList<>();
    for (SigmaString.Part part : value.parts()) {
      if (!(part instanceof Literal literal)) {
        parts.add(part);
      } else if (!parts.isEmpty() && PART_OF_ENTITY.matcher(literal.text()).matches()) {
        return Optional.empty();
      } else {
        parts.add(new Literal(escaped(literal.text())));
      }
    }
    SigmaString stored = new SigmaString(parts);
    return switch (value.shape()) {
      case CONTAINS -> Optional.of(stored);
      case ENDSWITH -> Optional.of(stored.append(SigmaString.literal(close())).append(any()));
      case STARTSWITH -> Optional.of(any().append(SigmaString.literal(open())).append(stored));
      case EQUALS, ANYTHING -> Optional.of(whole(stored));
      case PATTERN -> Optional.empty();
    };
  }

  private SigmaString whole(SigmaString stored) {
    boolean anything = stored.shape() == Shape.ANYTHING;
    SigmaString start = any().append(SigmaString.literal(open()));
    return anything
        ? start.append(any())
        : start.append(stored).append(SigmaString.literal(close())).append(any());
  }

  private static SigmaString any() {
    return SigmaString.ANYTHING;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String open() {
    return "<" + element + ">";
  }

  private String close() {
    return "</" + element + ">";
  }

  @Override
  public List<Operand> operands() {
    return List.of();
  }

  @Override
  public Optional<Operand> shown() {
    return Optional.of(xml);
  }
}
