package dev.sigmac.prove.elastic;

import dev.sigmac.prove.elastic.EqlTokens.Kind;
import dev.sigmac.prove.elastic.EqlTokens.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads EQL, checks types as Elasticsearch does, and says it in the query DSL (Elasticsearch 8.19
 * documentation, "EQL syntax reference" and "EQL function reference"). Sequences, pipes and
 * arithmetic are unknown to it.
 */
final class EqlReader {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
  private static final Set<String> MATCHES = Set.of(":", "like", "like~", "regex", "regex~");

  private final List<Token> tokens;
  private final EqlIndex index;
  private int at;

  private EqlReader(String query, EqlIndex index) {
    this.tokens = EqlTokens.of(query);
    this.index = index;
  }

  /** The query of the DSL that finds what the query for events finds. */
  static Map<String, Object> query(String eql, EqlIndex index) {
    EqlReader reader = new EqlReader(eql, index);
    EqlCondition condition = reader.event();
    if (reader.peek().kind() != Kind.END) {
      throw new EqlException("extraneous input '" + reader.peek().text() + "'");
    }
    return condition.query(false);
  }

  private EqlCondition event() {
    Token category = next();
    expect("where");
    EqlCondition condition = or();
    return category.is("any")
        ? condition
        : EqlCondition.all(
            List.of(
                EqlCondition.found(Map.of("term", Map.of("event.category", category.text()))),
                condition));
  }

  private EqlCondition or() {
    List<EqlCondition> parts = new ArrayList<>(List.of(and()));
    while (accept("or")) {
      parts.add(and());
    }
    return EqlCondition.any(parts);
  }

  private EqlCondition and() {
    List<EqlCondition> parts = new ArrayList<>(List.of(not()));
    while (accept("and")) {
      parts.add(not());
    }
    return EqlCondition.all(parts);
  }

  private EqlCondition not() {
    return accept("not") ? EqlCondition.not(not()) : comparison();
  }

  private EqlCondition comparison() {
    if (accept("(")) {
      EqlCondition inner = or();
      expect(")");
      return inner;
    }
    Operand left = operand();
    Token operator = peek();
    if (MATCHES.contains(operator.text()) || operator.is("in") || operator.is("in~")) {
      at++;
      if (operator.text().startsWith("in") && !peek().is("(")) {
        throw new EqlException("in needs a list");
      }
      return EqlCondition.any(
          constants().stream().map(v -> match(left, operator.text(), v)).toList());
    } else if (COMPARISONS.contains(operator.text()) && operator.kind() == Kind.SYMBOL) {
      at++;
      return compare(left, operator.text(), constant());
    } else if (left.constant() instanceof Boolean value) {
      return EqlCondition.constant(value);
    } else if (left.condition().isPresent()) {
      return left.condition().get();
    }
    throw new EqlException("expected an operator but found '" + operator.text() + "'");
  }

  private EqlCondition match(Operand left, String operator, Object value) {
    if (operator.equals("in") || (operator.equals("in~") && !(value instanceof String))) {
      return compare(left, "==", value);
    }
    if (!(value instanceof String text)) {
      throw new EqlException("[" + operator + "] takes strings, found " + value);
    }
    if (left.isUnknown()) {
      return EqlCondition.unknown();
    } else if (!left.kind().equals("string")) {
      throw new EqlException("[" + operator + "] needs a string, found [" + left.kind() + "]");
    }
    boolean folds = operator.equals(":") || operator.endsWith("~");
    boolean regex = operator.startsWith("regex");
    boolean plain = operator.equals("in~") || (text.indexOf('*') < 0 && text.indexOf('?') < 0);
    if (left.field().isPresent()) {
      String field = left.field().get();
      if (regex) {
        return EqlCondition.text("regexp", field, text, folds);
      }
      return plain
          ? EqlCondition.text("term", field, text, folds)
          : EqlCondition.text("wildcard", field, text.replace("\\", "\\\\"), folds);
    }
    String pattern = regex ? text : plain ? Pattern.quote(text) : wildcard(text);
    Pattern compiled =
        Pattern.compile(pattern, Pattern.DOTALL | (folds ? Pattern.CASE_INSENSITIVE : 0));
    return EqlCondition.computed(left.values(), v -> compiled.matcher(String.valueOf(v)).matches());
  }

  private static String wildcard(String text) {
    StringBuilder pattern = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                pattern.append(
                    c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
    return pattern.toString();
  }

  private EqlCondition compare(Operand left, String operator, Object value) {
    boolean equal = operator.equals("==");
    if (value == null) {
      return equal ? EqlCondition.not(exists(left)) : exists(left);
    } else if (left.isUnknown()) {
      return EqlCondition.unknown();
    }
    check(left, value);
    if (left.field().isPresent()) {
      String field = left.field().get();
      EqlCondition term = EqlCondition.text("term", field, value, false);
      return equal
          ? term
          : operator.equals("!=")
              ? EqlCondition.not(term)
              : EqlCondition.range(field, operator, value);
    } else if (!equal && !operator.equals("!=")) {
      throw new EqlException("an order of computed values is not known here");
    }
    EqlCondition same =
        EqlCondition.computed(
            left.values(),
            v ->
                v instanceof BigDecimal a && value instanceof BigDecimal b
                    ? a.compareTo(b) == 0
                    : v.equals(value));
    return equal ? same : EqlCondition.not(same);
  }

  private static EqlCondition exists(Operand left) {
    if (left.isUnknown()) {
      return EqlCondition.constant(false);
    }
    return left.field()
        .map(f -> EqlCondition.found(Map.of("exists", Map.of("field", f))))
        .orElseGet(
            () ->
                EqlCondition.found(
                    Map.of("ids", Map.of("values", List.copyOf(left.values().keySet())))));
  }

  private static void check(Operand left, Object value) {
    String needed =
        value instanceof String ? "string" : value instanceof Boolean ? "boolean" : "number";
    boolean text = needed.equals("string") && Set.of("ip", "date").contains(left.kind());
    if (!left.kind().equals(needed) && !text) {
      throw new EqlException("[" + left.kind() + "] cannot be compared with " + value);
    }
  }

  /** One side: a constant, a field, values computed for each document, or a condition. */
  private record Operand(
      Object constant,
      Optional<String> field,
      String kind,
      Map<String, Object> values,
      Optional<EqlCondition> condition) {
    boolean isUnknown() {
      return kind.equals("unknown");
    }
  }

  private Operand operand() {
    Token token = next();
    if (token.kind() == Kind.STRING) {
      return constant(token.text(), "string");
    } else if (token.kind() == Kind.NUMBER) {
      return constant(new BigDecimal(token.text()), "number");
    } else if (token.is("-") && peek().kind() == Kind.NUMBER) {
      return constant(new BigDecimal(next().text()).negate(), "number");
    } else if (token.is("true") || token.is("false")) {
      return constant(token.is("true"), "boolean");
    } else if (token.is("null")) {
      return constant(null, "null");
    } else if (token.kind() != Kind.WORD || token.text().endsWith("~")) {
      throw new EqlException("mismatched input '" + token.text() + "'");
    }
    return accept("(") ? call(token.text()) : field(token.text());
  }

  private static Operand constant(Object value, String kind) {
    return new Operand(value, Optional.empty(), kind, Map.of(), Optional.empty());
  }

  private Operand field(String word) {
    String name = EqlTokens.field(word);
    Optional<String> type = index.type(name);
    if (type.isEmpty() && !word.startsWith("?")) {
      throw new EqlException("Unknown column [" + name + "]");
    }
    String kind = type.map(EqlReader::kind).orElse("unknown");
    if (kind.equals("text")) {
      throw new EqlException("[" + name + "] is text and has no keyword");
    }
    return new Operand(
        null,
        Optional.of(name),
        kind,
        type.isPresent() ? index.values(name) : Map.of(),
        Optional.empty());
  }

  private static String kind(String type) {
    return switch (type) {
      case "keyword", "wildcard" -> "string";
      case "boolean", "ip", "date", "text" -> type;
      default -> "number";
    };
  }

  private Operand call(String name) {
    List<Operand> arguments = new ArrayList<>();
    do {
      arguments.add(operand());
    } while (accept(","));
    expect(")");
    return switch (name) {
      case "cidrMatch" -> cidrMatch(arguments);
      case "string" -> computed(arguments, "string", EqlReader::concatenated);
      case "concat" -> computed(arguments, "string", EqlReader::concatenated);
      case "between" -> computed(arguments, "string", EqlReader::between);
      default -> throw new EqlException("Unknown function [" + name + "]");
    };
  }

  private static Operand cidrMatch(List<Operand> arguments) {
    Operand address = arguments.get(0);
    if (address.isUnknown()) {
      return new Operand(
          null, Optional.empty(), "boolean", Map.of(), Optional.of(EqlCondition.unknown()));
    } else if (!address.kind().equals("ip")) {
      throw new EqlException("cidrMatch needs an ip, found [" + address.kind() + "]");
    }
    List<Object> networks =
        arguments.subList(1, arguments.size()).stream().map(Operand::constant).toList();
    Map<String, Object> terms = Map.of("terms", Map.of(address.field().orElseThrow(), networks));
    return new Operand(
        null, Optional.empty(), "boolean", Map.of(), Optional.of(EqlCondition.found(terms)));
  }

  private static Operand computed(
      List<Operand> arguments,
      String kind,
      java.util.function.Function<List<Object>, Object> function) {
    if (arguments.stream().anyMatch(Operand::isUnknown)) {
      return constant(null, "unknown");
    }
    Set<String> ids =
        arguments.stream()
            .filter(a -> a.constant() == null)
            .map(a -> a.values().keySet())
            .reduce(
                (a, b) -> {
                  Set<String> both = new java.util.LinkedHashSet<>(a);
                  both.retainAll(b);
                  return both;
                })
            .orElseThrow();
    Map<String, Object> values = new LinkedHashMap<>();
    for (String id : ids) {
      List<Object> given =
          arguments.stream()
              .map(a -> a.constant() == null ? a.values().get(id) : a.constant())
              .toList();
      values.put(id, function.apply(given));
    }
    return new Operand(null, Optional.empty(), kind, values, Optional.empty());
  }

  private static Object concatenated(List<Object> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(v -> text.append(v instanceof BigDecimal n ? n.toPlainString() : v));
    return text.toString();
  }

  private static Object between(List<Object> values) {
    String text = (String) values.get(0);
    String left = (String) values.get(1);
    int start = text.indexOf(left);
    int from = start + left.length();
    int to = start < 0 ? -1 : text.indexOf((String) values.get(2), from);
    return to < 0 ? "" : text.substring(from, to);
  }

  private List<Object> constants() {
    List<Object> values = new ArrayList<>();
    if (!accept("(")) {
      values.add(constant());
      return values;
    }
    do {
      values.add(constant());
    } while (accept(","));
    expect(")");
    return values;
  }

  private Object constant() {
    Operand operand = operand();
    if (operand.field().isPresent() || operand.condition().isPresent()) {
      throw new EqlException("Comparisons against fields are not (currently) supported");
    }
    return operand.constant();
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    return tokens.get(at++);
  }

  private boolean accept(String text) {
    boolean there = peek().is(text.toLowerCase(Locale.ROOT));
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String text) {
    if (!accept(text)) {
      throw new EqlException("expected '" + text + "' but found '" + peek().text() + "'");
    }
  }
}
