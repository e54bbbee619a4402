package dev.sigmac.pipeline;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.FrozenYaml;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The files of the packs that come with the compiler, each read when it is asked for: from the
 * folder that the system property {@code sigmac.packs} names, where a file opens faster than an
 * entry of a jar, or from the class path.
 */
final class PackFiles {
  private static final String ROOT = "/dev/sigmac/packs/";
  private static final String FOLDER = "sigmac.packs";

  /** Whether there is a file at {@code path}. */
  boolean has(String path) {
    return !path.contains("..")
        && (inFolder(path).isPresent() || PackFiles.class.getResource(ROOT + path) != null);
  }

  /** The file at {@code path} below the packs' folder, if there is one. */
  Optional<SourceFile> file(String path) {
    return bytes(path).map(b -> new SourceFile(path, new String(b, StandardCharsets.UTF_8)));
  }

  /**
   * The only document of the file at {@code path}, if there is such a file and it is YAML. The
   * build leaves the trees of these files beside them.
   */
  Optional<YamlNode> document(String path, Diagnostics diagnostics) {
    Optional<byte[]> tree = bytes(path.replace(".yml", ".tree"));
    return tree.isPresent()
        ? Optional.of(FrozenYaml.read(path, tree.get()))
        : file(path).flatMap(f -> YamlReader.read(f, diagnostics).stream().findFirst());
  }

  private static Optional<byte[]> bytes(String path) {
    if (path.contains("..")) {
      return Optional.empty();
    }
    Optional<File> file = inFolder(path);
    if (file.isPresent()) {
      return Optional.of(read(file.get()));
    }
    try (InputStream stream = PackFiles.class.getResourceAsStream(ROOT + path)) {
      return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<File> inFolder(String path) {
    String folder = System.getProperty(FOLDER);
    return Optional.ofNullable(folder).map(f -> new File(f, path)).filter(File::isFile);
  }

  private static byte[] read(File file) {
    try (InputStream stream = new FileInputStream(file)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
