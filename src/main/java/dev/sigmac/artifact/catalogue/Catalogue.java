package dev.sigmac.artifact.catalogue;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.sigmac.artifact.Artifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The sources of a catalogue in a package: below {@code java/} the classes, below {@code
 * resources/} what they read. The code is for Java 17 and depends on the JDK alone, but for RE2/J
 * where a rule has a regular expression.
 */
public final class Catalogue {
  private final RuntimeTypes runtime;

  /** A catalogue in the package {@code javaPackage}. */
  public Catalogue(String javaPackage) {
    this.runtime = new RuntimeTypes(javaPackage);
  }

  /** A rule that has no class, and why. */
  public record LeftOut(CatalogueRule rule, String reason) {}

  /** The files of a catalogue of {@code rules}; those left out are told to {@code leftOut}. */
  public List<Artifact> of(List<CatalogueRule> rules, Consumer<LeftOut> leftOut) {
    List<Artifact> files = new ArrayList<>();
    RuntimeSources.in(runtime.javaPackage())
        .forEach((name, source) -> files.add(java(name, source)));
    List<String> names =
        ClassNames.of(
            rules.stream().map(CatalogueRule::meaning).toList(), m -> m.file().path(), reserved());
    List<ClassName> classes = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      ClassName name = runtime.type(names.get(i));
      try {
        RuleClass.Written written = RuleClass.of(rules.get(i), runtime, name);
        files.add(java(name.simpleName(), source(written.type())));
        written.resources().forEach((resource, text) -> files.add(resource(resource, text)));
        classes.add(name);
      } catch (NoMatcher e) {
        leftOut.accept(new LeftOut(rules.get(i), String.valueOf(e.getMessage())));
      }
    }
    files.add(java(RulesIndex.NAME, source(RulesIndex.of(classes, runtime))));
    return files;
  }

  private static Set<String> reserved() {
    Set<String> reserved = new TreeSet<>(RuntimeSources.classes());
    reserved.add(RulesIndex.NAME);
    reserved.addAll(JavaLang.NAMES);
    return reserved;
  }

  private String source(TypeSpec type) {
    return JavaFile.builder(runtime.javaPackage(), type)
        .skipJavaLangImports(true)
        .build()
        .toString();
  }

  private Artifact java(String name, String source) {
    return new Artifact("java/" + folder() + "/" + name + ".java", JavaText.ascii(source));
  }

  private Artifact resource(String name, String text) {
    return new Artifact("resources/" + folder() + "/" + name, text);
  }

  private String folder() {
    return runtime.javaPackage().replace('.', '/');
  }
}
