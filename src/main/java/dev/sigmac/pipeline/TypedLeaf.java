package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
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
import dev.sigmac.detection.ExprDispatch;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.SigmaNumber;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts a leaf on an operand, its literals as values of the operand's type. A literal that is no
 * value of the type matches no row; patterns stay texts, to be matched with the value as it is
 * written.
 */
final class TypedLeaf extends ExprDispatch<Expr> {
  private static final Pattern GUID =
      Pattern.compile("\\{?\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}}?");

  private final Operand operand;
  private final ColumnType type;

  TypedLeaf(Operand operand) {
    this.operand = operand;
    this.type = OperandType.of(operand);
  }

  @Override
  protected Expr text(Text leaf) {
    return switch (type) {
      case INTEGER, REAL, BOOLEAN, GUID -> valuesOf(leaf);
      default -> leaf.on(operand);
    };
  }

  private Expr valuesOf(Text leaf) {
    List<Expr> ways = new ArrayList<>();
    List<SigmaString> patterns = new ArrayList<>();
    List<SigmaNumber> numbers = new ArrayList<>();
    for (SigmaString value : leaf.anyOf()) {
      if (value.isEmpty()) {
        ways.add(new IsNull(operand, leaf.origin()));
      } else if (value.shape() == Shape.ANYTHING) {
        ways.add(new Exists(operand, leaf.origin()));
      } else if (value.shape() != Shape.EQUALS) {
        patterns.add(value);
      } else if (type == ColumnType.BOOLEAN) {
        bool(value.text()).ifPresent(b -> ways.add(new Bool(operand, b, leaf.origin())));
      } else if (type == ColumnType.GUID) {
        if (GUID.matcher(value.text()).matches()) {
          patterns.add(
              SigmaString.literal(value.text().replaceAll("[{}]", "").toLowerCase(Locale.ROOT)));
        }
      } else {
        number(value.text()).ifPresent(numbers::add);
      }
    }
    if (!numbers.isEmpty()) {
      ways.add(new Numbers(operand, numbers, leaf.origin()));
    }
    if (!patterns.isEmpty()) {
      ways.add(new Text(operand, patterns, leaf.cased() && type != ColumnType.GUID, leaf.origin()));
    }
    return Expr.or(ways);
  }

  @Override
  protected Expr numbers(Numbers leaf) {
    return switch (type) {
      case TEXT, ANALYZED_TEXT, ESCAPED_TEXT ->
          new Text(
              operand,
              leaf.anyOf().stream().map(n -> SigmaString.literal(n.lexeme())).toList(),
              false,
              leaf.origin());
      case BOOLEAN ->
          Expr.or(
              leaf.anyOf().stream()
                  .map(SigmaNumber::value)
                  .filter(
                      n -> n.compareTo(BigDecimal.ZERO) == 0 || n.compareTo(BigDecimal.ONE) == 0)
                  .map(n -> new Bool(operand, n.signum() == 1, leaf.origin()))
                  .toList());
      case GUID -> new Constant(false);
      default -> leaf.on(operand);
    };
  }

  @Override
  protected Expr bool(Bool leaf) {
    return switch (type) {
      case INTEGER, REAL ->
          new Numbers(
              operand, List.of(number(leaf.value() ? "1" : "0").orElseThrow()), leaf.origin());
      case GUID, DATETIME -> new Constant(false);
      default -> leaf.on(operand);
    };
  }

  @Override
  protected Expr terms(Terms leaf) {
    return switch (type) {
      case TEXT, ANALYZED_TEXT, ESCAPED_TEXT, DYNAMIC -> leaf.on(operand);
      default -> leaf.asContains().on(operand);
    };
  }

  @Override
  protected Expr compare(Compare leaf) {
    return leaf.on(operand);
  }

  @Override
  protected Expr isNull(IsNull leaf) {
    return leaf.on(operand);
  }

  @Override
  protected Expr exists(Exists leaf) {
    return leaf.on(operand);
  }

  @Override
  protected Expr regex(Regex leaf) {
    return leaf.on(operand);
  }

  @Override
  protected Expr inNetwork(InNetwork leaf) {
    return leaf.on(operand);
  }

  @Override
  protected Expr related(Related leaf) {
    return leaf.on(operand);
  }

  @Override
  protected Expr timePart(TimePart leaf) {
    return leaf.on(operand);
  }

  @Override
  protected Expr and(And expr) {
    return expr;
  }

  @Override
  protected Expr or(Or expr) {
    return expr;
  }

  @Override
  protected Expr not(Not expr) {
    return expr;
  }

  @Override
  protected Expr constant(Constant expr) {
    return expr;
  }

  @Override
  protected Expr named(Named expr) {
    return expr;
  }

  private static Optional<Boolean> bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The number whose text it is: 0010 is none. */
  private Optional<SigmaNumber> number(String text) {
    String fraction = type == ColumnType.REAL ? "(\\.\\d{1,40})?" : "";
    if (!text.matches("-?(0|[1-9]\\d{0,40})" + fraction)) {
      return Optional.empty();
    }
    return Optional.of(new SigmaNumber(new BigDecimal(text), text));
  }
}
