package dev.sigmac.backend.kql;

import static dev.sigmac.backend.kql.KqlTextPrinter.atom;
import static dev.sigmac.backend.kql.KqlTextPrinter.compared;

import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.SigmaNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prints matches on numbers. A column of numbers holds the number, a text is compared with how the
 * rule writes it, and a dynamic value may be either.
 */
final class KqlNumberPrinter {
  private static final int LARGEST_EXPONENT = 300;

  /** The largest whole number up to which a {@code real} holds each. */
  private static final BigDecimal LARGEST_REAL = BigDecimal.valueOf(1L << 53);

  private final KqlOperandPrinter operands;

  KqlNumberPrinter(KqlOperandPrinter operands) {
    this.operands = operands;
  }

  /** Both sides of a comparison, as numbers. */
  record Sides(String left, String right) {}

  /** The operand is one of the numbers. */
  Fragment<KqlPrecedence> oneOf(Expr.Numbers expr) {
    Operand operand = expr.operand();
    ColumnType type = KqlOperandPrinter.type(operand);
    if (type == ColumnType.INTEGER || type == ColumnType.REAL) {
      List<String> values =
          expr.anyOf().stream()
              .filter(n -> type == ColumnType.REAL ? isPrintable(n) : n.isLong())
              .map(KqlQuoting::number)
              .toList();
      return values.isEmpty()
          ? atom("false")
          : KqlTextPrinter.oneOf(operands.apply(operand), "==", "in", values);
    }
    List<String> lexemes =
        expr.anyOf().stream().map(n -> KqlQuoting.string(n.lexeme())).distinct().toList();
    String text = operands.text(operand);
    List<Fragment<KqlPrecedence>> ways = new ArrayList<>();
    if (operand instanceof WholeEvent) {
      lexemes.forEach(lexeme -> ways.add(compared(text, "=~", lexeme)));
    } else {
      ways.add(KqlTextPrinter.oneOf(text, "=~", "in~", lexemes));
    }
    if (type == ColumnType.DYNAMIC) {
      List<String> others =
          expr.anyOf().stream()
              .filter(n -> isPrintable(n) && !n.lexeme().equals(plain(n)))
              .map(KqlQuoting::number)
              .toList();
      if (!others.isEmpty()) {
        ways.add(numeric(operands.apply(operand), others));
      }
    }
    return KqlChain.any(ways);
  }

  /** A dynamic value that is no text is one of the numbers. */
  private static Fragment<KqlPrecedence> numeric(String value, List<String> numbers) {
    return KqlChain.all(
        List.of(
            compared("gettype(" + value + ")", "!=", "\"string\""),
            KqlTextPrinter.oneOf("toreal(" + value + ")", "==", "in", numbers)));
  }

  /** The operand and the number, for an operator that compares numbers; none if there is no way. */
  Optional<Sides> sides(Expr.Compare expr) {
    if (expr.operand() instanceof WholeEvent || !isPrintable(expr.number())) {
      return Optional.empty();
    }
    String number = KqlQuoting.number(expr.number());
    ColumnType type = KqlOperandPrinter.type(expr.operand());
    if (type == ColumnType.INTEGER || type == ColumnType.REAL) {
      return Optional.of(new Sides(operands.apply(expr.operand()), number));
    }
    String text = operands.text(expr.operand());
    return Optional.of(
        expr.number().value().abs().compareTo(LARGEST_REAL) < 0
            ? new Sides("toreal(" + text + ")", number)
            : new Sides("todecimal(" + text + ")", "decimal(" + number + ")"));
  }

  private static String plain(SigmaNumber number) {
    return number.value().stripTrailingZeros().toPlainString();
  }

  private static boolean isPrintable(SigmaNumber number) {
    return Math.abs((long) number.value().precision() - number.value().scale()) <= LARGEST_EXPONENT
        && Math.abs((long) number.value().scale()) <= LARGEST_EXPONENT;
  }
}
