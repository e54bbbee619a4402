package dev.sigmac.backend.eql;

import static dev.sigmac.backend.eql.EqlChain.atom;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.ExprDispatch;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Trait;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.layout.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints conditions. What is looked up in the index is false for a missing field; a comparison of
 * order, a function, and a field that no index has are null, so that under {@code not} they are
 * kept to fields that are there.
 */
final class EqlExprPrinter extends ExprDispatch<Fragment<EqlPrecedence>> {
  private final EqlOperandPrinter operands;
  private final Findings findings;
  private final boolean guarded;
  private final EqlTextPrinter texts;
  private final EqlNumberPrinter numbers;

  EqlExprPrinter(EqlOperandPrinter operands, Findings findings) {
    this(operands, findings, false);
  }

  private EqlExprPrinter(EqlOperandPrinter operands, Findings findings, boolean guarded) {
    this.operands = operands;
    this.findings = findings;
    this.guarded = guarded;
    this.texts = new EqlTextPrinter(operands, findings);
    this.numbers = new EqlNumberPrinter(operands, findings);
  }

  @Override
  protected Fragment<EqlPrecedence> and(Expr.And expr) {
    return EqlChain.all(expr.terms().stream().map(this::apply).toList());
  }

  @Override
  protected Fragment<EqlPrecedence> or(Expr.Or expr) {
    return EqlChain.any(expr.terms().stream().map(this::apply).toList());
  }

  @Override
  protected Fragment<EqlPrecedence> not(Expr.Not expr) {
    Expr term = expr.term();
    if (term instanceof Expr.IsNull leaf && isUsable(leaf)) {
      return present(leaf.operand());
    } else if (term instanceof Expr.Exists leaf && isUsable(leaf)) {
      return absent(leaf.operand());
    } else if (term instanceof Expr.Leaf leaf && needsGuard(leaf)) {
      // The same as the negation of the guarded leaf, and easier to read.
      List<Fragment<EqlPrecedence>> ways = new ArrayList<>();
      names(leaf).forEach(f -> ways.add(atom(f + " == null")));
      ways.add(negated(new EqlExprPrinter(operands, findings, false).apply(leaf)));
      return EqlChain.any(ways);
    }
    return negated(new EqlExprPrinter(operands, findings, true).apply(term));
  }

  private static Fragment<EqlPrecedence> negated(Fragment<EqlPrecedence> term) {
    boolean chain = term.precedence().compareTo(EqlPrecedence.NOT) < 0;
    Doc doc = chain ? EqlChain.parenthesized(term) : term.doc();
    return new Fragment<>(Doc.concat(Doc.text("not "), doc), EqlPrecedence.NOT);
  }

  @Override
  protected Fragment<EqlPrecedence> constant(Expr.Constant expr) {
    return atom(Boolean.toString(expr.value()));
  }

  @Override
  protected Fragment<EqlPrecedence> named(Expr.Named expr) {
    throw new IllegalArgumentException("a flag that is not written out: " + expr.identifier());
  }

  @Override
  protected Fragment<EqlPrecedence> text(Expr.Text expr) {
    if (!isUsable(expr)) {
      return atom("false");
    }
    return guard(
        expr,
        EqlOperandPrinter.type(expr.operand()) == ColumnType.IP
            ? numbers.addresses(expr, texts)
            : texts.text(expr));
  }

  @Override
  protected Fragment<EqlPrecedence> terms(Expr.Terms expr) {
    return apply(expr.asContains());
  }

  @Override
  protected Fragment<EqlPrecedence> numbers(Expr.Numbers expr) {
    return isUsable(expr) ? guard(expr, numbers.oneOf(expr)) : atom("false");
  }

  @Override
  protected Fragment<EqlPrecedence> compare(Expr.Compare expr) {
    return isUsable(expr) ? guard(expr, numbers.compare(expr)) : atom("false");
  }

  @Override
  protected Fragment<EqlPrecedence> bool(Expr.Bool expr) {
    if (!isUsable(expr)) {
      return atom("false");
    }
    String value = Boolean.toString(expr.value());
    return guard(
        expr,
        EqlOperandPrinter.type(expr.operand()) == ColumnType.BOOLEAN
            ? atom(operands.apply(expr.operand()) + " == " + value)
            : atom(operands.text(expr.operand()) + " : " + EqlQuoting.string(value)));
  }

  @Override
  protected Fragment<EqlPrecedence> isNull(Expr.IsNull expr) {
    return isUsable(expr) ? absent(expr.operand()) : atom("false");
  }

  @Override
  protected Fragment<EqlPrecedence> exists(Expr.Exists expr) {
    return isUsable(expr) ? present(expr.operand()) : atom("false");
  }

  private Fragment<EqlPrecedence> present(Operand operand) {
    return EqlChain.all(operands.fields(operand).stream().map(f -> atom(f + " != null")).toList());
  }

  private Fragment<EqlPrecedence> absent(Operand operand) {
    return EqlChain.any(operands.fields(operand).stream().map(f -> atom(f + " == null")).toList());
  }

  @Override
  protected Fragment<EqlPrecedence> regex(Expr.Regex expr) {
    return isUsable(expr)
        ? guard(expr, texts.matches(expr.operand(), expr.regex(), expr.origin()))
        : atom("false");
  }

  @Override
  protected Fragment<EqlPrecedence> inNetwork(Expr.InNetwork expr) {
    return isUsable(expr) ? guard(expr, numbers.inNetwork(expr)) : atom("false");
  }

  @Override
  protected Fragment<EqlPrecedence> related(Expr.Related expr) {
    return unsupported(expr, "EQL does not compare a field with another field");
  }

  @Override
  protected Fragment<EqlPrecedence> timePart(Expr.TimePart expr) {
    return unsupported(expr, "EQL has no function for a part of a date");
  }

  private Fragment<EqlPrecedence> unsupported(Expr.Leaf leaf, String message) {
    findings.diagnostic(BackendCode.UNSUPPORTED_CONSTRUCT, leaf.origin(), message);
    return atom("false");
  }

  /** Whether EQL can look at the operand at all; if not it is said why. */
  private boolean isUsable(Expr.Leaf leaf) {
    if (leaf.operand() instanceof WholeEvent) {
      unsupported(leaf, "EQL has no search over all fields of an event");
      return false;
    } else if (operands.source(leaf.operand()) instanceof Column column
        && column.type() == ColumnType.ANALYZED_TEXT) {
      unsupported(
          leaf, "EQL cannot search " + column.name() + ", which is a field of the type text");
      return false;
    }
    return true;
  }

  private Fragment<EqlPrecedence> guard(Expr.Leaf leaf, Fragment<EqlPrecedence> printed) {
    if (!guarded || !needsGuard(leaf)) {
      return printed;
    }
    List<Fragment<EqlPrecedence>> terms = new ArrayList<>();
    names(leaf).forEach(f -> terms.add(atom(f + " != null")));
    terms.add(printed);
    return EqlChain.all(terms);
  }

  private Stream<String> names(Expr.Leaf leaf) {
    return operands.fields(leaf.operand()).stream().distinct();
  }

  private boolean needsGuard(Expr.Leaf leaf) {
    if (leaf.operand() instanceof WholeEvent
        || leaf instanceof Expr.IsNull
        || leaf instanceof Expr.Exists
        || (operands.source(leaf.operand()) instanceof Column c
            && c.type() == ColumnType.ANALYZED_TEXT)) {
      return false;
    }
    boolean computed = operands.isComputed(leaf.operand()) && !isIndexed(leaf);
    return computed
        || leaf instanceof Expr.Compare
        || !(leaf.operand() instanceof Column column)
        || EqlOperandPrinter.is(column, Trait.OPTIONAL);
  }

  /** Whether a field that is no text is compared with values of its own type. */
  private static boolean isIndexed(Expr.Leaf leaf) {
    return leaf instanceof Expr.Numbers || leaf instanceof Expr.Bool;
  }
}
