package dev.sigmac.pipeline;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The files of the packs that come with the compiler, each read when it is asked for. */
final class PackFiles {
  private static final String ROOT = "/dev/sigmac/packs/";

  /** The file at {@code path} below the packs' folder, if there is one. */
  Optional<SourceFile> file(String path) {
    if (path.contains("..")) {
      return Optional.empty();
    }
    try (InputStream stream = PackFiles.class.getResourceAsStream(ROOT + path)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(
              new SourceFile(path, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only document of the file at {@code path}, if there is such a file and it is YAML. */
  Optional<YamlNode> document(String path, Diagnostics diagnostics) {
    return file(path).flatMap(f -> YamlReader.read(f, diagnostics).stream().findFirst());
  }
}
