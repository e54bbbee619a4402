package dev.sigmac.artifact.catalogue;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/** The types of the runtime in the package of the generated code. */
record RuntimeTypes(String javaPackage) {
  static final ClassName PATTERN = ClassName.get("com.google.re2j", "Pattern");

  ClassName event() {
    return type("Event");
  }

  ClassName field() {
    return type("Field");
  }

  ClassName rule() {
    return type("Rule");
  }

  ClassName type(String name) {
    return ClassName.get(javaPackage, name);
  }

  CodeBlock fieldOf(String name) {
    return CodeBlock.of("$T.of($L)", field(), JavaText.of(name));
  }

  CodeBlock wholeEvent() {
    return CodeBlock.of("$T.EVENT", field());
  }
}
