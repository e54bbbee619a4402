package dev.sigmac.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void aByteOrderMarkIsNoPartOfTheText() {
    assertThat(decode("\uFEFFtitle: a".getBytes(StandardCharsets.UTF_8))).isEqualTo("title: a");
  }

  @Test
  void aReplacementCharacterInTheFileIsKept() {
    assertThat(decode("a\uFFFDb".getBytes(StandardCharsets.UTF_8))).isEqualTo("a\uFFFDb");
  }

  @Test
  void theFirstBadByteIsLocated() {
    byte[] bytes = {'a', ':', '\n', (byte) 0xC3, (byte) 0xA9, (byte) 0xE9, 'b'};
    assertThat(SourceFiles.decode("rule.yml", bytes, diagnostics)).isEmpty();
    Diagnostic found = diagnostics.list().get(0);
    assertThat(found.code()).isEqualTo(SourceCode.INVALID_UTF8);
    assertThat(found.span().place()).isEqualTo("rule.yml:2:2");
    assertThat(found.message()).contains("0xE9").contains("byte 6");
  }

  @Test
  void aSequenceCutByTheEndIsLocated() {
    byte[] bytes = {'a', (byte) 0xE2, (byte) 0x82};
    assertThat(SourceFiles.decode("rule.yml", bytes, diagnostics)).isEmpty();
    assertThat(diagnostics.list().get(0).span().place()).isEqualTo("rule.yml:1:2");
  }

  @Test
  void aMissingFileIsReported(@TempDir Path folder) {
    assertThat(SourceFiles.read(folder.resolve("none.yml"), "none.yml", diagnostics)).isEmpty();
    assertThat(diagnostics.list().get(0).message())
        .isEqualTo("The file cannot be read: there is no such file.");
  }

  @Test
  void aFolderIsReported(@TempDir Path folder) {
    assertThat(SourceFiles.read(folder, "folder", diagnostics)).isEmpty();
    assertThat(diagnostics.list().get(0).code()).isEqualTo(SourceCode.UNREADABLE_FILE);
  }

  private String decode(byte[] bytes) {
    return SourceFiles.decode("rule.yml", bytes, diagnostics).orElseThrow().text();
  }
}
