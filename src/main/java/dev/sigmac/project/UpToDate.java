package dev.sigmac.project;

import dev.sigmac.artifact.ArtifactFolders;
import dev.sigmac.artifact.AtomicFile;
import dev.sigmac.artifact.Digest;
import dev.sigmac.compiler.TargetChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a project's files are as an earlier run left them, and would come out the same: its
 * settings, its rules, the files that these name and the compiler have the digest that was kept.
 * Times of files do not matter.
 */
public final class UpToDate {
  private final Project project;
  private final Path state;

  /** What the last run kept in the file {@code state}, held against the project as it is. */
  public UpToDate(Project project, Path state) {
    this.project = project;
    this.state = state;
  }

  /** The number of files that are up to date; empty if one is not. */
  public Optional<Integer> files() {
    ArtifactFolders folders = project.folders();
    boolean same =
        Files.isRegularFile(state) && text(state).equals(content(folders.manifestDigest()));
    return same ? folders.intact() : Optional.empty();
  }

  /** Keeps that the project's files are up to date now. */
  public void keep() {
    AtomicFile.write(state, content(project.folders().manifestDigest()));
  }

  private String content(String manifest) {
    return inputs() + "\n" + manifest + "\n";
  }

  private String inputs() {
    Digest digest = new Digest().add(compiler()).add(project.settings().toString());
    for (String pipeline : project.targets().pipelines()) {
      if (TargetChoice.isFile(pipeline)) {
        digest.add(bytes(project.base().resolve(pipeline)));
      }
    }
    project.placeholdersFile().ifPresent(file -> digest.add(bytes(file)));
    RuleFiles.find(project).forEach((place, file) -> digest.add(place).add(bytes(file)));
    return digest.value();
  }

  /** The digest of the classes that run. */
  private static String compiler() {
    CodeSource source = UpToDate.class.getProtectionDomain().getCodeSource();
    try {
      Path code = Path.of(source.getLocation().toURI());
      Digest digest = new Digest();
      for (Path file : Files.isDirectory(code) ? below(code) : List.of(code)) {
        digest.add(bytes(file));
      }
      return digest.value();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is missing is told by the run itself. */
  private static byte[] bytes(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
