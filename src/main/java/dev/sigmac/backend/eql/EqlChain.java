package dev.sigmac.backend.eql;

import dev.sigmac.backend.Chain;
import dev.sigmac.backend.Fragment;
import dev.sigmac.layout.Doc;
import java.util.List;

/** Operator chains and lists, laid out to be read: operators at the ends of lines. */
final class EqlChain {
  private EqlChain() {}

  static Fragment<EqlPrecedence> all(List<Fragment<EqlPrecedence>> terms) {
    return of(terms, "and", EqlPrecedence.AND);
  }

  static Fragment<EqlPrecedence> any(List<Fragment<EqlPrecedence>> terms) {
    return of(terms, "or", EqlPrecedence.OR);
  }

  private static Fragment<EqlPrecedence> of(
      List<Fragment<EqlPrecedence>> terms, String operator, EqlPrecedence precedence) {
    if (terms.size() == 1) {
      return terms.get(0);
    }
    List<Doc> operands = Chain.operands(terms, precedence, EqlChain::parenthesized);
    return new Fragment<>(Doc.group(chained(operands, operator)), precedence, operands);
  }

  /** The documents with an operator behind all but the last. */
  static Doc chained(List<Doc> docs, String operator) {
    return Doc.join(Doc.line(), Doc.punctuate(" " + operator, docs));
  }

  /** In parentheses, which stand on lines of their own if the expression does not fit one. */
  static Doc parenthesized(Fragment<EqlPrecedence> term) {
    return Doc.group(
        Doc.text("("),
        Doc.nest(2, Doc.concat(Doc.softLine(), term.doc())),
        Doc.softLine(),
        Doc.text(")"));
  }

  static Fragment<EqlPrecedence> atom(String text) {
    return new Fragment<>(Doc.text(text), EqlPrecedence.ATOM);
  }

  /** One literal behind an operator, or several in a list behind another. */
  static Fragment<EqlPrecedence> oneOf(
      String value, String single, String several, List<String> literals) {
    List<String> distinct = literals.stream().distinct().toList();
    return distinct.size() == 1
        ? atom(value + " " + single + " " + distinct.get(0))
        : new Fragment<>(
            Doc.concat(Doc.text(value + " " + several + " "), Chain.list(distinct, 2)),
            EqlPrecedence.ATOM);
  }
}
