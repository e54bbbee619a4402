package dev.sigmac.artifact.catalogue;

import dev.sigmac.artifact.Artifact;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Generated sources, compiled as a user's strictest build would and loaded into this JVM. */
public final class JavaSources {
  private final Path folder;

  public JavaSources(Path folder) {
    this.folder = folder;
  }

  /** The sources and resources, compiled; any warning is a failure. */
  public ClassLoader load(List<Artifact> artifacts) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    for (Artifact artifact : artifacts) {
      if (artifact.path().startsWith("java/")) {
        sources.add(source(artifact));
      } else if (artifact.path().startsWith("resources/")) {
        Path file = folder.resolve(artifact.path().substring("resources/".length()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, artifact.text());
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
      List<String> options =
          List.of(
              "-Xlint:all",
              "-Werror",
              "--release",
              "17",
              "-proc:none",
              "-d",
              folder.toString(),
              "-cp",
              System.getProperty("java.class.path"));
      boolean done = compiler.getTask(null, files, said, options, null, sources).call();
      if (!done || !said.getDiagnostics().isEmpty()) {
        throw new AssertionError(
            said.getDiagnostics().stream()
                .limit(10)
                .map(JavaSources::show)
                .collect(Collectors.joining("\n")));
      }
    }
    // No class of ours is within reach: generated code depends on none.
    URL re2j = com.google.re2j.Pattern.class.getProtectionDomain().getCodeSource().getLocation();
    return new URLClassLoader(
        new URL[] {folder.toUri().toURL(), re2j}, ClassLoader.getPlatformClassLoader());
  }

  private static JavaFileObject source(Artifact artifact) {
    String name = artifact.path().substring("java/".length());
    return new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return artifact.text();
      }
    };
  }

  private static String show(Diagnostic<? extends JavaFileObject> diagnostic) {
    return diagnostic.toString();
  }
}
