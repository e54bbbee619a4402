package dev.sigmac.detection;

import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Bool;
import dev.sigmac.detection.Expr.Compare;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Expr.InNetwork;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Named;
import dev.sigmac.detection.Expr.Not;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Or;
import dev.sigmac.detection.Expr.Regex;
import dev.sigmac.detection.Expr.Related;
import dev.sigmac.detection.Expr.Terms;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Expr.TimePart;
import dev.sigmac.regex.PcreRegex;
import dev.sigmac.regex.Printed;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A readable text of expressions, one leaf a line, terms indented under {@code all of}, {@code any
 * of} and {@code not}. It is for people and tests; no target reads it.
 */
public final class ExprText extends ExprDispatch<List<String>> {
  private ExprText() {}

  /** The lines of {@code expr}. */
  public static List<String> lines(Expr expr) {
    return new ExprText().apply(expr);
  }

  /** The meaning of each identifier under its name, then the condition; each line ends in LF. */
  public static String of(LoweredRule rule) {
    Stream<String> identifiers =
        rule.identifiers().entrySet().stream()
            .flatMap(e -> headed(visible(e.getKey()) + ":", lines(e.getValue())));
    return Stream.concat(identifiers, headed("condition:", lines(rule.condition())))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** {@code text} with control characters and line ends written as their code points. */
  static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)
                  || Character.getType(c) == Character.FORMAT
                  || c == 0x2028
                  || c == 0x2029) {
                visible.append(String.format(Locale.ROOT, "<U+%04X>", c));
              } else {
                visible.appendCodePoint(c);
              }
            });
    return visible.toString();
  }

  private static Stream<String> headed(String head, List<String> lines) {
    return Stream.concat(Stream.of(head), lines.stream().map(line -> "  " + line));
  }

  private List<String> terms(String head, List<Expr> terms) {
    return headed(head, terms.stream().flatMap(term -> apply(term).stream()).toList()).toList();
  }

  private static List<String> leaf(Operand operand, String relation, Stream<String> values) {
    return List.of(
        OperandText.of(operand)
            + " "
            + relation
            + values.collect(Collectors.joining(", ", " ", "")));
  }

  private static String quoted(String text) {
    return "'" + visible(text).replace("'", "''") + "'";
  }

  @Override
  protected List<String> and(And expr) {
    return terms("all of", expr.terms());
  }

  @Override
  protected List<String> or(Or expr) {
    return terms("any of", expr.terms());
  }

  @Override
  protected List<String> not(Not expr) {
    List<String> inner = apply(expr.term());
    return inner.size() == 1 ? List.of("not " + inner.get(0)) : headed("not", inner).toList();
  }

  @Override
  protected List<String> constant(Constant expr) {
    return List.of(expr.value() ? "always" : "never");
  }

  @Override
  protected List<String> named(Named expr) {
    return List.of(visible(expr.identifier()));
  }

  @Override
  protected List<String> text(Text expr) {
    return leaf(
        expr.operand(),
        expr.cased() ? "is (cased)" : "is",
        expr.anyOf().stream().map(value -> quoted(value.toString())));
  }

  @Override
  protected List<String> terms(Terms expr) {
    return leaf(expr.operand(), "has the term", expr.anyOf().stream().map(ExprText::quoted));
  }

  @Override
  protected List<String> numbers(Numbers expr) {
    return leaf(expr.operand(), "is", expr.anyOf().stream().map(SigmaNumber::lexeme));
  }

  @Override
  protected List<String> compare(Compare expr) {
    return leaf(expr.operand(), expr.comparison().operator("="), Stream.of(expr.number().lexeme()));
  }

  @Override
  protected List<String> bool(Bool expr) {
    return leaf(expr.operand(), "is", Stream.of(Boolean.toString(expr.value())));
  }

  @Override
  protected List<String> isNull(IsNull expr) {
    return leaf(expr.operand(), "is", Stream.of("null"));
  }

  @Override
  protected List<String> exists(Exists expr) {
    return List.of(OperandText.of(expr.operand()) + " exists");
  }

  @Override
  protected List<String> regex(Regex expr) {
    // Printed anew, so that flags and the ends it is tied to are seen.
    String pattern = ((Printed.Pattern) new PcreRegex().print(expr.regex())).text();
    return leaf(expr.operand(), "matches", Stream.of("/" + visible(pattern) + "/"));
  }

  @Override
  protected List<String> inNetwork(InNetwork expr) {
    return leaf(expr.operand(), "is in", expr.anyOf().stream().map(Network::toString));
  }

  @Override
  protected List<String> related(Related expr) {
    String relation =
        switch (expr.relation()) {
          case EQUALS -> "is the same as";
          case CONTAINS -> "contains";
          case STARTSWITH -> "starts with";
          case ENDSWITH -> "ends with";
        };
    return leaf(
        expr.operand(),
        relation + (expr.cased() ? " (cased)" : ""),
        Stream.of("field " + OperandText.of(expr.other())));
  }

  @Override
  protected List<String> timePart(TimePart expr) {
    return List.of(
        expr.unit().name().toLowerCase(Locale.ROOT)
            + " of "
            + OperandText.of(expr.operand())
            + " "
            + expr.comparison().operator("=")
            + " "
            + expr.number());
  }
}
