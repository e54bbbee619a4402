package dev.sigmac.artifact.catalogue;

import com.palantir.javapoet.CodeBlock;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Literal;
import dev.sigmac.detection.SigmaString.Part;
import dev.sigmac.detection.SigmaString.Shape;
import dev.sigmac.evaluate.Folding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The test of a field's texts. Few values are compared one by one; many equal ones are looked up in
 * a set, and so are many file names at the end of paths; many that may stand anywhere are searched
 * for in one pass.
 */
final class TextCode {
  private static final int FEW = 12;
  private static final int FEW_NAMES = 2;

  private final Scope scope;
  private final TextLists lists;
  private final Text text;
  private final String name;
  private final List<CodeBlock> tests = new ArrayList<>();
  private final List<CodeBlock> loops = new ArrayList<>();

  private TextCode(Scope scope, TextLists lists, Text text) {
    this.scope = scope;
    this.lists = lists;
    this.text = text;
    this.name = JavaNames.constant(JavaNames.field(text.operand()));
  }

  /** The body of a method that tests an event. */
  static CodeBlock of(Scope scope, TextLists lists, Text text) {
    return new TextCode(scope, lists, text).body();
  }

  /** What the test does, for the name of its method. */
  static String verb(Text text) {
    Set<Shape> shapes = new LinkedHashSet<>();
    text.anyOf().forEach(s -> shapes.add(s.shape()));
    return shapes.size() > 1
        ? "Matches"
        : switch (shapes.iterator().next()) {
          case EQUALS -> "Is";
          case STARTSWITH -> "StartsWith";
          case ENDSWITH -> "EndsWith";
          case CONTAINS -> "Contains";
          case ANYTHING, PATTERN -> "Matches";
        };
  }

  private CodeBlock body() {
    equal(needles(Shape.EQUALS));
    each("startsWith", "STARTS", needles(Shape.STARTSWITH));
    endings(needles(Shape.ENDSWITH));
    contained(needles(Shape.CONTAINS));
    patterns();
    if (text.anyOf().contains(SigmaString.ANYTHING)) {
      tests.add(CodeBlock.of("true"));
    }
    if (!tests.isEmpty()) {
      String texts = text.cased() ? "texts" : "folded";
      loops.add(loop("text", texts, CodeBlock.join(tests, "\n|| ")));
    }
    return CodeBlock.builder().add(CodeBlock.join(loops, "")).addStatement("return false").build();
  }

  private CodeBlock loop(String variable, String of, CodeBlock test) {
    return CodeBlock.builder()
        .beginControlFlow(
            "for (String $L : event.$L($L))", variable, of, scope.field(text.operand()))
        .beginControlFlow("if ($L)", test)
        .addStatement("return true")
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  /** The texts of the values of a shape, each once. */
  private List<String> needles(Shape shape) {
    Set<String> needles = new LinkedHashSet<>();
    text.anyOf().stream()
        .filter(s -> s.shape() == shape)
        .forEach(s -> needles.add(text.cased() ? s.text() : Folding.fold(s.text())));
    return new ArrayList<>(needles);
  }

  private void equal(List<String> needles) {
    if (needles.remove("")) {
      tests.add(CodeBlock.of("text.isEmpty()"));
    }
    if (needles.size() > FEW) {
      tests.add(CodeBlock.of("$N.contains(text)", lists.set(scope, name + "_TEXTS", needles)));
    } else {
      needles.forEach(n -> test("equals", n));
    }
  }

  private void endings(List<String> needles) {
    List<String> names =
        text.cased() ? List.of() : needles.stream().filter(n -> n.lastIndexOf('\\') == 0).toList();
    if (names.size() > FEW_NAMES) {
      needles.removeAll(names);
      String set = lists.set(scope, name + "_NAMES", names);
      loops.add(loop("tail", "tails", CodeBlock.of("$N.contains(tail)", set)));
    }
    each("endsWith", "ENDS", needles);
  }

  private void contained(List<String> needles) {
    if (needles.size() > FEW) {
      tests.add(CodeBlock.of("$N.in(text)", lists.needles(scope, name + "_NEEDLES", needles)));
    } else {
      needles.forEach(n -> test("contains", n));
    }
  }

  /** Few tests in a row, or many over an array in a method of their own. */
  private void each(String method, String suffix, List<String> needles) {
    if (needles.size() <= FEW) {
      needles.forEach(n -> test(method, n));
      return;
    }
    String array = lists.array(scope, name + "_" + suffix, needles);
    loops.add(
        CodeBlock.builder()
            .beginControlFlow(
                "for (String text : event.$L($L))",
                text.cased() ? "texts" : "folded",
                scope.field(text.operand()))
            .beginControlFlow("for (String part : $N)", array)
            .beginControlFlow("if (text.$L(part))", method)
            .addStatement("return true")
            .endControlFlow()
            .endControlFlow()
            .endControlFlow()
            .build());
  }

  private void patterns() {
    Set<String> patterns = new LinkedHashSet<>();
    text.anyOf().stream()
        .filter(s -> s.shape() == Shape.PATTERN)
        .forEach(s -> patterns.add(text.cased() ? s.toString() : folded(s).toString()));
    var wildcard = scope.runtime().type("Wildcard");
    for (String pattern : patterns) {
      String constant =
          scope.constant(
              name + "_WILDCARD",
              wildcard,
              CodeBlock.of("$T.of($L)", wildcard, JavaText.of(pattern)));
      tests.add(CodeBlock.of("$N.matches(text)", constant));
    }
  }

  private static SigmaString folded(SigmaString string) {
    List<Part> parts = new ArrayList<>();
    for (Part part : string.parts()) {
      parts.add(part instanceof Literal l ? new Literal(Folding.fold(l.text())) : part);
    }
    return new SigmaString(parts);
  }

  private void test(String method, String needle) {
    scope.count(1);
    tests.add(CodeBlock.of("text.$L($L)", method, JavaText.of(needle)));
  }
}
