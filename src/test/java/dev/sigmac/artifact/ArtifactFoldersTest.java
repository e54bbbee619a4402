package dev.sigmac.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmac.artifact.Change.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written to disk, what is left alone, and what is removed. */
class ArtifactFoldersTest {
  @TempDir Path home;
  private ArtifactFolders folders = new ArtifactFolders(Path.of("unset"), Map.of());

  @BeforeEach
  void make() {
    folders = new ArtifactFolders(home.resolve("out"), Map.of("java", home.resolve("src")));
  }

  @Test
  void writesWhatIsMissingWhereItBelongs() throws IOException {
    List<Change> changes = write("kql/a.kql", "java/p/A.java");
    assertThat(changes).extracting(Change::kind).containsExactly(Kind.ADD, Kind.ADD, Kind.ADD);
    assertThat(files()).containsExactly("out/kql/a.kql", "out/manifest.json", "src/p/A.java");
  }

  @Test
  void touchesNoFileThatIsAsItShouldBe() throws IOException {
    write("kql/a.kql", "kql/b.kql");
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    for (String file : files()) {
      Files.setLastModifiedTime(home.resolve(file), longAgo);
    }
    assertThat(write("kql/a.kql", "kql/b.kql")).isEmpty();
    Files.writeString(home.resolve("out/kql/b.kql"), "somebody else's");
    assertThat(write("kql/a.kql", "kql/b.kql"))
        .extracting(Change::path)
        .containsExactly("kql/b.kql");
    assertThat(Files.getLastModifiedTime(home.resolve("out/kql/a.kql"))).isEqualTo(longAgo);
  }

  @Test
  void removesWhatOnlyTheManifestOnDiskLists() throws IOException {
    write("kql/deep/a.kql", "kql/b.kql", "java/p/A.java");
    Files.writeString(home.resolve("out/kql/mine.kql"), "by hand");
    assertThat(write("kql/b.kql"))
        .extracting(Change::kind)
        .containsExactly(Kind.REMOVE, Kind.REMOVE, Kind.CHANGE);
    assertThat(files()).containsExactly("out/kql/b.kql", "out/kql/mine.kql", "out/manifest.json");
    assertThat(home.resolve("out/kql/deep")).doesNotExist();
    assertThat(folders.strangers(artifacts("kql/b.kql"), List.of("kql")))
        .containsExactly("kql/mine.kql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../precious", "/etc/passwd", "kql/../../precious", "C:/precious", "a\\\\..\\\\b"})
  void removesNothingOutsideItsFolders(String path) throws IOException {
    Path precious = Files.writeString(home.resolve("precious"), "keep");
    Files.createDirectories(home.resolve("out"));
    Files.writeString(
        home.resolve("out/manifest.json"), "{\"files\": [{\"file\": \"" + path + "\"}]}");
    assertThat(write("kql/a.kql")).noneMatch(c -> c.kind() == Kind.REMOVE);
    assertThat(precious).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<<<<<<< HEAD", "[", "{\"rules\": [{\"file\": 7}]}", "null"})
  void aManifestThatIsNoneIsReplaced(String text) throws IOException {
    Files.createDirectories(home.resolve("out"));
    Files.writeString(home.resolve("out/manifest.json"), text);
    assertThat(write("kql/a.kql"))
        .extracting(Change::path)
        .containsExactly("kql/a.kql", "manifest.json");
  }

  @Test
  void changesNothingWhereOneFileCannotBeWritten() throws IOException {
    Files.createDirectories(home.resolve("out"));
    Files.writeString(home.resolve("out/kql"), "a file where a folder should be");
    assertThatThrownBy(() -> write("eql/a.eql", "kql/a.kql"))
        .isInstanceOf(Unwritable.class)
        .hasMessageContaining("a.kql");
    assertThat(files()).containsExactly("out/kql");
  }

  @Test
  void aFailedWriteLeavesNothing() throws IOException {
    Path target = home.resolve("out.jsonl");
    Files.createDirectories(target.resolve("occupied"));
    assertThatThrownBy(() -> AtomicFile.write(target, "text"))
        .isInstanceOf(Unwritable.class)
        .hasMessageContaining("cannot be written");
    assertThat(home.toFile().list()).containsExactly("out.jsonl");
  }

  private List<Change> write(String... paths) {
    List<Change> changes = folders.compare(artifacts(paths));
    folders.apply(changes);
    return changes;
  }

  private static List<Artifact> artifacts(String... paths) {
    List<Artifact> files = Stream.of(paths).map(p -> new Artifact(p, "of " + p + "\n")).toList();
    return Stream.concat(files.stream(), Stream.of(Manifest.of(List.of(), files, "1.0"))).toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(home)) {
      return walk.filter(Files::isRegularFile)
          .map(p -> home.relativize(p).toString())
          .sorted()
          .toList();
    }
  }
}
