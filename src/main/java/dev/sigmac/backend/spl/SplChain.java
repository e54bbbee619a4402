package dev.sigmac.backend.spl;

import dev.sigmac.backend.Fragment;
import dev.sigmac.layout.Doc;
import java.util.ArrayList;
import java.util.List;

/** Operator chains and lists; a chain within a chain of another operator is in parentheses. */
final class SplChain {
  private SplChain() {}

  static <P extends Enum<P>> Fragment<P> of(
      List<Fragment<P>> terms, String operator, P precedence) {
    if (terms.size() == 1) {
      return terms.get(0);
    }
    List<Doc> operands = new ArrayList<>();
    for (Fragment<P> term : terms) {
      if (term.precedence() == precedence) {
        operands.addAll(term.operands());
      } else {
        operands.add(term.operands().size() > 1 ? term.parenthesized() : term.in(precedence));
      }
    }
    return new Fragment<>(chained(operands, operator), precedence, operands);
  }

  /** The documents with an operator between any two: on one line, or each on a line of its own. */
  static Doc chained(List<Doc> docs, String operator) {
    return Doc.group(Doc.nest(4, Doc.join(Doc.concat(Doc.line(), Doc.text(operator + " ")), docs)));
  }

  /** A list behind {@code head}, filled when it does not fit the line. */
  static Doc listed(String head, List<String> items) {
    List<Doc> docs = Doc.punctuate(",", items.stream().map(Doc::text).toList());
    return Doc.group(Doc.text(head), Doc.nest(4, Doc.concat(Doc.line(), Doc.fill(docs))));
  }

  /** A list in parentheses. */
  static Doc parenthesized(List<String> items) {
    List<Doc> docs = Doc.punctuate(",", items.stream().map(Doc::text).toList());
    return Doc.group(
        Doc.text("("),
        Doc.nest(4, Doc.concat(Doc.softLine(), Doc.fill(docs))),
        Doc.softLine(),
        Doc.text(")"));
  }
}
