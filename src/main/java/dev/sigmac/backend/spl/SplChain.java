package dev.sigmac.backend.spl;

import dev.sigmac.backend.Chain;
import dev.sigmac.backend.Fragment;
import dev.sigmac.layout.Doc;
import java.util.List;

/** Operator chains, of any length, and lists of fields behind a command. */
final class SplChain {
  private SplChain() {}

  static <P extends Enum<P>> Fragment<P> of(
      List<Fragment<P>> terms, String operator, P precedence) {
    return Chain.of(terms, operator, precedence, Integer.MAX_VALUE);
  }

  /** A list behind {@code head}, filled when it does not fit the line. */
  static Doc listed(String head, List<String> items) {
    List<Doc> docs = Doc.punctuate(",", items.stream().map(Doc::text).toList());
    return Doc.group(Doc.text(head), Doc.nest(4, Doc.concat(Doc.line(), Doc.fill(docs))));
  }
}
