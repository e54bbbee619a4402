package dev.sigmac.artifact.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sources of the runtime, put into another package. */
final class RuntimeSources {
  private static final String PACKAGE = "dev.sigmac.runtime";
  private static final List<String> CLASSES =
      List.of(
          "Event",
          "Field",
          "Folding",
          "Level",
          "LogSource",
          "Needles",
          "Network",
          "Query",
          "Rule",
          "RuleIndex",
          "Scalars",
          "Trigger",
          "Values",
          "Wildcard");

  private RuntimeSources() {}

  /** The names of the classes. */
  static List<String> classes() {
    return CLASSES;
  }

  /** The source of each class by its name. */
  static Map<String, String> in(String javaPackage) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String name : CLASSES) {
      String source = source(name).replace(PACKAGE, javaPackage);
      sources.put(name, source);
    }
    return sources;
  }

  private static String source(String name) {
    String path = "/" + PACKAGE.replace('.', '/') + "/" + name + ".java";
    try (InputStream in = RuntimeSources.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + path + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
