package dev.sigmac.artifact.catalogue;

import com.palantir.javapoet.CodeBlock;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Named;
import dev.sigmac.detection.Expr.Not;
import dev.sigmac.detection.Expr.Or;
import dev.sigmac.detection.LoweredRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The detection of one rule as Java: a method for each search identifier that the condition names,
 * and one for each leaf. Long junctions and deep ones are spread over methods, many methods over
 * nested classes.
 */
final class MatcherCode {
  private static final int LONGEST = 24;
  private static final int DEEPEST = 6;

  private final LoweredRule rule;
  private final Scope main;
  private final TextLists lists;
  private final Map<Expr, CodeBlock> leaves = new HashMap<>();
  private final Map<String, CodeBlock> identifiers = new HashMap<>();
  private final List<Scope> nested = new ArrayList<>();
  private Scope current;

  private MatcherCode(LoweredRule rule, Scope main) {
    this.rule = rule;
    this.main = main;
    this.lists = new TextLists(main);
    this.current = main;
  }

  /**
   * The condition as an expression over {@code event}, what it calls put into the class of {@code
   * main}.
   *
   * @throws NoMatcher if Java cannot say it
   */
  static CodeBlock of(LoweredRule rule, Scope main) {
    MatcherCode code = new MatcherCode(rule, main);
    CodeBlock condition = code.condition(rule.condition(), 0).code();
    code.nested.forEach(s -> main.type().addType(s.type().build()));
    return condition;
  }

  /** An expression, and whether it needs parentheses as an operand. */
  private record Condition(CodeBlock code, boolean junction) {
    CodeBlock asOperand() {
      return junction ? CodeBlock.of("($L)", code) : code;
    }
  }

  private Condition condition(Expr expr, int depth) {
    if (expr instanceof And and) {
      return junction(and.terms(), "&&", "all", depth);
    } else if (expr instanceof Or or) {
      return junction(or.terms(), "||", "any", depth);
    } else if (expr instanceof Not not) {
      return single(CodeBlock.of("!$L", condition(not.term(), depth + 1).asOperand()));
    } else if (expr instanceof Named named) {
      return single(identifier(named.identifier()));
    } else if (expr instanceof Constant constant) {
      return single(CodeBlock.of("$L", constant.value()));
    }
    CodeBlock known = leaves.get(expr);
    if (known == null) {
      Scope scope = scope();
      known = qualified(scope, new LeafCode(scope, lists).apply(expr));
      leaves.put(expr, known);
    }
    return single(known);
  }

  private static Condition single(CodeBlock code) {
    return new Condition(code, false);
  }

  private Condition junction(List<Expr> terms, String operator, String name, int depth) {
    boolean inside = terms.size() <= LONGEST && depth <= DEEPEST;
    List<CodeBlock> level =
        terms.stream().map(t -> condition(t, inside ? depth + 1 : 0).asOperand()).toList();
    while (level.size() > LONGEST) {
      List<CodeBlock> higher = new ArrayList<>();
      for (int from = 0; from < level.size(); from += LONGEST) {
        List<CodeBlock> group = level.subList(from, Math.min(level.size(), from + LONGEST));
        higher.add(method(name, joined(group, operator)));
      }
      level = higher;
    }
    CodeBlock joined = joined(level, operator);
    return depth > DEEPEST ? single(method(name, joined)) : new Condition(joined, true);
  }

  private static CodeBlock joined(List<CodeBlock> terms, String operator) {
    return CodeBlock.join(terms, "\n" + operator + " ");
  }

  private CodeBlock identifier(String name) {
    CodeBlock known = identifiers.get(name);
    if (known == null) {
      Expr meaning = Objects.requireNonNull(rule.identifiers().get(name));
      known = method(JavaNames.method(name), condition(meaning, 0).code());
      identifiers.put(name, known);
    }
    return known;
  }

  private CodeBlock method(String name, CodeBlock condition) {
    Scope scope = scope();
    String method =
        scope.test(name, CodeBlock.builder().addStatement("return $L", condition).build());
    return qualified(scope, CodeBlock.of("$L(event)", method));
  }

  private CodeBlock qualified(Scope scope, CodeBlock call) {
    return scope == main ? call : CodeBlock.of("$T.$L", scope.name(), call);
  }

  private Scope scope() {
    if (current.isFull()) {
      current = main.nested("Part" + (nested.size() + 1));
      nested.add(current);
    }
    return current;
  }
}
