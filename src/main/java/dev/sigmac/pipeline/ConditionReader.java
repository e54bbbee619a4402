package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Bool;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Origin;
import dev.sigmac.detection.SigmaNumber;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.Entry;
import dev.sigmac.yaml.YamlNode.ScalarType;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads conditions of packs over columns. They look like a rule's detection: a map is all of its
 * items, a list of maps any of them, values may be lists, and a column may have the modifier
 * contains, startswith, endswith, cased, neq or all.
 */
final class ConditionReader {
  private static final Pattern BAR = Pattern.compile("|", Pattern.LITERAL);
  private static final List<String> MODIFIERS =
      List.of("contains", "startswith", "endswith", "neq", "cased", "all");

  private final PackYaml yaml;
  private final OperandReader operands;

  ConditionReader(PackYaml yaml, OperandReader operands) {
    this.yaml = yaml;
    this.operands = operands;
  }

  Expr read(YamlNode node) {
    if (node instanceof YamlSequence sequence) {
      return Expr.or(sequence.items().stream().map(this::read).toList());
    }
    List<Entry> entries =
        yaml.mapping(node, "A condition").map(YamlMapping::entries).orElse(List.of());
    return Expr.and(entries.stream().map(this::item).toList());
  }

  private Expr item(Entry entry) {
    String[] key = BAR.split(entry.key().value(), -1);
    Optional<Operand> operand = operands.read(entry.key(), key[0]);
    if (operand.isEmpty()) {
      return new Expr.Constant(false);
    }
    boolean negated = false;
    boolean cased = false;
    boolean all = false;
    String shape = "";
    for (int i = 1; i < key.length; i++) {
      if (!MODIFIERS.contains(key[i])) {
        yaml.invalid(entry.key(), "A condition of a pack has no modifier '" + key[i] + "'");
      } else if (key[i].equals("neq")) {
        negated = true;
      } else if (key[i].equals("cased")) {
        cased = true;
      } else if (key[i].equals("all")) {
        all = true;
      } else {
        shape = key[i];
      }
    }
    List<YamlNode> values = all ? yaml.items(entry.value()) : List.of(entry.value());
    List<Expr> matches = new ArrayList<>();
    for (YamlNode value : values) {
      matches.add(match(operand.get(), shape, cased, value));
    }
    Expr match = Expr.and(matches);
    return negated ? Expr.not(match) : match;
  }

  private Expr match(Operand operand, String shape, boolean cased, YamlNode values) {
    Origin origin = Origin.of(values.span());
    TypedLeaf typed = new TypedLeaf(operand);
    List<SigmaString> texts = new ArrayList<>();
    List<SigmaNumber> numbers = new ArrayList<>();
    List<Expr> ways = new ArrayList<>();
    for (YamlNode item : yaml.items(values)) {
      if (!(item instanceof YamlScalar scalar)) {
        yaml.invalid(item, "A value must be a text, a number or a boolean");
      } else if (scalar.type() == ScalarType.INTEGER && shape.isEmpty()) {
        numbers.add(new SigmaNumber(new BigDecimal(scalar.value()), scalar.lexeme()));
      } else if (scalar.type() == ScalarType.BOOLEAN && shape.isEmpty()) {
        ways.add(typed.apply(new Bool(operand, scalar.value().equalsIgnoreCase("true"), origin)));
      } else {
        texts.add(shaped(SigmaString.parse(scalar.value()), shape));
      }
    }
    if (!numbers.isEmpty()) {
      ways.add(typed.apply(new Numbers(operand, numbers, origin)));
    }
    if (!texts.isEmpty()) {
      ways.add(typed.apply(new Text(operand, texts, cased, origin)));
    }
    return Expr.or(ways);
  }

  private static SigmaString shaped(SigmaString value, String shape) {
    return switch (shape) {
      case "contains" -> value.contained();
      case "startswith" -> value.append(SigmaString.ANYTHING);
      case "endswith" -> SigmaString.ANYTHING.append(value);
      default -> value;
    };
  }
}
