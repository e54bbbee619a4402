package dev.sigmac.backend.esql;

import dev.sigmac.backend.Fragment;
import dev.sigmac.layout.Doc;
import java.util.ArrayList;
import java.util.List;

/** Operator chains and lists, laid out to be read. */
final class EsqlChain {
  /**
   * Elasticsearch refuses an expression that is deeper than 300 operators, so chains are grouped.
   */
  private static final int LONGEST = 50;

  private EsqlChain() {}

  static Fragment<EsqlPrecedence> all(List<Fragment<EsqlPrecedence>> terms) {
    return of(terms, "AND", EsqlPrecedence.AND);
  }

  static Fragment<EsqlPrecedence> any(List<Fragment<EsqlPrecedence>> terms) {
    return of(terms, "OR", EsqlPrecedence.OR);
  }

  private static Fragment<EsqlPrecedence> of(
      List<Fragment<EsqlPrecedence>> terms, String operator, EsqlPrecedence precedence) {
    if (terms.size() == 1) {
      return terms.get(0);
    }
    List<Doc> operands = new ArrayList<>();
    for (Fragment<EsqlPrecedence> term : terms) {
      if (term.precedence() == precedence) {
        operands.addAll(term.operands());
      } else {
        boolean mixed = term.operands().size() > 1;
        operands.add(mixed ? term.parenthesized() : term.in(precedence));
      }
    }
    List<Doc> docs = operands;
    while (docs.size() > LONGEST) {
      List<Doc> groups = new ArrayList<>();
      for (int from = 0; from < docs.size(); from += LONGEST) {
        Doc part = chained(docs.subList(from, Math.min(from + LONGEST, docs.size())), operator);
        groups.add(new Fragment<>(part, precedence).parenthesized());
      }
      docs = groups;
    }
    return new Fragment<>(chained(docs, operator), precedence, operands);
  }

  /** The documents with an operator between any two: on one line, or each on a line of its own. */
  static Doc chained(List<Doc> docs, String operator) {
    return Doc.group(Doc.nest(4, Doc.join(Doc.concat(Doc.line(), Doc.text(operator + " ")), docs)));
  }

  /** A list in parentheses, filled when it does not fit the line. */
  static Doc list(List<String> items) {
    List<Doc> docs = Doc.punctuate(",", items.stream().map(Doc::text).toList());
    return Doc.group(
        Doc.text("("),
        Doc.nest(4, Doc.concat(Doc.softLine(), Doc.fill(docs))),
        Doc.softLine(),
        Doc.text(")"));
  }

  static Fragment<EsqlPrecedence> atom(String text) {
    return new Fragment<>(Doc.text(text), EsqlPrecedence.ATOM);
  }

  static Fragment<EsqlPrecedence> compared(String left, String operator, String right) {
    return new Fragment<>(Doc.text(left + " " + operator + " " + right), EsqlPrecedence.COMPARISON);
  }

  /** One literal behind one operator, or several in a list behind another. */
  static Fragment<EsqlPrecedence> oneOf(
      String value, String single, String several, List<String> literals) {
    List<String> distinct = literals.stream().distinct().toList();
    return distinct.size() == 1
        ? compared(value, single, distinct.get(0))
        : new Fragment<>(
            Doc.concat(Doc.text(value + " " + several + " "), list(distinct)),
            EsqlPrecedence.COMPARISON);
  }

  /** A condition that may be null, as one that is false then. */
  static Fragment<EsqlPrecedence> known(Fragment<EsqlPrecedence> condition) {
    return new Fragment<>(
        Doc.group(
            Doc.text("COALESCE("),
            Doc.nest(4, Doc.concat(Doc.softLine(), condition.doc())),
            Doc.text(", FALSE)")),
        EsqlPrecedence.ATOM);
  }
}
