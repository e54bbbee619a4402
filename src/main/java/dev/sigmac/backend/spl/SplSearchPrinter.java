package dev.sigmac.backend.spl;

import dev.sigmac.backend.Chain;
import dev.sigmac.backend.Fragment;
import dev.sigmac.backend.Wildcards;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.ExprDispatch;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.SigmaNumber;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.layout.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Prints conditions as search expressions, as far as these say exactly the same; empty otherwise. A
 * search ignores case, its only wildcard cannot be escaped, and {@code NOT f=v} also keeps events
 * without the field (Search Manual, "Difference between != and NOT"). A wildcard inside a value is
 * not used, since it finds values with punctuation or not depending on how they were indexed
 * (Search Manual, "Wildcards").
 */
final class SplSearchPrinter extends ExprDispatch<Optional<Fragment<SearchPrecedence>>> {
  private static final Pattern NETWORK = Pattern.compile("[0-9A-Fa-f:.]+/\\d{1,3}");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

  private final Set<Operand> restored;

  /** {@code restored} are the operands whose markup has been put back. */
  SplSearchPrinter(Set<Operand> restored) {
    this.restored = Set.copyOf(restored);
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> and(Expr.And expr) {
    return all(expr.terms()).map(terms -> SplChain.of(terms, "AND", SearchPrecedence.AND));
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> or(Expr.Or expr) {
    return all(expr.terms()).map(terms -> SplChain.of(terms, "OR", SearchPrecedence.OR));
  }

  private Optional<List<Fragment<SearchPrecedence>>> all(List<Expr> terms) {
    List<Fragment<SearchPrecedence>> printed = new ArrayList<>();
    for (Expr term : terms) {
      Optional<Fragment<SearchPrecedence>> fragment = apply(term);
      if (fragment.isEmpty()) {
        return Optional.empty();
      }
      printed.add(fragment.get());
    }
    return Optional.of(printed);
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> not(Expr.Not expr) {
    return apply(expr.term()).map(SplSearchPrinter::negated);
  }

  private static Fragment<SearchPrecedence> negated(Fragment<SearchPrecedence> term) {
    return new Fragment<>(
        Doc.concat(Doc.text("NOT "), term.in(SearchPrecedence.ATOM)), SearchPrecedence.NOT);
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> constant(Expr.Constant expr) {
    return Optional.empty();
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> named(Expr.Named expr) {
    return Optional.empty();
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> text(Expr.Text expr) {
    Optional<String> name = SplNames.of(expr.operand());
    if (name.isEmpty() || expr.cased()) {
      return Optional.empty();
    }
    boolean escaped = SplMarkup.isEscaped(expr.operand()) && !restored.contains(expr.operand());
    if (SplNames.isRaw(expr.operand())) {
      return words(expr.anyOf(), escaped);
    }
    String field = SplQuoting.searchField(name.get());
    List<Fragment<SearchPrecedence>> ways = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (SigmaString string : expr.anyOf()) {
      if (string.isEmpty()) {
        ways.add(atom(field + "=\"\""));
        ways.add(negated(present(field)));
      } else if (string.shape() == Shape.ANYTHING) {
        ways.add(present(field));
      } else {
        Optional<String> value = value(string, escaped);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        value.filter(v -> !values.contains(v)).ifPresent(values::add);
      }
    }
    if (!values.isEmpty()) {
      ways.add(0, oneOf(field, values));
    }
    return Optional.of(SplChain.of(ways, "OR", SearchPrecedence.OR));
  }

  private static Optional<Fragment<SearchPrecedence>> words(
      List<SigmaString> strings, boolean escaped) {
    List<Fragment<SearchPrecedence>> ways = new ArrayList<>();
    for (SigmaString string : strings) {
      Optional<String> value =
          string.shape() == Shape.CONTAINS ? value(string, escaped) : Optional.empty();
      if (value.isEmpty()) {
        return Optional.empty();
      }
      ways.add(atom(value.get()));
    }
    return Optional.of(SplChain.of(ways, "OR", SearchPrecedence.OR));
  }

  /** The value as a search says it, quoted. */
  private static Optional<String> value(SigmaString string, boolean escaped) {
    String text = string.text();
    boolean sayable =
        string.shape() != Shape.PATTERN
            && text.indexOf('*') < 0
            && SplQuoting.isPrintable(text)
            && !Wildcards.hasOtherLetters(text)
            && (!escaped || SplMarkup.isSafe(string));
    if (!sayable) {
      return Optional.empty();
    }
    String stored = escaped ? SplMarkup.escaped(string).text() : text;
    return switch (string.shape()) {
      case STARTSWITH -> Optional.of(SplQuoting.string(stored + "*"));
      case ENDSWITH -> Optional.of(SplQuoting.string("*" + stored));
      case CONTAINS -> Optional.of(SplQuoting.string("*" + stored + "*"));
      default ->
          NETWORK.matcher(stored).matches()
              ? Optional.empty()
              : Optional.of(DIGITS.matcher(stored).matches() ? stored : SplQuoting.string(stored));
    };
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> terms(Expr.Terms expr) {
    return text(expr.asContains());
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> numbers(Expr.Numbers expr) {
    return text(asText(expr));
  }

  /** Every field is a text, so a number is what the rule writes. */
  static Expr.Text asText(Expr.Numbers expr) {
    List<SigmaString> lexemes =
        expr.anyOf().stream().map(SigmaNumber::lexeme).map(SigmaString::literal).toList();
    return new Expr.Text(expr.operand(), lexemes, false, expr.origin());
  }

  /** The text that says the truth value. */
  static Expr.Text asText(Expr.Bool expr) {
    SigmaString word = SigmaString.literal(Boolean.toString(expr.value()));
    return new Expr.Text(expr.operand(), List.of(word), false, expr.origin());
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> compare(Expr.Compare expr) {
    return Optional.empty();
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> bool(Expr.Bool expr) {
    return text(asText(expr));
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> isNull(Expr.IsNull expr) {
    return field(expr.operand()).map(f -> negated(present(f)));
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> exists(Expr.Exists expr) {
    return field(expr.operand()).map(SplSearchPrinter::present);
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> regex(Expr.Regex expr) {
    return Optional.empty();
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> inNetwork(Expr.InNetwork expr) {
    return field(expr.operand())
        .map(
            f ->
                SplChain.of(
                    expr.anyOf().stream()
                        .map(n -> atom(f + "=" + SplQuoting.string(n.toString())))
                        .toList(),
                    "OR",
                    SearchPrecedence.OR));
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> related(Expr.Related expr) {
    return Optional.empty();
  }

  @Override
  protected Optional<Fragment<SearchPrecedence>> timePart(Expr.TimePart expr) {
    return Optional.empty();
  }

  private static Optional<String> field(Operand operand) {
    return SplNames.isRaw(operand)
        ? Optional.empty()
        : SplNames.of(operand).map(SplQuoting::searchField);
  }

  private static Fragment<SearchPrecedence> present(String field) {
    return atom(field + "=*");
  }

  private static Fragment<SearchPrecedence> oneOf(String field, List<String> values) {
    return values.size() == 1
        ? atom(field + "=" + values.get(0))
        : new Fragment<>(
            Doc.concat(Doc.text(field + " IN "), Chain.list(values, 4)), SearchPrecedence.ATOM);
  }

  private static Fragment<SearchPrecedence> atom(String text) {
    return new Fragment<>(Doc.text(text), SearchPrecedence.ATOM);
  }
}
