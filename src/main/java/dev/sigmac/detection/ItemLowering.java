package dev.sigmac.detection;

import dev.sigmac.detection.Expr.Bool;
import dev.sigmac.detection.Expr.Compare;
import dev.sigmac.detection.Expr.Comparison;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Expr.InNetwork;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Regex;
import dev.sigmac.detection.Expr.Related;
import dev.sigmac.detection.Expr.Relation;
import dev.sigmac.detection.Expr.Terms;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Expr.TimePart;
import dev.sigmac.detection.Expr.TimeUnit;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.rule.Detection.Item;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.yaml.YamlNode.ScalarType;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lowers one item: its modifiers are checked and applied to each of its values. */
final class ItemLowering {
  private final Item item;
  private final ModifierChain chain;
  private final Operand operand;
  private final boolean terms;
  private final TextValues texts;
  private final RegexValues regexes;
  private final Diagnostics diagnostics;

  private ItemLowering(
      Item item,
      ModifierChain chain,
      Placeholders placeholders,
      boolean terms,
      Diagnostics diagnostics) {
    this.item = item;
    this.chain = chain;
    this.operand = item.field().<Operand>map(Field::new).orElseGet(WholeEvent::new);
    // The author's consent is to plain contains; what it negates or varies is left as it is.
    this.terms =
        terms
            && item.field().isPresent()
            && List.of(KnownModifier.CONTAINS, KnownModifier.ALL).containsAll(chain.modifiers());
    this.diagnostics = diagnostics;
    PlaceholderValues values = new PlaceholderValues(placeholders, diagnostics);
    this.texts = new TextValues(chain, values, diagnostics);
    this.regexes = new RegexValues(chain, values, diagnostics);
  }

  /** The meaning of {@code item}; nothing if an error was reported. */
  static Optional<Expr> lower(
      Item item, Placeholders placeholders, boolean terms, Diagnostics diagnostics) {
    return ModifierChain.of(item, diagnostics)
        .flatMap(chain -> new ItemLowering(item, chain, placeholders, terms, diagnostics).lower());
  }

  private Optional<Expr> lower() {
    List<Expr> alternatives = new ArrayList<>();
    boolean complete = true;
    for (YamlScalar value : item.values()) {
      Optional<Expr> match = match(value);
      match.ifPresent(alternatives::add);
      complete &= match.isPresent();
    }
    if (chain.stage() == Stage.PRESENCE && item.values().size() > 1) {
      complete = false;
      diagnostics.report(
          DetectionCode.WRONG_VALUE_TYPE,
          item.keySpan(),
          "The modifier 'exists' takes one value.",
          "Write true or false.");
    }
    if (chain.stage() == Stage.OFFSETS) {
      diagnostics.report(
          DetectionCode.OFFSET_WITHOUT_CONTAINS,
          item.keySpan(),
          "A field is hardly ever just the middle of an encoded text.",
          "Let contains follow base64offset.");
    }
    if (!complete) {
      return Optional.empty();
    }
    Expr match = chain.has(KnownModifier.ALL) ? Expr.and(alternatives) : Expr.or(alternatives);
    return Optional.of(chain.has(KnownModifier.NEQ) ? Expr.not(match) : match);
  }

  private Optional<Expr> match(YamlScalar value) {
    if (value.isNull()) {
      return nullMatch(value);
    }
    return switch (chain.stage().kind()) {
      case SCALAR -> scalar(value);
      case TEXT -> text(value);
      case REGEX -> regexes.of(value).map(regex -> new Regex(operand, regex, origin(value)));
      case NETWORK -> network(value);
      case FIELD -> field(value);
      case NUMBER -> number(value).map(n -> new Compare(operand, comparison(), n, origin(value)));
      case TIME -> time(value);
      case PRESENCE -> presence(value);
      case BYTES -> throw new AssertionError("a chain never ends in bytes");
    };
  }

  private Optional<Expr> nullMatch(YamlScalar value) {
    if (item.field().isPresent()
        && chain.stage().kind() == Stage.Kind.SCALAR
        && item.values().size() == 1) {
      return Optional.of(new IsNull(operand, origin(value)));
    }
    boolean among = item.values().size() > 1;
    diagnostics.report(
        among ? DetectionCode.NULL_AMONG_VALUES : DetectionCode.WRONG_VALUE_TYPE,
        value.span(),
        among
            ? "A null cannot stand among other values."
            : "A null has no value that these modifiers could look at.",
        "Give 'field: null' an identifier of its own and join it in the condition; write '' for an empty text.");
    return Optional.empty();
  }

  private Optional<Expr> scalar(YamlScalar value) {
    if (item.field().isEmpty() || value.isString()) {
      return text(value);
    }
    return value.type() == ScalarType.BOOLEAN
        ? Optional.of(new Bool(operand, value.value().equalsIgnoreCase("true"), origin(value)))
        : number(value).map(n -> new Numbers(operand, List.of(n), itemOrigin(value)));
  }

  private Optional<Expr> text(YamlScalar value) {
    List<SigmaString> strings = texts.of(value);
    if (strings.isEmpty()) {
      return Optional.empty();
    }
    if (operand instanceof WholeEvent) {
      strings = strings.stream().map(SigmaString::contained).toList();
    }
    boolean literal = strings.stream().allMatch(s -> s.shape() == SigmaString.Shape.CONTAINS);
    return Optional.of(
        terms && literal
            ? new Terms(
                operand, strings.stream().map(SigmaString::text).toList(), itemOrigin(value))
            : new Text(operand, strings, chain.has(KnownModifier.CASED), itemOrigin(value)));
  }

  private Optional<Expr> network(YamlScalar value) {
    List<Network> networks = new ArrayList<>();
    for (SigmaString text : texts.of(value)) {
      Optional<NetworkReader> read = NetworkReader.parse(text.toString());
      if (read.isEmpty()) {
        diagnostics.report(
            DetectionCode.INVALID_NETWORK,
            value.span(),
            "'" + text + "' is not a network in CIDR notation.",
            "Write an address and the length of the prefix, such as 10.0.0.0/8 or fe80::/10.");
      } else if (!read.get().isNetwork()) {
        diagnostics.report(
            DetectionCode.INVALID_NETWORK,
            value.span(),
            "The address of '" + text + "' has bits set behind its prefix.",
            "The network is " + read.get().network() + ".");
      } else {
        networks.add(read.get().network());
      }
    }
    return networks.isEmpty()
        ? Optional.empty()
        : Optional.of(new InNetwork(operand, networks, itemOrigin(value)));
  }

  private Optional<Expr> field(YamlScalar value) {
    String name = (value.isString() ? value.value() : value.lexeme()).strip();
    if (name.isEmpty() || name.contains("*") || name.contains("?")) {
      diagnostics.report(
          name.isEmpty() ? DetectionCode.WRONG_VALUE_TYPE : DetectionCode.WILDCARD_IN_FIELD_NAME,
          value.span(),
          "The modifier 'fieldref' takes the name of one field.",
          "Write a field's name without wildcards.");
      return Optional.empty();
    }
    Relation relation =
        Arrays.stream(Relation.values())
            .filter(r -> chain.modifiers().stream().anyMatch(m -> m.name().equals(r.name())))
            .findFirst()
            .orElse(Relation.EQUALS);
    return Optional.of(
        new Related(
            operand, relation, new Field(name), chain.has(KnownModifier.CASED), origin(value)));
  }

  private Optional<Expr> time(YamlScalar value) {
    TimeUnit unit =
        Arrays.stream(TimeUnit.values())
            .filter(u -> chain.has(KnownModifier.valueOf(u.name())))
            .findFirst()
            .orElseThrow();
    Optional<SigmaNumber> number = number(value);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (!number.get().isLong()
        || (comparison() == Comparison.EQ && !unit.has(number.get().value().longValue()))) {
      diagnostics.report(
          DetectionCode.NUMBER_OUT_OF_RANGE,
          value.span(),
          "No date has the "
              + KnownModifier.valueOf(unit.name()).word()
              + " "
              + value.lexeme()
              + ".",
          KnownModifier.valueOf(unit.name()).summary());
      return Optional.empty();
    }
    return Optional.of(
        new TimePart(operand, unit, comparison(), number.get().value().longValue(), origin(value)));
  }

  private Optional<Expr> presence(YamlScalar value) {
    if (value.type() != ScalarType.BOOLEAN) {
      diagnostics.report(
          DetectionCode.WRONG_VALUE_TYPE,
          value.span(),
          "The modifier 'exists' takes a boolean.",
          "Write true or false, without quotes.");
      return Optional.empty();
    }
    Expr exists = new Exists(operand, origin(value));
    return Optional.of(value.value().equalsIgnoreCase("true") ? exists : Expr.not(exists));
  }

  private Optional<SigmaNumber> number(YamlScalar value) {
    if (value.type() != ScalarType.INTEGER && value.type() != ScalarType.FLOAT) {
      diagnostics.report(
          DetectionCode.WRONG_VALUE_TYPE,
          value.span(),
          "'" + value.lexeme() + "' is not a number.",
          "Write a number without quotes.");
      return Optional.empty();
    }
    Optional<SigmaNumber> number = SigmaNumber.parse(value.lexeme());
    if (number.isEmpty()) {
      diagnostics.report(
          DetectionCode.NUMBER_OUT_OF_RANGE,
          value.span(),
          "'" + value.lexeme() + "' is not a number that can be compared.",
          "Put it in quotes if it is a text.");
    }
    return number;
  }

  private Comparison comparison() {
    return Arrays.stream(Comparison.values())
        .filter(c -> chain.modifiers().stream().anyMatch(m -> m.name().equals(c.name())))
        .findFirst()
        .orElse(Comparison.EQ);
  }

  private static Origin origin(YamlScalar value) {
    return Origin.of(value.span());
  }

  /** Where a leaf stands that may hold several values of the item. */
  private Origin itemOrigin(YamlScalar value) {
    boolean shared = item.values().size() > 1 && !chain.has(KnownModifier.ALL);
    return Origin.of(shared ? item.keySpan() : value.span());
  }
}
