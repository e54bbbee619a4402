package dev.sigmac.detection;

import dev.sigmac.regex.PortableRegex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The meaning of a detection. A match on a missing field is false, so its negation is true; a
 * multi-valued field matches if one of its elements does. Records check themselves: an ill-formed
 * expression cannot be made.
 */
public sealed interface Expr {
  /** All of at least two terms. */
  record And(List<Expr> terms) implements Expr {
    /** Copies the terms. */
    public And {
      terms = atLeast(2, terms);
    }
  }

  /** One of at least two terms. */
  record Or(List<Expr> terms) implements Expr {
    /** Copies the terms. */
    public Or {
      terms = atLeast(2, terms);
    }
  }

  /** The opposite of a term. */
  record Not(Expr term) implements Expr {}

  /** Always true, or never. */
  record Constant(boolean value) implements Expr {}

  /** A match on one operand. */
  sealed interface Leaf extends Expr {
    /** What is looked at. */
    Operand operand();

    /** Where it stands in the rule. */
    Origin origin();

    /** The same match on another operand. */
    Leaf on(Operand changed);
  }

  /**
   * The value of a search identifier, which stands elsewhere: in a flag column, or in the rule's
   * map of identifiers.
   */
  record Named(String identifier) implements Expr {}

  /**
   * The operand's text matches one of the strings as a whole, ignoring case by simple Unicode
   * folding unless {@code cased}. The empty string matches what is present and empty; {@code *}
   * alone what is present.
   */
  record Text(Operand operand, List<SigmaString> anyOf, boolean cased, Origin origin)
      implements Leaf {
    /** Copies the strings. */
    public Text {
      anyOf = atLeast(1, anyOf);
    }

    @Override
    public Leaf on(Operand changed) {
      return new Text(changed, anyOf, cased, origin);
    }
  }

  /**
   * The operand's text contains one of the needles as whole terms, ignoring case: what an author
   * allows in place of {@code contains} by {@code sigmac: {contains: terms}}.
   */
  record Terms(Operand operand, List<String> anyOf, Origin origin) implements Leaf {
    /** Copies the needles. */
    public Terms {
      anyOf = atLeast(1, anyOf);
    }

    /** The exact match that it stands for. */
    public Text asContains() {
      return new Text(
          operand,
          anyOf.stream().map(n -> SigmaString.literal(n).contained()).toList(),
          false,
          origin);
    }

    @Override
    public Leaf on(Operand changed) {
      return new Terms(changed, anyOf, origin);
    }
  }

  /** The operand is one of the numbers, or its text is how one of them is written. */
  record Numbers(Operand operand, List<SigmaNumber> anyOf, Origin origin) implements Leaf {
    /** Copies the numbers. */
    public Numbers {
      anyOf = atLeast(1, anyOf);
    }

    @Override
    public Leaf on(Operand changed) {
      return new Numbers(changed, anyOf, origin);
    }
  }

  /** The operand is a number that compares so. */
  record Compare(Operand operand, Comparison comparison, SigmaNumber number, Origin origin)
      implements Leaf {
    @Override
    public Leaf on(Operand changed) {
      return new Compare(changed, comparison, number, origin);
    }
  }

  /** The operand is that boolean, or its text is {@code true} or {@code false}, ignoring case. */
  record Bool(Operand operand, boolean value, Origin origin) implements Leaf {
    @Override
    public Leaf on(Operand changed) {
      return new Bool(changed, value, origin);
    }
  }

  /** The operand is missing or null. */
  record IsNull(Operand operand, Origin origin) implements Leaf {
    @Override
    public Leaf on(Operand changed) {
      return new IsNull(changed, origin);
    }
  }

  /** The operand is there, whatever its value. */
  record Exists(Operand operand, Origin origin) implements Leaf {
    @Override
    public Leaf on(Operand changed) {
      return new Exists(changed, origin);
    }
  }

  /** The operand's text has a part that the regular expression matches. */
  record Regex(Operand operand, PortableRegex regex, Origin origin) implements Leaf {
    @Override
    public Leaf on(Operand changed) {
      return new Regex(changed, regex, origin);
    }
  }

  /** The operand is an address in one of the networks. */
  record InNetwork(Operand operand, List<Network> anyOf, Origin origin) implements Leaf {
    /** Copies the networks. */
    public InNetwork {
      anyOf = atLeast(1, anyOf);
    }

    @Override
    public Leaf on(Operand changed) {
      return new InNetwork(changed, anyOf, origin);
    }
  }

  /**
   * The operand's text relates so to the text of another operand of the same event; both must be
   * there.
   */
  record Related(Operand operand, Relation relation, Operand other, boolean cased, Origin origin)
      implements Leaf {
    @Override
    public Leaf on(Operand changed) {
      return new Related(changed, relation, other, cased, origin);
    }
  }

  /** A part of the operand's date, in UTC, compares so with a whole number. */
  record TimePart(Operand operand, TimeUnit unit, Comparison comparison, long number, Origin origin)
      implements Leaf {
    @Override
    public Leaf on(Operand changed) {
      return new TimePart(changed, unit, comparison, number, origin);
    }
  }

  /** How numbers compare. */
  enum Comparison {
    EQ,
    LT,
    LTE,
    GT,
    GTE;

    /** The operator, which all languages write alike but for {@code equal}. */
    public String operator(String equal) {
      return switch (this) {
        case EQ -> equal;
        case LT -> "<";
        case LTE -> "<=";
        case GT -> ">";
        case GTE -> ">=";
      };
    }
  }

  /** How the texts of two fields relate. */
  enum Relation {
    EQUALS,
    CONTAINS,
    STARTSWITH,
    ENDSWITH
  }

  /** Parts of a date: minute 0-59, hour 0-23, day 1-31, week 1-53 (ISO 8601), month 1-12, year. */
  enum TimeUnit {
    MINUTE(0, 59),
    HOUR(0, 23),
    DAY(1, 31),
    WEEK(1, 53),
    MONTH(1, 12),
    YEAR(0, 9999);

    private final long least;
    private final long most;

    TimeUnit(long least, long most) {
      this.least = least;
      this.most = most;
    }

    /** Whether a date can have that number here. */
    public boolean has(long number) {
      return least <= number && number <= most;
    }
  }

  /** All of the terms: nested ones flattened, constants folded. */
  static Expr and(List<? extends Expr> terms) {
    return Junctions.and(terms);
  }

  /** One of the terms: nested ones flattened, constants folded. */
  static Expr or(List<? extends Expr> terms) {
    return Junctions.or(terms);
  }

  /** The opposite: double negation and constants folded. */
  static Expr not(Expr term) {
    if (term instanceof Constant constant) {
      return new Constant(!constant.value());
    }
    return term instanceof Not inner ? inner.term() : new Not(term);
  }

  /** The expressions directly inside, in order; none for a leaf. */
  default List<Expr> children() {
    return Structure.children(this);
  }

  /** The leaves in it, or it itself if it is one, in the order of the rule. */
  default Stream<Leaf> leaves() {
    return this instanceof Leaf leaf ? Stream.of(leaf) : children().stream().flatMap(Expr::leaves);
  }

  /**
   * The operands that a leaf looks at; none for an inner node. Those inside a joined operand are
   * not listed.
   */
  default List<Operand> operands() {
    return Structure.operands(this);
  }

  /**
   * The expression with {@code change} applied to its direct children; a leaf is returned as it is.
   */
  default Expr mapChildren(UnaryOperator<Expr> change) {
    if (this instanceof Not not) {
      Expr term = change.apply(not.term());
      return term == not.term() ? this : not(term);
    } else if (!(this instanceof And) && !(this instanceof Or)) {
      return this;
    }
    List<Expr> before = this instanceof And and ? and.terms() : ((Or) this).terms();
    List<Expr> terms = new ArrayList<>(before.size());
    boolean same = true;
    for (Expr term : before) {
      Expr changed = change.apply(term);
      same &= changed == term;
      terms.add(changed);
    }
    return same ? this : this instanceof And ? and(terms) : or(terms);
  }

  /** The expression rebuilt from its leaves upwards, {@code change} applied to every node. */
  default Expr rewrite(UnaryOperator<Expr> change) {
    return change.apply(mapChildren(child -> child.rewrite(change)));
  }

  private static <T> List<T> atLeast(int count, List<T> items) {
    if (items.size() < count) {
      throw new IllegalArgumentException("expected at least " + count + ", got " + items.size());
    }
    return List.copyOf(items);
  }
}
