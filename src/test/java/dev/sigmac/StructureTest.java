package dev.sigmac;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between packages, and the habits of the house. */
class StructureTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/sigmac");

  /** The packages that stand above the compiler; none of {@link #arrows} may use them. */
  private static final List<String> ABOVE =
      List.of("cli", "maven", "project", "artifact", "testing");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.sigmac");

  /** What each package may use beside itself, the packages below {@code backend} apart. */
  private static Map<String, List<String>> arrows() {
    Map<String, List<String>> arrows = new LinkedHashMap<>();
    arrows.put("runtime", List.of());
    arrows.put("source", List.of());
    arrows.put("layout", List.of());
    arrows.put("regex", List.of("source"));
    arrows.put("yaml", List.of("source"));
    arrows.put("rule", List.of("source", "yaml"));
    arrows.put("detection", List.of("source", "yaml", "rule", "regex"));
    arrows.put("pipeline", List.of("source", "yaml", "rule", "regex", "detection"));
    arrows.put("plan", List.of("source", "rule", "regex", "detection", "pipeline"));
    arrows.put("evaluate", List.of("source", "rule", "regex", "detection", "pipeline", "plan"));
    arrows.put("events", List.of("evaluate"));
    arrows.put(
        "logsource",
        List.of("source", "yaml", "rule", "regex", "detection", "pipeline", "plan", "evaluate"));
    arrows.put(
        "backend", List.of("source", "layout", "rule", "regex", "detection", "pipeline", "plan"));
    arrows.put(
        "compiler",
        List.of("source", "yaml", "rule", "regex", "detection", "pipeline", "plan", "backend"));
    return arrows;
  }

  @Test
  void arrowsPointOneWay() {
    arrows()
        .forEach(
            (name, allowed) -> {
              String[] forbidden =
                  Stream.concat(arrows().keySet().stream(), ABOVE.stream())
                      .filter(other -> !other.equals(name) && !allowed.contains(other))
                      .map(other -> "dev.sigmac." + other + "..")
                      .toArray(String[]::new);
              noClasses()
                  .that()
                  .resideInAPackage("dev.sigmac." + name + "..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(forbidden)
                  .allowEmptyShould(true)
                  .check(CLASSES);
            });
  }

  @Test
  void everyPackageHasItsArrows() throws IOException {
    try (Stream<Path> folders = Files.list(SOURCES).filter(Files::isDirectory)) {
      assertThat(folders.map(f -> f.getFileName().toString()))
          .isSubsetOf(Stream.concat(arrows().keySet().stream(), ABOVE.stream()).toList());
    }
  }

  @Test
  void languagesDoNotKnowEachOther() {
    slices().matching("dev.sigmac.backend.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.sigmac.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theCommandLineNamesNoLanguage() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.sigmac.cli..", "dev.sigmac.maven..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.sigmac.backend.*..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.sigmac.cli..", "dev.sigmac.maven..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void thereIsNoStaticState() {
    fields().that().areStatic().should().beFinal().check(CLASSES);
  }

  @Test
  void nothingLooksIntoClasses() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses().should().haveNameMatching(".*(Utils?|Manager|Impl|Helper)").check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    try (Stream<Path> folders = Files.walk(SOURCES).filter(Files::isDirectory).skip(1)) {
      for (Path folder : folders.toList()) {
        assertThat(folder.resolve("package-info.java"))
            .exists()
            .content()
            .contains("/**", "@NullMarked");
      }
    }
  }

  @Test
  void filesAreShort() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES).filter(f -> f.toString().endsWith(".java"))) {
      for (Path file : files.toList()) {
        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400);
      }
    }
  }
}
