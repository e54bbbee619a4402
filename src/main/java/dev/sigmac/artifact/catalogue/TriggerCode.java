package dev.sigmac.artifact.catalogue;

import com.palantir.javapoet.CodeBlock;
import dev.sigmac.compiler.Meaning.Branch;
import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Or;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.evaluate.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an event must have for a rule to match, as far as it can be looked up: of a conjunction the
 * rarest term, of a disjunction all terms.
 */
final class TriggerCode {
  private static final int MOST = 64;

  private TriggerCode() {}

  private enum View {
    NUMBER(1),
    TEXT(1),
    TAIL(2),
    PRESENT(100);

    private final int cost;

    View(int cost) {
      this.cost = cost;
    }
  }

  private record Trigger(Operand operand, View view, List<String> texts) {}

  /** The triggers of a rule with these branches; empty if any event may match. */
  static Optional<List<CodeBlock>> of(List<Branch> branches, RuntimeTypes runtime) {
    List<Expr> conditions = branches.stream().map(b -> b.lowered().whole()).toList();
    return any(conditions).map(all -> all.stream().distinct().map(t -> code(t, runtime)).toList());
  }

  private static Optional<List<Trigger>> of(Expr expr) {
    if (expr instanceof And and) {
      Optional<List<Trigger>> best = Optional.empty();
      for (Expr term : and.terms()) {
        Optional<List<Trigger>> found = of(term);
        if (found.isPresent() && (best.isEmpty() || cost(found.get()) < cost(best.get()))) {
          best = found;
        }
      }
      return best;
    } else if (expr instanceof Or or) {
      return any(or.terms());
    }
    boolean needsField =
        expr instanceof Leaf leaf && leaf.operand() instanceof Field && !(expr instanceof IsNull);
    return needsField ? Optional.of(List.of(leaf((Leaf) expr))) : Optional.empty();
  }

  /** All of them are needed, of every one; too many are not worth it. */
  private static Optional<List<Trigger>> any(List<? extends Expr> terms) {
    List<Trigger> all = new ArrayList<>();
    for (Expr term : terms) {
      Optional<List<Trigger>> found = of(term);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(found.get());
    }
    return all.size() > MOST ? Optional.empty() : Optional.of(all);
  }

  private static int cost(List<Trigger> triggers) {
    return triggers.stream().mapToInt(t -> t.view().cost).sum();
  }

  private static Trigger leaf(Leaf leaf) {
    if (leaf instanceof Text text && text.anyOf().size() <= MOST) {
      if (text.anyOf().stream().allMatch(s -> s.shape() == Shape.EQUALS)) {
        return new Trigger(leaf.operand(), View.TEXT, folded(text));
      }
      if (text.anyOf().stream().allMatch(TriggerCode::isTail)) {
        return new Trigger(leaf.operand(), View.TAIL, folded(text));
      }
    } else if (leaf instanceof Numbers numbers && numbers.anyOf().size() <= MOST) {
      List<String> numerals = numbers.anyOf().stream().map(LeafCode::numeral).toList();
      boolean plain = numbers.anyOf().stream().allMatch(n -> numerals.contains(n.lexeme()));
      if (plain) {
        return new Trigger(leaf.operand(), View.NUMBER, numerals.stream().distinct().toList());
      }
    }
    return new Trigger(leaf.operand(), View.PRESENT, List.of());
  }

  private static List<String> folded(Text text) {
    return text.anyOf().stream().map(s -> Folding.fold(s.text())).distinct().toList();
  }

  private static boolean isTail(SigmaString string) {
    return string.shape() == Shape.ENDSWITH && string.text().lastIndexOf('\\') == 0;
  }

  private static CodeBlock code(Trigger trigger, RuntimeTypes runtime) {
    CodeBlock field = runtime.fieldOf(JavaNames.field(trigger.operand()));
    String method =
        switch (trigger.view()) {
          case NUMBER -> "number";
          case TEXT -> "text";
          case TAIL -> "tail";
          case PRESENT -> "present";
        };
    List<CodeBlock> arguments = new ArrayList<>(List.of(field));
    trigger.texts().forEach(t -> arguments.add(JavaText.of(t)));
    return CodeBlock.of(
        "$T.$L($L)",
        runtime.type("Trigger"),
        method,
        CodeBlock.join(arguments, arguments.size() > 4 ? ",\n" : ", "));
  }
}
