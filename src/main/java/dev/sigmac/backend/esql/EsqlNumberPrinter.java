package dev.sigmac.backend.esql;

import static dev.sigmac.backend.esql.EsqlChain.atom;
import static dev.sigmac.backend.esql.EsqlChain.compared;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Network;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.SigmaNumber;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.layout.Doc;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints matches on numbers and addresses. */
final class EsqlNumberPrinter {
  /** Texts that are numbers; TO_DOUBLE takes others too, such as NaN and 1d. */
  private static final String NUMBER =
      " *[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+\\-]?[0-9]+)? *";

  /** The largest whole number up to which a double holds each. */
  private static final BigDecimal LARGEST_DOUBLE = BigDecimal.valueOf(1L << 53);

  private final EsqlOperandPrinter operands;
  private final Findings findings;

  EsqlNumberPrinter(EsqlOperandPrinter operands, Findings findings) {
    this.operands = operands;
    this.findings = findings;
  }

  /** The operand is one of the numbers. */
  Fragment<EsqlPrecedence> oneOf(Expr.Numbers expr) {
    ColumnType type = EsqlOperandPrinter.type(expr.operand());
    if (type == ColumnType.TEXT) {
      List<String> lexemes =
          expr.anyOf().stream()
              .map(n -> EsqlQuoting.string(n.lexeme().toLowerCase(Locale.ROOT)))
              .toList();
      return EsqlChain.oneOf(
          "TO_LOWER(" + operands.text(expr.operand()) + ")", "==", "IN", lexemes);
    }
    List<String> numbers =
        type == ColumnType.INTEGER || type == ColumnType.REAL
            ? expr.anyOf().stream()
                .filter(n -> type == ColumnType.REAL || n.isLong())
                .map(EsqlQuoting::number)
                .toList()
            : List.of();
    return numbers.isEmpty()
        ? atom("FALSE")
        : EsqlChain.oneOf(operands.apply(expr.operand()), "==", "IN", numbers);
  }

  /** The operand is a number that compares so. */
  Fragment<EsqlPrecedence> compare(Expr.Compare expr) {
    ColumnType type = EsqlOperandPrinter.type(expr.operand());
    String operator = expr.comparison().operator("==");
    if (type == ColumnType.INTEGER || type == ColumnType.REAL) {
      return isWithinLong(expr.number())
          ? compared(operands.apply(expr.operand()), operator, EsqlQuoting.number(expr.number()))
          : unsupported(expr, "ES|QL cannot compare with a number beyond 64 bits");
    } else if (type != ColumnType.TEXT) {
      return unsupported(expr, "ES|QL cannot compare a field of this type with a number");
    } else if (expr.number().value().abs().compareTo(LARGEST_DOUBLE) >= 0) {
      return unsupported(expr, "ES|QL compares texts with numbers below 2^53 only");
    }
    String text = operands.text(expr.operand());
    String number = EsqlQuoting.number(expr.number());
    return EsqlChain.all(
        List.of(
            compared(text, "RLIKE", EsqlQuoting.string(NUMBER)),
            compared("TO_DOUBLE(TRIM(" + text + "))", operator, number)));
  }

  private static boolean isWithinLong(SigmaNumber number) {
    return number.isLong() || number.value().abs().compareTo(LARGEST_DOUBLE) < 0;
  }

  private Fragment<EsqlPrecedence> unsupported(Expr.Compare expr, String message) {
    findings.diagnostic(BackendCode.UNSUPPORTED_CONSTRUCT, expr.origin(), message);
    return atom("FALSE");
  }

  /** An address as a text: whole ones by value, others by how addresses are written. */
  Fragment<EsqlPrecedence> addresses(Expr.Text match, EsqlTextPrinter texts) {
    List<Fragment<EsqlPrecedence>> ways = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    List<SigmaString> others = new ArrayList<>();
    for (SigmaString value : match.anyOf()) {
      if (value.shape() != Shape.EQUALS) {
        others.add(value);
      } else if (Network.isAddress(value.text())) {
        whole.add(EsqlQuoting.string(value.text()));
      }
    }
    if (!whole.isEmpty()) {
      ways.add(EsqlChain.oneOf(operands.apply(match.operand()), "==", "IN", whole));
    }
    if (!others.isEmpty()) {
      ways.add(texts.text(new Expr.Text(match.operand(), others, match.cased(), match.origin())));
    }
    return ways.isEmpty() ? atom("FALSE") : EsqlChain.any(ways);
  }

  /** The operand is an address in one of the networks. */
  Fragment<EsqlPrecedence> inNetwork(Expr.InNetwork expr) {
    boolean stored = EsqlOperandPrinter.type(expr.operand()) == ColumnType.IP;
    String text = operands.text(expr.operand());
    String address = stored ? operands.apply(expr.operand()) : "TO_IP(" + text + ")";
    List<Fragment<EsqlPrecedence>> ways = new ArrayList<>();
    for (Network.Version version : Network.Version.values()) {
      List<Network> networks = expr.anyOf().stream().filter(n -> n.version() == version).toList();
      if (networks.isEmpty()) {
        continue;
      }
      String ranges =
          networks.stream()
              .map(n -> EsqlQuoting.string(n.toString()))
              .collect(Collectors.joining(", "));
      Fragment<EsqlPrecedence> inside = atom("CIDR_MATCH(" + address + ", " + ranges + ")");
      // An address of one version is taken for the other's where it is mapped into it.
      boolean mapped = networks.stream().anyMatch(n -> n.address().startsWith("::"));
      if (version == Network.Version.IPV6 && (mapped || !stored)) {
        inside = EsqlChain.all(List.of(compared(text, "LIKE", "\"*:*\""), inside));
      } else if (!stored) {
        Fragment<EsqlPrecedence> plain =
            new Fragment<>(Doc.text("NOT " + text + " LIKE \"*:*\""), EsqlPrecedence.NOT);
        inside = EsqlChain.all(List.of(plain, inside));
      }
      ways.add(inside);
    }
    return EsqlChain.any(ways);
  }
}
