package dev.sigmac.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A frozen tree is the tree that the reader makes, node for node and span for span. */
class FrozenYamlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: 1",
        "[]",
        "{}",
        "- 1.5\n- true\n- null\n- ~\n- text\n",
        "'it''s': \"tab\\t and \\u00fc\"",
        "a: |\n  two\n  lines\nb: >\n  folded\n  text\n",
        "a: &x {b: [1, 2]}\nc: *x\nd: *x\n",
        "ünï: '日本 🙂'\n",
        "? long key\n: - - nested\n"
      })
  void isTheSameTree(String text) {
    SourceFile file = new SourceFile("a.yml", text);
    YamlNode read = YamlReader.read(file, new Diagnostics()).get(0);
    YamlNode thawed = FrozenYaml.read("a.yml", FrozenYaml.write(read));
    assertThat(shown(thawed)).isEqualTo(shown(read));
    assertThat(thawed.span().file().text()).isEqualTo(text);
  }

  @Test
  void everyPackHasTheTreeOfItsText() throws IOException, URISyntaxException {
    Path root =
        Path.of(
            Objects.requireNonNull(FrozenYamlTest.class.getResource("/dev/sigmac/packs")).toURI());
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> packs = files.filter(p -> p.toString().endsWith(".yml")).toList();
      assertThat(packs).hasSizeGreaterThan(100);
      for (Path path : packs) {
        SourceFile file = new SourceFile("pack.yml", Files.readString(path));
        YamlNode read = YamlReader.read(file, new Diagnostics()).get(0);
        Path tree = Path.of(path.toString().replace(".yml", ".tree"));
        YamlNode thawed = FrozenYaml.read("pack.yml", Files.readAllBytes(tree));
        assertThat(shown(thawed)).as(path.toString()).isEqualTo(shown(read));
      }
    }
  }

  private static String shown(YamlNode node) {
    String span = node.span().start() + ".." + node.span().end();
    if (node instanceof YamlNode.YamlScalar scalar) {
      return span + " " + scalar.type() + " " + scalar.value() + "|" + scalar.lexeme();
    } else if (node instanceof YamlMapping mapping) {
      List<String> entries =
          mapping.entries().stream().map(e -> shown(e.key()) + ": " + shown(e.value())).toList();
      return span + entries;
    }
    return span
        + ((YamlNode.YamlSequence) node).items().stream().map(FrozenYamlTest::shown).toList();
  }
}
