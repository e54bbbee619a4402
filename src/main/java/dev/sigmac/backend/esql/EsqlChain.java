package dev.sigmac.backend.esql;

import dev.sigmac.backend.Chain;
import dev.sigmac.backend.Fragment;
import dev.sigmac.layout.Doc;
import java.util.List;

/** Operator chains and lists, laid out to be read. */
final class EsqlChain {
  /**
   * Elasticsearch refuses an expression that is deeper than 300 operators, so chains are grouped.
   */
  private static final int LONGEST = 50;

  private EsqlChain() {}

  static Fragment<EsqlPrecedence> all(List<Fragment<EsqlPrecedence>> terms) {
    return Chain.of(terms, "AND", EsqlPrecedence.AND, LONGEST);
  }

  static Fragment<EsqlPrecedence> any(List<Fragment<EsqlPrecedence>> terms) {
    return Chain.of(terms, "OR", EsqlPrecedence.OR, LONGEST);
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
            Doc.concat(Doc.text(value + " " + several + " "), Chain.list(distinct, 4)),
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
