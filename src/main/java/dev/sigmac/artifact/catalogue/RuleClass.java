package dev.sigmac.artifact.catalogue;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sigmac.compiler.Meaning.Branch;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.compiler.Status;
import dev.sigmac.plan.References;
import dev.sigmac.rule.LogSource;
import dev.sigmac.rule.Metadata;
import dev.sigmac.rule.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The class of one rule, and the resources that it reads. */
final class RuleClass {
  /** The name of the constant that is the rule. */
  static final String RULE = "RULE";

  private static final int RESOURCE = 32_768;
  private static final List<String> RESERVED =
      List.of(
          RULE,
          "matches",
          "equals",
          "hashCode",
          "toString",
          "getClass",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize");
  private static final TypeName TEXTS = ParameterizedTypeName.get(List.class, String.class);

  private final CatalogueRule rule;
  private final RuntimeTypes runtime;
  private final ClassName name;
  private final TypeSpec.Builder type;
  private final Map<String, String> resources = new LinkedHashMap<>();

  private RuleClass(CatalogueRule rule, RuntimeTypes runtime, ClassName name) {
    this.rule = rule;
    this.runtime = runtime;
    this.name = name;
    this.type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(runtime.rule());
  }

  /** A class, and the texts of its resources by their names beside it. */
  record Written(TypeSpec type, Map<String, String> resources) {}

  /**
   * The class of {@code rule}.
   *
   * @throws NoMatcher if Java cannot say what it means
   */
  static Written of(CatalogueRule rule, RuntimeTypes runtime, ClassName name) {
    RuleClass written = new RuleClass(rule, runtime, name);
    written.write();
    return new Written(written.type.build(), written.resources);
  }

  private void write() {
    Metadata metadata = rule.meaning().document().metadata();
    String description =
        metadata.description().map(d -> "\n\n<p>" + JavaText.comment(d)).orElse("");
    type.addJavadoc("$L", JavaText.comment(metadata.title()) + description)
        .addJavadoc(
            "\n\n<p>Made by sigmac from $L; a change here is lost.\n",
            JavaText.comment(rule.origin()));
    type.addField(
        FieldSpec.builder(name, RULE, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("The rule.")
            .initializer("new $T()", name)
            .build());
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    metadata(metadata);
    texts("tags", metadata.tags().stream().map(Tag::text).toList());
    texts("tactics", tactics(metadata.tags()));
    texts("techniques", metadata.tags().stream().flatMap(t -> t.technique().stream()).toList());
    texts("falsePositives", metadata.falsePositives());
    logSources();
    queries();
    TriggerCode.of(rule.meaning().branches(), runtime)
        .ifPresent(t -> list("triggers", runtime.type("Trigger"), t));
    matcher();
  }

  private void metadata(Metadata metadata) {
    override("title", TypeName.get(String.class), JavaText.of(metadata.title()));
    text("id", metadata.id());
    text("name", metadata.name());
    metadata
        .description()
        .ifPresent(d -> override("description", TypeName.get(String.class), JavaText.of(d)));
    text("status", metadata.status());
    metadata
        .level()
        .ifPresent(
            level ->
                override(
                    "level",
                    ParameterizedTypeName.get(ClassName.get(Optional.class), runtime.type("Level")),
                    CodeBlock.of(
                        "$T.of($T.$L)", Optional.class, runtime.type("Level"), level.name())));
    text("author", metadata.author());
    texts("references", metadata.references());
  }

  /** The tags that name neither a technique nor a group, a campaign or a piece of software. */
  private static List<String> tactics(List<Tag> tags) {
    return tags.stream()
        .filter(t -> t.namespace().equals("attack") && !t.name().matches("[a-z]{1,2}\\d{4}.*"))
        .map(Tag::name)
        .toList();
  }

  private void logSources() {
    ClassName source = runtime.type("LogSource");
    List<CodeBlock> sources = new ArrayList<>();
    for (Branch branch : rule.meaning().branches()) {
      LogSource logs = branch.rule().logSource();
      sources.add(
          CodeBlock.of(
              "new $T($L, $L, $L)",
              source,
              JavaText.of(logs.category().orElse("")),
              JavaText.of(logs.product().orElse("")),
              JavaText.of(logs.service().orElse(""))));
    }
    list("logSources", source, sources);
  }

  private void queries() {
    ClassName query = runtime.type("Query");
    List<CodeBlock> queries = new ArrayList<>();
    for (var file : rule.queries()) {
      RuleResult result = file.result();
      if (result.query().isEmpty()) {
        continue;
      }
      List<String> tables =
          result.plan().map(References::of).map(References::tables).orElse(List.of());
      queries.add(
          CodeBlock.of(
              "new $T(\n$S,\n$S,\n$L,\n$T.of($L),\n$L)",
              query,
              result.target().name(),
              result.target().pipeline().name(),
              result.status() == Status.OK,
              List.class,
              literals(tables),
              queryText(result, query)));
    }
    list("queries", query, queries);
  }

  private CodeBlock queryText(RuleResult result, ClassName query) {
    String text = result.query().orElseThrow();
    if (JavaText.bytes(text) <= RESOURCE) {
      return JavaText.of(text);
    }
    String pack = result.target().pipeline().name();
    String resource =
        name.simpleName() + "." + pack + "." + result.target().backend().fileExtension();
    resources.put(resource, text);
    return CodeBlock.of("$T.resource($T.class, $S)", query, name, resource);
  }

  private void matcher() {
    List<Branch> branches = rule.meaning().branches();
    CodeBlock condition;
    if (branches.size() == 1) {
      condition = MatcherCode.of(branches.get(0).lowered(), scope(name, type));
    } else {
      Names names = new Names();
      names.free(name.simpleName());
      RuntimeSources.classes().forEach(names::free);
      List<CodeBlock> calls = new ArrayList<>();
      for (Branch branch : branches) {
        Metadata metadata = branch.rule().metadata();
        String wanted = ClassNames.camelCase(metadata.name().orElse(metadata.title()));
        calls.add(branch(branch, name.nestedClass(names.free(wanted))));
      }
      condition = CodeBlock.join(calls, "\n|| ");
    }
    type.addMethod(
        MethodSpec.methodBuilder("matches")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(TypeName.BOOLEAN)
            .addParameter(runtime.event(), "event")
            .addStatement("return $L", condition)
            .build());
  }

  private CodeBlock branch(Branch branch, ClassName branchName) {
    TypeSpec.Builder nested =
        TypeSpec.classBuilder(branchName)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("$L", JavaText.comment(branch.rule().metadata().title()));
    CodeBlock condition = MatcherCode.of(branch.lowered(), scope(branchName, nested));
    nested.addMethod(
        MethodSpec.methodBuilder("matches")
            .addModifiers(Modifier.STATIC)
            .returns(TypeName.BOOLEAN)
            .addParameter(runtime.event(), "event")
            .addStatement("return $L", condition)
            .build());
    type.addType(nested.build());
    return CodeBlock.of("$T.matches(event)", branchName);
  }

  private Scope scope(ClassName scopeName, TypeSpec.Builder builder) {
    return Scope.of(runtime, scopeName, builder, RESERVED);
  }

  private void text(String method, Optional<String> value) {
    value.ifPresent(
        v ->
            override(
                method,
                ParameterizedTypeName.get(Optional.class, String.class),
                CodeBlock.of("$T.of($L)", Optional.class, JavaText.of(v))));
  }

  private void texts(String method, List<String> values) {
    if (!values.isEmpty()) {
      override(method, TEXTS, CodeBlock.of("$T.of($L)", List.class, literals(values)));
    }
  }

  private void list(String method, ClassName element, List<CodeBlock> values) {
    if (!values.isEmpty()) {
      override(
          method,
          ParameterizedTypeName.get(ClassName.get(List.class), element),
          CodeBlock.of("$T.of(\n$L)", List.class, CodeBlock.join(values, ",\n")));
    }
  }

  private static CodeBlock literals(List<String> texts) {
    List<CodeBlock> literals = texts.stream().map(JavaText::of).toList();
    return literals.size() < 2
        ? CodeBlock.join(literals, ", ")
        : CodeBlock.of("\n$L", CodeBlock.join(literals, ",\n"));
  }

  private void override(String method, TypeName returned, CodeBlock value) {
    type.addMethod(
        MethodSpec.methodBuilder(method)
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(returned)
            .addStatement("return $L", value)
            .build());
  }
}
