package dev.sigmac.artifact.catalogue;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Lists of texts as constants; a long one is spread over nested classes. */
final class TextLists {
  private static final TypeName TEXTS = ArrayTypeName.of(String.class);
  private static final TypeName SET = ParameterizedTypeName.get(Set.class, String.class);
  private static final int MOST = 500;

  private final Scope main;
  private int parts;

  /** Lists whose long ones are nested in the class of {@code main}. */
  TextLists(Scope main) {
    this.main = main;
  }

  /** A constant set. */
  String set(Scope scope, String wanted, List<String> texts) {
    CodeBlock value =
        texts.size() <= MOST
            ? CodeBlock.of("$T.of($L)", Set.class, lines(scope, texts))
            : CodeBlock.of(
                "$T.of($L).flatMap($T::of).collect($T.toUnmodifiableSet())",
                Stream.class,
                parts(texts),
                Stream.class,
                Collectors.class);
    return scope.constant(wanted, SET, value);
  }

  /** A constant array. */
  String array(Scope scope, String wanted, List<String> texts) {
    CodeBlock value =
        texts.size() <= MOST
            ? CodeBlock.of("{$L}", lines(scope, texts))
            : CodeBlock.of(
                "$T.of($L).flatMap($T::of).toArray(String[]::new)",
                Stream.class,
                parts(texts),
                Stream.class);
    return scope.constant(wanted, TEXTS, value);
  }

  /** A constant that finds the texts within another. */
  String needles(Scope scope, String wanted, List<String> texts) {
    ClassName needles = scope.runtime().type("Needles");
    CodeBlock lists =
        texts.size() <= MOST
            ? CodeBlock.of("new String[] {$L}", lines(scope, texts))
            : parts(texts);
    return scope.constant(wanted, needles, CodeBlock.of("$T.of($L)", needles, lists));
  }

  private CodeBlock parts(List<String> texts) {
    List<CodeBlock> lists = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += MOST) {
      List<String> part = texts.subList(from, Math.min(texts.size(), from + MOST));
      Scope scope = main.nested("Texts" + ++parts);
      TypeSpec.Builder type = scope.type();
      type.addField(
          FieldSpec.builder(TEXTS, "ALL", Modifier.STATIC, Modifier.FINAL)
              .initializer("{$L}", lines(scope, part))
              .build());
      main.type().addType(type.build());
      lists.add(CodeBlock.of("$T.ALL", scope.name()));
    }
    return CodeBlock.join(lists, ",\n");
  }

  private static CodeBlock lines(Scope scope, List<String> texts) {
    scope.count(texts.size());
    List<CodeBlock> literals = texts.stream().map(JavaText::of).toList();
    return literals.size() == 1
        ? literals.get(0)
        : CodeBlock.of("\n$L", CodeBlock.join(literals, ",\n"));
  }
}
