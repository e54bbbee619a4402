package dev.sigmac.backend.eql;

import static dev.sigmac.backend.eql.EqlChain.atom;

import dev.sigmac.backend.BackendCode;
import dev.sigmac.backend.Findings;
import dev.sigmac.backend.Fragment;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Network;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints matches on numbers and addresses. */
final class EqlNumberPrinter {
  private final EqlOperandPrinter operands;
  private final Findings findings;

  EqlNumberPrinter(EqlOperandPrinter operands, Findings findings) {
    this.operands = operands;
    this.findings = findings;
  }

  /** The operand is one of the numbers. */
  Fragment<EqlPrecedence> oneOf(Expr.Numbers expr) {
    ColumnType type = EqlOperandPrinter.type(expr.operand());
    if (type == ColumnType.TEXT) {
      List<String> lexemes = expr.anyOf().stream().map(n -> EqlQuoting.string(n.lexeme())).toList();
      return EqlChain.oneOf(operands.text(expr.operand()), ":", ":", lexemes);
    }
    List<String> numbers =
        type == ColumnType.INTEGER || type == ColumnType.REAL
            ? expr.anyOf().stream()
                .filter(n -> type == ColumnType.REAL || n.isLong())
                .map(EqlQuoting::number)
                .toList()
            : List.of();
    return numbers.isEmpty()
        ? atom("false")
        : EqlChain.oneOf(operands.apply(expr.operand()), "==", "in", numbers);
  }

  /** The operand is a number that compares so. */
  Fragment<EqlPrecedence> compare(Expr.Compare expr) {
    ColumnType type = EqlOperandPrinter.type(expr.operand());
    if (type != ColumnType.INTEGER && type != ColumnType.REAL) {
      return unsupported(expr, "EQL compares fields of numbers only with a number");
    }
    String operator = expr.comparison().operator("==");
    return atom(
        operands.apply(expr.operand()) + " " + operator + " " + EqlQuoting.number(expr.number()));
  }

  /** An address as a text: whole ones by value, others by how addresses are written. */
  Fragment<EqlPrecedence> addresses(Expr.Text match, EqlTextPrinter texts) {
    List<Fragment<EqlPrecedence>> ways = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    List<SigmaString> others = new ArrayList<>();
    for (SigmaString value : match.anyOf()) {
      if (value.shape() != Shape.EQUALS) {
        others.add(value);
      } else if (Network.isAddress(value.text())) {
        whole.add(EqlQuoting.string(value.text()));
      }
    }
    if (!whole.isEmpty()) {
      ways.add(EqlChain.oneOf(operands.apply(match.operand()), "==", "in", whole));
    }
    if (!others.isEmpty()) {
      ways.add(texts.text(new Expr.Text(match.operand(), others, match.cased(), match.origin())));
    }
    return ways.isEmpty() ? atom("false") : EqlChain.any(ways);
  }

  /** The operand is an address in one of the networks. */
  Fragment<EqlPrecedence> inNetwork(Expr.InNetwork expr) {
    if (EqlOperandPrinter.type(expr.operand()) != ColumnType.IP) {
      return unsupported(expr, "EQL looks for a network in a field of the type ip only");
    }
    String field = operands.apply(expr.operand());
    List<Fragment<EqlPrecedence>> ways = new ArrayList<>();
    for (Network.Version version : Network.Version.values()) {
      List<Network> networks = expr.anyOf().stream().filter(n -> n.version() == version).toList();
      if (networks.isEmpty()) {
        continue;
      }
      String ranges =
          networks.stream()
              .map(n -> EqlQuoting.string(n.toString()))
              .collect(Collectors.joining(", "));
      Fragment<EqlPrecedence> inside = atom("cidrMatch(" + field + ", " + ranges + ")");
      // An address of version 4 is taken for one of version 6 in the networks that it is mapped to.
      boolean mapped = networks.stream().anyMatch(n -> n.address().startsWith("::"));
      ways.add(
          version == Network.Version.IPV6 && mapped
              ? EqlChain.all(List.of(atom("string(" + field + ") : \"*:*\""), inside))
              : inside);
    }
    return EqlChain.any(ways);
  }

  private Fragment<EqlPrecedence> unsupported(Expr.Leaf leaf, String message) {
    findings.diagnostic(BackendCode.UNSUPPORTED_CONSTRUCT, leaf.origin(), message);
    return atom("false");
  }
}
