package dev.sigmac.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The goals as a build runs them: first, unchanged, with something changed, and with a fault. */
class MojoTest {
  private static final String RULE =
      """
      title: Whoami
      id: 6ba3dc84-1d72-4f43-a5a2-b7b1ec1ea3e3
      status: test
      level: low
      logsource:
        category: process_creation
        product: windows
      detection:
        selection:
          Image|endswith: '\\whoami.exe'
        condition: selection
      """;
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

  @TempDir Path base;
  private final List<String> log = new ArrayList<>();
  private MavenProject project = new MavenProject();

  @BeforeEach
  void start() throws IOException {
    Model model = new Model();
    model.setGroupId("com.my-org.2024");
    Build build = new Build();
    build.setDirectory(base.resolve("target").toString());
    model.setBuild(build);
    project = new MavenProject(model);
    project.setFile(base.resolve("pom.xml").toFile());
    file("sigma/a.yml", RULE);
    file("sigma/b.yml", RULE.replace("6ba3", "6ba4"));
  }

  private void file(String name, String text) throws IOException {
    Path path = base.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private <M extends ProjectMojo> M mojo(M mojo, Object... parameters) {
    set(mojo, "project", project);
    set(mojo, "projectFile", base.resolve("sigmac.yml").toFile());
    if (mojo instanceof GenerateMojo) {
      set(mojo, "execution", new MojoExecution(new MojoDescriptor(), "it"));
    }
    for (int i = 0; i < parameters.length; i += 2) {
      set(mojo, (String) parameters[i], parameters[i + 1]);
    }
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void debug(CharSequence content) {}

          @Override
          public void info(CharSequence content) {
            log.add("info " + content);
          }

          @Override
          public void warn(CharSequence content) {
            log.add("warn " + content);
          }

          @Override
          public void error(CharSequence content) {
            log.add("error " + content);
          }
        });
    return mojo;
  }

  private void generate(Object... parameters) throws MojoExecutionException, MojoFailureException {
    log.clear();
    mojo(new GenerateMojo(), parameters).execute();
  }

  /** Files with what they hold, all of them made to look old. */
  private Map<String, String> age(String folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(base.resolve(folder))) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        files.put(base.relativize(path).toString(), Files.readString(path));
        Files.setLastModifiedTime(path, LONG_AGO);
      }
    }
    return files;
  }

  private List<String> written() throws IOException {
    try (Stream<Path> walk = Files.walk(base.resolve("target"))) {
      List<String> found = new ArrayList<>();
      for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
        if (!Files.getLastModifiedTime(path).equals(LONG_AGO)) {
          found.add(base.relativize(path).toString());
        }
      }
      return found;
    }
  }

  @Test
  void theFirstBuildWritesAllAndCompilesIt() throws Exception {
    generate();
    assertThat(age("target").keySet())
        .contains(
            "target/sigmac/kql/a.kql",
            "target/sigmac/manifest.json",
            "target/generated-sources/sigmac/com/my_org/_2024/sigma/Rules.java",
            "target/generated-sources/sigmac/com/my_org/_2024/sigma/A.java");
    assertThat(project.getCompileSourceRoots())
        .containsExactly(base.resolve("target/generated-sources/sigmac").toString());
    assertThat(project.getResources())
        .extracting(r -> r.getDirectory())
        .contains(base.resolve("target/generated-resources/sigmac").toString());
    assertThat(log).last().asString().matches("info \\d+ files: \\d+ written, 0 unchanged.*");
  }

  @Test
  void anUnchangedBuildTouchesNoFileAndSaysSo() throws Exception {
    generate();
    Map<String, String> before = age("target");
    Files.setLastModifiedTime(base.resolve("sigma/a.yml"), FileTime.fromMillis(9_000_000));
    generate();
    assertThat(written()).isEmpty();
    assertThat(log)
        .singleElement()
        .asString()
        .startsWith("info nothing to do: ")
        .endsWith(before.size() - 1 + " files are up to date");
    generate("force", true);
    assertThat(written()).containsExactly("target/sigmac-status/v1/it");
    assertThat(log).last().asString().startsWith("info nothing to do: ");
  }

  @Test
  void aChangedRuleWritesItsOwnFilesOnly() throws Exception {
    generate("targets", List.of("kql"));
    age("target");
    file("sigma/a.yml", RULE.replace("whoami.exe", "hostname.exe"));
    generate("targets", List.of("kql"));
    assertThat(written())
        .containsExactly(
            "target/generated-sources/sigmac/com/my_org/_2024/sigma/A.java",
            "target/sigmac-status/v1/it",
            "target/sigmac/kql/a.kql",
            "target/sigmac/manifest.json");
  }

  @Test
  void whatSomebodyElseChangedIsMended() throws Exception {
    generate();
    age("target");
    Path query = base.resolve("target/sigmac/kql/a.kql");
    String text = Files.readString(query);
    Files.writeString(query, "edited");
    generate();
    assertThat(query).hasContent(text);
    Files.delete(query);
    generate();
    assertThat(query).hasContent(text);
  }

  @ParameterizedTest
  @CsvSource({"headers, false", "window, 24h", "javaPackage, other", "output, elsewhere"})
  void aChangedParameterIsAChange(String parameter, String value) throws Exception {
    generate();
    Object typed =
        switch (parameter) {
          case "headers" -> Boolean.valueOf(value);
          case "output" -> base.resolve(value).toFile();
          default -> value;
        };
    generate(parameter, typed);
    assertThat(log).last().asString().contains(" written, ");
  }

  @Test
  void theProjectFileSetsWhatTheBuildDoesNot() throws Exception {
    file("sigmac.yml", "targets: [kql]\noutput: committed\njava-package: ''\n");
    generate();
    assertThat(age("committed").keySet())
        .containsExactly("committed/kql/a.kql", "committed/kql/b.kql", "committed/manifest.json");
    assertThat(project.getCompileSourceRoots()).isEmpty();
    generate("targets", List.of("spl"));
    assertThat(age("committed").keySet())
        .containsExactly("committed/manifest.json", "committed/spl/a.spl", "committed/spl/b.spl");
  }

  @Test
  void aBrokenRuleFailsAtItsPlaceAndLeavesFilesAlone() throws Exception {
    generate();
    Map<String, String> before = age("target");
    file("sigma/a.yml", RULE.replace("condition: selection", "condition: selektion"));
    assertThatThrownBy(this::generate)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("nothing is written");
    assertThat(log)
        .anyMatch(
            l ->
                l.startsWith("error error[unknown-identifier]")
                    && l.contains("--> " + base.resolve("sigma/a.yml") + ":11:14"));
    assertThat(age("target")).isEqualTo(before);
  }

  @Test
  void aSkippedBuildStillCompilesWhatIsThere() throws Exception {
    generate("skip", true);
    assertThat(base.resolve("target")).doesNotExist();
    assertThat(project.getCompileSourceRoots()).hasSize(1);
    assertThat(log).containsExactly("info sigmac is skipped");
  }

  @Test
  void aFaultOfTheBuildIsToldFromOneOfTheRules() throws Exception {
    for (Object[] parameters :
        List.of(
            new Object[] {"targets", List.of("kq")},
            new Object[] {"rules", base.resolve("nowhere").toFile()},
            new Object[] {"window", "soon"},
            new Object[] {"javaPackage", "not a package"})) {
      assertThatThrownBy(() -> generate(parameters))
          .as(parameters[0].toString())
          .isInstanceOf(MojoExecutionException.class);
    }
    file("sigmac.yml", "target: kql\n");
    assertThatThrownBy(this::generate)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("sigmac.yml");
  }

  @Test
  void regularExpressionsNeedALibrary() throws Exception {
    generate();
    assertThat(log).noneMatch(l -> l.contains("re2j"));
    file("sigma/a.yml", RULE.replace("Image|endswith: '\\whoami.exe'", "CommandLine|re: 'a+b'"));
    generate();
    assertThat(log).anyMatch(l -> l.startsWith("warn") && l.contains("com.google.re2j:re2j"));
  }

  @Test
  void verifyShowsWhatDiffers() throws Exception {
    generate("targets", List.of("kql"));
    mojo(new VerifyMojo(), "targets", List.of("kql")).execute();
    file("sigma/a.yml", RULE.replace("whoami.exe", "hostname.exe"));
    log.clear();
    assertThatThrownBy(() -> mojo(new VerifyMojo(), "targets", List.of("kql")).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("3 files are not");
    assertThat(log)
        .contains("error --- a/kql/a.kql", "error +| where FileName =~ \"hostname.exe\"");
  }

  @Test
  void checkFailsForErrorsAndWarningsIfAsked() throws Exception {
    mojo(new CheckMojo()).execute();
    assertThat(log).last().asString().startsWith("info 0 errors");
    file("sigma/b.yml", RULE);
    mojo(new CheckMojo()).execute();
    assertThat(log).anyMatch(l -> l.startsWith("warn warning[duplicate-id]"));
    assertThatThrownBy(() -> mojo(new CheckMojo(), "strict", true).execute())
        .isInstanceOf(MojoFailureException.class);
    file("sigma/b.yml", "title: [\n");
    assertThatThrownBy(() -> mojo(new CheckMojo()).execute())
        .isInstanceOf(MojoFailureException.class);
  }

  private static void set(Object mojo, String name, Object value) {
    for (Class<?> type = mojo.getClass(); type != AbstractMojo.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          try {
            field.setAccessible(true);
            field.set(mojo, value);
            return;
          } catch (IllegalAccessException e) {
            throw new AssertionError(e);
          }
        }
      }
    }
    throw new AssertionError("there is no parameter " + name);
  }
}
