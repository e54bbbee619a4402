package dev.sigmac.artifact.catalogue;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The index of a catalogue: all rules, and those of an id, a name, a technique or a level. */
final class RulesIndex {
  /** The name of the class. */
  static final String NAME = "Rules";

  private static final int PART = 500;

  private final RuntimeTypes runtime;
  private final TypeName rules;
  private final TypeName one;
  private final TypeName byText;

  private RulesIndex(RuntimeTypes runtime) {
    this.runtime = runtime;
    this.rules = ParameterizedTypeName.get(ClassName.get(List.class), runtime.rule());
    this.one = ParameterizedTypeName.get(ClassName.get(Optional.class), runtime.rule());
    this.byText =
        ParameterizedTypeName.get(
            ClassName.get(Map.class), ClassName.get(String.class), runtime.rule());
  }

  /** The index, with lists of its own for the rules of a large catalogue. */
  static TypeSpec of(List<ClassName> classes, RuntimeTypes runtime) {
    return new RulesIndex(runtime).index(classes);
  }

  private TypeSpec index(List<ClassName> classes) {
    ClassName name = runtime.type(NAME);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                "All rules, in the order of their files.\n\n<p>Made by sigmac; a change here is lost.\n")
            .addField(constant(rules, "ALL", CodeBlock.of("all()")))
            .addField(constant(byText, "BY_ID", CodeBlock.of("index($T::id)", runtime.rule())))
            .addField(constant(byText, "BY_NAME", CodeBlock.of("index($T::name)", runtime.rule())))
            .addField(
                constant(
                    runtime.type("RuleIndex"),
                    "INDEX",
                    CodeBlock.of("new $T(ALL)", runtime.type("RuleIndex"))))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(list());
    lookup(type);
    List<CodeBlock> parts = new ArrayList<>();
    for (int from = 0; from < classes.size(); from += PART) {
      ClassName part = name.nestedClass("Part" + (parts.size() + 1));
      type.addType(part(part, classes.subList(from, Math.min(classes.size(), from + PART))));
      parts.add(CodeBlock.of("$T.addTo(rules);\n", part));
    }
    type.addMethod(
        method("all", rules)
            .addModifiers(Modifier.PRIVATE)
            .addStatement("$T rules = new $T<>()", rules, ArrayList.class)
            .addCode(CodeBlock.join(parts, ""))
            .addStatement("return $T.unmodifiableList(rules)", Collections.class)
            .build());
    type.addMethod(index());
    return type.build();
  }

  private TypeSpec part(ClassName name, List<ClassName> classes) {
    MethodSpec.Builder add =
        MethodSpec.methodBuilder("addTo")
            .addModifiers(Modifier.STATIC)
            .addParameter(rules, "rules");
    classes.forEach(c -> add.addStatement("rules.add($T.$L)", c, RuleClass.RULE));
    return TypeSpec.classBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addMethod(add.build())
        .build();
  }

  private MethodSpec list() {
    return method("list", rules)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("All rules.")
        .addStatement("return ALL")
        .build();
  }

  private void lookup(TypeSpec.Builder type) {
    type.addMethod(
        found("byId", "id", "The rule of an id; the first if several have it.")
            .addStatement("return $T.ofNullable(BY_ID.get(id))", Optional.class)
            .build());
    type.addMethod(
        found("byName", "name", "The rule that others refer to by this name.")
            .addStatement("return $T.ofNullable(BY_NAME.get(name))", Optional.class)
            .build());
    type.addMethod(
        method("byTechnique", rules)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(String.class, "technique")
            .addJavadoc(
                "The rules for an ATT&amp;CK technique such as {@code T1053}, those for its"
                    + " sub-techniques too.")
            .addStatement(
                "return ALL.stream()\n"
                    + ".filter(r -> r.techniques().stream()\n"
                    + ".anyMatch(t -> t.equals(technique) || t.startsWith(technique + $S)))\n"
                    + ".toList()",
                ".")
            .build());
    type.addMethod(
        method("byLevel", rules)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(runtime.type("Level"), "level")
            .addJavadoc("The rules of a level.")
            .addStatement(
                "return ALL.stream()\n"
                    + ".filter(r -> r.level().equals($T.of(level)))\n"
                    + ".toList()",
                Optional.class)
            .build());
    type.addMethod(
        method("matching", rules)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(runtime.event(), "event")
            .addJavadoc(
                "The rules that an event matches, of which only those are tried that it may trigger.")
            .addStatement("return INDEX.matching(event)")
            .build());
  }

  private MethodSpec index() {
    ClassName function = ClassName.get("java.util.function", "Function");
    return method("index", byText)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(
            ParameterSpec.builder(
                    ParameterizedTypeName.get(
                        function,
                        runtime.rule(),
                        ParameterizedTypeName.get(Optional.class, String.class)),
                    "key")
                .build())
        .addStatement("$T found = new $T<>()", byText, LinkedHashMap.class)
        .beginControlFlow("for ($T rule : ALL)", runtime.rule())
        .addStatement("key.apply(rule).ifPresent(k -> found.putIfAbsent(k, rule))")
        .endControlFlow()
        .addStatement("return found")
        .build();
  }

  private MethodSpec.Builder found(String name, String parameter, String javadoc) {
    return method(name, one)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(String.class, parameter)
        .addJavadoc("$L", javadoc);
  }

  private static MethodSpec.Builder method(String name, TypeName returned) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC).returns(returned);
  }

  private static FieldSpec constant(TypeName type, String name, CodeBlock value) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }
}
