package dev.sigmac.artifact.catalogue;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.WholeEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * A class that takes up constants and methods of a matcher until it has enough: a class file has
 * room for 65,535 constants, and a method for 65,535 bytes (JVM specification, 4.1 and 4.7.3).
 */
final class Scope {
  private static final int FULL = 3_000;
  private static final String EVENT = "event";

  private final RuntimeTypes runtime;
  private final ClassName name;
  private final TypeSpec.Builder type;
  private final Names names;
  private final Map<Operand, String> fields = new LinkedHashMap<>();
  private int weight;

  private Scope(RuntimeTypes runtime, ClassName name, TypeSpec.Builder type, Names names) {
    this.runtime = runtime;
    this.name = name;
    this.type = type;
    this.names = names;
  }

  /** A class that is empty so far but for what {@code reserved} names. */
  static Scope of(
      RuntimeTypes runtime, ClassName name, TypeSpec.Builder type, List<String> reserved) {
    Names names = new Names();
    names.free(EVENT);
    reserved.forEach(names::free);
    return new Scope(runtime, name, type, names);
  }

  RuntimeTypes runtime() {
    return runtime;
  }

  /** A nested class that shares the names of this one, so that neither hides those of the other. */
  Scope nested(String wanted) {
    ClassName inner = name.nestedClass(wanted);
    TypeSpec.Builder builder =
        TypeSpec.classBuilder(inner)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    return new Scope(runtime, inner, builder, names);
  }

  TypeSpec.Builder type() {
    return type;
  }

  ClassName name() {
    return name;
  }

  boolean isFull() {
    return weight > FULL;
  }

  /** The constant for the field that an operand names. */
  CodeBlock field(Operand operand) {
    String constant =
        fields.computeIfAbsent(
            operand,
            o ->
                o instanceof WholeEvent
                    ? constant("WHOLE_EVENT", runtime.field(), runtime.wholeEvent())
                    : constant(
                        JavaNames.constant(JavaNames.field(o)),
                        runtime.field(),
                        runtime.fieldOf(JavaNames.field(o))));
    return CodeBlock.of("$N", constant);
  }

  /** A constant with a value; its name, which is {@code wanted} or like it. */
  String constant(String wanted, TypeName constantType, CodeBlock value) {
    String constant = names.free(wanted);
    type.addField(
        FieldSpec.builder(constantType, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(value)
            .build());
    weight += 4;
    return constant;
  }

  /** A test of an event in a method of its own; its name, which is {@code wanted} or like it. */
  String test(String wanted, CodeBlock body) {
    String method = names.free(wanted);
    type.addMethod(
        MethodSpec.methodBuilder(method)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(TypeName.BOOLEAN)
            .addParameter(runtime.event(), EVENT)
            .addCode(body)
            .build());
    weight += 8;
    return method;
  }

  /** Counts constants that stand in code. */
  void count(int constants) {
    weight += constants;
  }
}
