package dev.sigmac.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folders on disk that hold artifacts: one for all, or others for what is below some folder of
 * it. What it writes is only what differs, and what it removes is only what the manifest on disk
 * lists and no rule makes any more.
 */
public final class ArtifactFolders {
  private final Path output;
  private final Map<String, Path> elsewhere;

  /**
   * {@code output} holds all but what is below the folders that are keys of {@code elsewhere},
   * which is in the folders that they map to.
   */
  public ArtifactFolders(Path output, Map<String, Path> elsewhere) {
    this.output = output;
    this.elsewhere = new LinkedHashMap<>(elsewhere);
  }

  /** Where an artifact is on disk. */
  public Path resolve(String path) {
    int slash = path.indexOf('/');
    Path root = slash < 0 ? null : elsewhere.get(path.substring(0, slash));
    return root == null ? output.resolve(path) : root.resolve(path.substring(slash + 1));
  }

  /** What differs on disk from {@code artifacts}, sorted by path with the manifest last. */
  public List<Change> compare(List<Artifact> artifacts) {
    List<Change> changes = new ArrayList<>();
    for (Artifact artifact : artifacts) {
      Optional<byte[]> bytes = read(artifact.path());
      if (bytes.filter(b -> Arrays.equals(b, artifact.bytes())).isEmpty()) {
        changes.add(
            new Change(
                artifact.path(),
                bytes.map(ArtifactFolders::decoded),
                Optional.of(artifact.text())));
      }
    }
    Set<String> made = artifacts.stream().map(Artifact::path).collect(Collectors.toSet());
    for (String path : listed()) {
      if (!made.contains(path)) {
        read(path)
            .ifPresent(
                b -> changes.add(new Change(path, Optional.of(decoded(b)), Optional.empty())));
      }
    }
    changes.sort(ArtifactFolders::order);
    return changes;
  }

  /**
   * The query files on disk that are neither among {@code artifacts} nor in the manifest: someone
   * else put them below the folder of a language.
   */
  public List<String> strangers(List<Artifact> artifacts, List<String> languages) {
    Set<String> known = artifacts.stream().map(Artifact::path).collect(Collectors.toSet());
    known.addAll(listed());
    Set<String> found = new TreeSet<>();
    for (String language : languages) {
      Path folder = output.resolve(language);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> walk = Files.walk(folder)) {
          walk.filter(Files::isRegularFile)
              .map(p -> language + "/" + folder.relativize(p).toString().replace('\\', '/'))
              .filter(p -> !known.contains(p))
              .forEach(found::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return List.copyOf(found);
  }

  /**
   * Makes the changes: every new text is written beside its place before the first is moved there,
   * and the manifest comes last, so that a run that is cut short can be repeated.
   *
   * @throws Unwritable if a file cannot be written
   */
  public void apply(List<Change> changes) {
    List<AtomicFile> prepared = new ArrayList<>();
    try {
      for (Change change : changes) {
        if (change.after().isPresent()) {
          byte[] bytes = change.after().get().getBytes(StandardCharsets.UTF_8);
          prepared.add(AtomicFile.prepared(resolve(change.path()), bytes));
        }
      }
      changes.stream().filter(c -> c.after().isEmpty()).forEach(c -> remove(c.path()));
      prepared.forEach(AtomicFile::commit);
    } finally {
      prepared.forEach(AtomicFile::discard);
    }
  }

  /** The digest of the manifest on disk; empty if there is none. */
  public String manifestDigest() {
    return read(Manifest.PATH).map(Digest::of).orElse("");
  }

  /** The number of files, if the manifest on disk and all that it lists are as it says. */
  public Optional<Integer> intact() {
    return read(Manifest.PATH)
        .flatMap(b -> Manifest.files(decoded(b)))
        .filter(
            files -> files.entrySet().stream().allMatch(e -> isIntact(e.getKey(), e.getValue())))
        .map(files -> files.size() + 1);
  }

  private boolean isIntact(String path, String digest) {
    return read(path).map(Digest::of).filter(digest::equals).isPresent();
  }

  private Set<String> listed() {
    return read(Manifest.PATH)
        .flatMap(b -> Manifest.files(decoded(b)))
        .map(Map::keySet)
        .orElse(Set.of());
  }

  private Optional<byte[]> read(String path) {
    Path file = resolve(path);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a file, and the folders that are empty without it. */
  private void remove(String path) {
    Path file = resolve(path);
    try {
      Files.deleteIfExists(file);
      int depth = path.split("/").length - 1;
      Path folder = file.toAbsolutePath().getParent();
      for (int i = 0; i < depth && folder != null; i++) {
        Files.deleteIfExists(folder);
        folder = folder.getParent();
      }
    } catch (DirectoryNotEmptyException e) {
      // The folder holds other files, so it stays.
    } catch (IOException e) {
      throw new Unwritable(file, e);
    }
  }

  private static String decoded(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int order(Change a, Change b) {
    boolean manifest = a.path().equals(Manifest.PATH);
    return manifest == b.path().equals(Manifest.PATH)
        ? a.path().compareTo(b.path())
        : manifest ? 1 : -1;
  }
}
