import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.FrozenYaml;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the tree of every pack's file beside it, so that a run of the compiler need not parse what
 * is the same in all of them. Run by the build: {@code java FreezePacks.java FOLDER}.
 */
final class FreezePacks {
  public static void main(String[] args) throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of(args[0]))) {
      for (Path path : walk.filter(p -> p.toString().endsWith(".yml")).sorted().toList()) {
        SourceFile file = new SourceFile(path.toString(), Files.readString(path));
        Diagnostics diagnostics = new Diagnostics();
        List<YamlNode> documents = YamlReader.read(file, diagnostics);
        if (diagnostics.list().isEmpty() && documents.size() == 1) {
          Path tree = Path.of(path.toString().replace(".yml", ".tree"));
          Files.write(tree, FrozenYaml.write(documents.get(0)));
        }
      }
    }
  }
}
