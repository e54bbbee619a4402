package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Joined;
import dev.sigmac.detection.Origin;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A field that a source holds in two columns: what stands before its last separator, and what
 * stands behind it.
 */
record JoinedMapping(
    Operand head, Operand tail, Tails tails, Spelling spelling, Optional<Operand> shown)
    implements FieldMapping {
  /**
   * What can stand in the columns: the separator, whether the head may hold it too, whether the
   * tail may be absent and the separator with it, and what the log writes where the tail is empty.
   */
  record Tails(char separator, boolean nested, boolean optional, Optional<String> blank) {}

  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    if (leaf instanceof Text text) {
      return spelling.of(text, misfits).map(this::split).orElse(new Constant(false));
    } else if (leaf instanceof Numbers numbers) {
      List<SigmaString> texts =
          numbers.anyOf().stream().map(n -> SigmaString.literal(n.lexeme())).toList();
      return map(new Text(numbers.operand(), texts, false, numbers.origin()), misfits);
    } else if (leaf instanceof IsNull || leaf instanceof Exists) {
      return leaf.on(always());
    } else if (spelling != Spelling.SAME || tails.blank().isPresent()) {
      return misfits.value(
          leaf.origin(),
          "the table spells the values of the field in another way, and in two columns");
    }
    return leaf.on(joined());
  }

  private Expr split(Text text) {
    Ways ways = new Ways(text.cased(), text.origin());
    for (SigmaString value : text.anyOf()) {
      if (value.shape() == Shape.ANYTHING) {
        return new Exists(always(), text.origin());
      } else if (value.isEmpty()) {
        ways.add(SigmaString.EMPTY, SigmaString.EMPTY);
        continue;
      }
      for (Joint joint : Joint.of(value, tails.separator())) {
        boolean oneName = !joint.head().text().contains(String.valueOf(tails.separator()));
        // A separator with nothing behind it is never stored.
        if (!joint.tail().isEmpty() && (tails.nested() || oneName)) {
          ways.add(joint.head(), joint.tail());
        }
      }
      if (tails.optional()) {
        ways.addAbsent(value);
      }
    }
    return ways.expr();
  }

  /** The column that is there whenever the field is. */
  private Operand always() {
    return tails.nested() ? head : tail;
  }

  private Joined joined() {
    return new Joined(head, String.valueOf(tails.separator()), tail);
  }

  @Override
  public List<Operand> operands() {
    return spelling == Spelling.SAME ? List.of(joined()) : List.of();
  }

  /** The ways to match, those with the same head or the same tail together. */
  private final class Ways {
    private final boolean cased;
    private final Origin origin;
    private final Set<SigmaString> heads = new LinkedHashSet<>();
    private final Set<SigmaString> tailsAlone = new LinkedHashSet<>();
    private final Set<SigmaString> absent = new LinkedHashSet<>();
    private final Map<SigmaString, Set<SigmaString>> tailsByHead = new LinkedHashMap<>();

    Ways(boolean cased, Origin origin) {
      this.cased = cased;
      this.origin = origin;
    }

    void add(SigmaString headValue, SigmaString tailValue) {
      boolean anyHead = headValue.shape() == Shape.ANYTHING;
      boolean anyTail = tailValue.shape() == Shape.ANYTHING;
      // Where both are empty the field is missing, so an empty head needs a tail.
      if (anyTail && !anyHead && !headValue.isEmpty() && !tails.optional()) {
        heads.add(headValue);
      } else if (anyHead && !anyTail) {
        tailsAlone.addAll(stored(tailValue));
      } else {
        tailsByHead
            .computeIfAbsent(headValue, h -> new LinkedHashSet<>())
            .addAll(stored(tailValue));
      }
    }

    /**
     * The value without a tail is all head; what a head alone matches, with any tail, includes it.
     */
    void addAbsent(SigmaString value) {
      Set<SigmaString> withTail = tailsByHead.getOrDefault(value, Set.of());
      if (withTail.contains(SigmaString.ANYTHING)) {
        tailsByHead.remove(value);
        heads.add(value);
      } else {
        absent.add(value);
      }
    }

    private List<SigmaString> stored(SigmaString tailValue) {
      boolean blank = tails.blank().filter(b -> Glob.matches(tailValue, b, cased)).isPresent();
      return blank && tailValue.shape() != Shape.ANYTHING
          ? List.of(tailValue, SigmaString.EMPTY)
          : List.of(tailValue);
    }

    Expr expr() {
      List<Expr> ways = new ArrayList<>();
      if (!heads.isEmpty()) {
        ways.add(text(head, heads));
      }
      if (!tailsAlone.isEmpty()) {
        ways.add(text(tail, tailsAlone));
      }
      Map<Set<SigmaString>, Set<SigmaString>> headsByTails = new LinkedHashMap<>();
      tailsByHead.forEach(
          (h, ts) -> headsByTails.computeIfAbsent(ts, t -> new LinkedHashSet<>()).add(h));
      headsByTails.forEach((ts, hs) -> ways.add(Expr.and(List.of(text(head, hs), text(tail, ts)))));
      if (!absent.isEmpty()) {
        ways.add(Expr.and(List.of(text(head, absent), text(tail, Set.of(SigmaString.EMPTY)))));
      }
      return Expr.or(ways);
    }

    private Expr text(Operand operand, Set<SigmaString> values) {
      return new Text(operand, List.copyOf(values), cased, origin);
    }
  }
}
