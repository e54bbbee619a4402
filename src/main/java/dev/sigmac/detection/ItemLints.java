package dev.sigmac.detection;

import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.rule.Detection.Item;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.Span;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is doubtful in the values of one item. */
final class ItemLints {
  /**
   * A shorthand class or a word boundary inside a word that follows a literal backslash or a
   * drive's colon.
   */
  private static final Pattern SHORTHAND_IN_PATH =
      Pattern.compile("(?:\\\\\\\\|:)[\\w .()-]*\\w(\\\\[wWsSdDbB])(?=[A-Za-z]{2})");

  /**
   * A literal {@code *} in a path: one backslash before it, behind a backslash and a name, a drive
   * or a variable.
   */
  private static final Pattern ESCAPED_WILDCARD =
      Pattern.compile("(?:\\\\[\\p{L}\\p{N} ._()$-]+|\\b[A-Za-z]:|\\w%)(\\\\\\*)");

  private final Item item;
  private final ModifierChain chain;
  private final Diagnostics diagnostics;

  ItemLints(Item item, ModifierChain chain, Diagnostics diagnostics) {
    this.item = item;
    this.chain = chain;
    this.diagnostics = diagnostics;
  }

  void check() {
    all();
    duplicates();
    for (YamlScalar value : item.values()) {
      if (chain.stage().kind() == Stage.Kind.REGEX) {
        shorthand(value);
      } else if (isWildcardText() && value.isString()) {
        escapedWildcard(value);
        doubleWildcard(value);
        matchesAnything(value);
      }
    }
    if (chain.stage() == Stage.PLAIN || chain.stage() == Stage.START) {
      wildcardInsteadOfModifier();
    }
    if (isWildcardText() && !chain.has(KnownModifier.ALL)) {
      covered();
    }
  }

  private boolean isWildcardText() {
    Stage.Kind kind = chain.stage().kind();
    boolean encoded = chain.has(KnownModifier.BASE64) || chain.has(KnownModifier.BASE64OFFSET);
    return (kind == Stage.Kind.SCALAR || kind == Stage.Kind.TEXT) && !encoded;
  }

  private void all() {
    if (!chain.has(KnownModifier.ALL)) {
      return;
    }
    Span span =
        item.modifiers().stream()
            .filter(m -> m.name().equals("all"))
            .findFirst()
            .orElseThrow()
            .span();
    if (item.values().size() == 1) {
      report(
          LintCode.ALL_ON_ONE_VALUE,
          span,
          "There is only one value, so 'all' has no effect.",
          "Remove 'all'.");
    } else if (item.field().isPresent()
        && isWildcardText()
        && chain.stage() != Stage.MATCHED
        && item.values().stream().filter(v -> shape(v) == Shape.EQUALS).count() > 1) {
      report(
          LintCode.ALL_OF_WHOLE_VALUES,
          span,
          "A field with one value cannot be each of these values at once.",
          "Write 'contains|all' for parts of one value, or remove 'all'.");
    }
  }

  private void duplicates() {
    Map<String, YamlScalar> seen = new HashMap<>();
    for (YamlScalar value : item.values()) {
      String text = (value.isString() ? "'" : "") + value.value();
      if (seen.putIfAbsent(text, value) != null) {
        report(
            LintCode.DUPLICATE_VALUE,
            value.span(),
            "The value stands in line " + seen.get(text).span().line() + " already.",
            "Remove one of them.");
      }
    }
  }

  private void shorthand(YamlScalar value) {
    Matcher slip = SHORTHAND_IN_PATH.matcher(value.value());
    for (int from = 0; slip.find(from); from = slip.end(1)) {
      String shorthand = slip.group(1);
      report(
          LintCode.SHORTHAND_IN_PATH,
          value.spanOf(slip.start(1), slip.end(1)),
          "'"
              + shorthand
              + "' is a class of characters, not a backslash and the letter '"
              + shorthand.charAt(1)
              + "'.",
          "Write '\\" + shorthand + "' if a path separator is meant.");
    }
  }

  private void escapedWildcard(YamlScalar value) {
    Matcher trap = ESCAPED_WILDCARD.matcher(value.value());
    if (trap.find()) {
      report(
          LintCode.ESCAPED_WILDCARD,
          value.spanOf(trap.start(1), trap.end(1)),
          "The backslash makes this * a literal star, not a wildcard.",
          "Write '\\\\*' for a backslash and then anything, or '\\\\\\*' for a backslash and a star.");
    }
  }

  private void doubleWildcard(YamlScalar value) {
    String text = value.value();
    for (int i = 0; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.startsWith("**", i)) {
        report(
            LintCode.DOUBLE_WILDCARD,
            value.spanOf(i, i + 2),
            "Two wildcards in a row match what one does.",
            "Remove one, or escape them with a backslash if stars are meant.");
        return;
      }
    }
  }

  private void matchesAnything(YamlScalar value) {
    SigmaString string = SigmaString.parse(value.value());
    boolean empty = string.isEmpty() && (chain.stage() == Stage.MATCHED || item.field().isEmpty());
    boolean wildcard =
        string.shape() == Shape.ANYTHING
            && (item.values().size() > 1 || chain.stage() == Stage.MATCHED);
    if (empty || wildcard) {
      report(
          LintCode.MATCHES_ANYTHING,
          value.span(),
          "This matches whatever "
              + (item.field().isPresent() ? "the field" : "the event")
              + " holds.",
          "Remove it, or ask for the field alone with '|exists: true'.");
    }
  }

  private void wildcardInsteadOfModifier() {
    List<Shape> shapes = item.values().stream().map(this::shape).distinct().toList();
    if (shapes.size() == 1 && item.field().isPresent()) {
      Optional<KnownModifier> modifier =
          switch (shapes.get(0)) {
            case STARTSWITH -> Optional.of(KnownModifier.STARTSWITH);
            case ENDSWITH -> Optional.of(KnownModifier.ENDSWITH);
            case CONTAINS -> Optional.of(KnownModifier.CONTAINS);
            default -> Optional.empty();
          };
      modifier.ifPresent(
          m ->
              report(
                  LintCode.WILDCARD_INSTEAD_OF_MODIFIER,
                  item.values().get(0).span(),
                  "The modifier '" + m.word() + "' says this without wildcards.",
                  "Write '" + item.field().get() + "|" + m.word() + "' and remove the wildcards."));
    }
  }

  private void covered() {
    List<YamlScalar> values = item.values().stream().filter(YamlScalar::isString).toList();
    if (values.size() < 2 || values.size() > CoveredValues.LONGEST_LIST || item.field().isEmpty()) {
      return;
    }
    List<SigmaString> strings =
        values.stream().map(value -> matched(SigmaString.parse(value.value()))).toList();
    Text text =
        new Text(
            new WholeEvent(), strings, chain.has(KnownModifier.CASED), Origin.of(item.keySpan()));
    List<CoveredValues.Folded> folded = CoveredValues.folded(text);
    for (int i = 0; i < values.size(); i++) {
      int by = CoveredValues.coveredBy(i, folded);
      if (by >= 0 && !values.get(by).value().equals(values.get(i).value())) {
        report(
            LintCode.COVERED_VALUE,
            values.get(i).span(),
            "The value in line "
                + values.get(by).span().line()
                + " matches all that this one matches.",
            "Remove this one, or make the other narrower.");
      }
    }
  }

  private SigmaString matched(SigmaString string) {
    if (chain.has(KnownModifier.CONTAINS)) {
      return string.contained();
    }
    if (chain.has(KnownModifier.STARTSWITH)) {
      return string.append(SigmaString.ANYTHING);
    }
    return chain.has(KnownModifier.ENDSWITH) ? SigmaString.ANYTHING.append(string) : string;
  }

  private Shape shape(YamlScalar value) {
    return value.isString() ? SigmaString.parse(value.value()).shape() : Shape.EQUALS;
  }

  private void report(LintCode code, Span span, String message, String hint) {
    diagnostics.report(code, span, message, hint);
  }
}
