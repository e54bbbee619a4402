package dev.sigmac.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Diffs as people and tools read them. */
class UnifiedDiffTest {
  @TempDir Path folder;

  private static String diff(String before, String after) {
    return String.join(
        "\n", UnifiedDiff.of(new Change("kql/a.kql", Optional.of(before), Optional.of(after))));
  }

  @Test
  void showsTheValueThatChanged() {
    assertThat(diff("T\n| where A == 1\n| take 1\n", "T\n| where A == 2\n| take 1\n"))
        .isEqualTo(
            """
            --- a/kql/a.kql
            +++ b/kql/a.kql
            @@ -1,3 +1,3 @@
             T
            -| where A == 1
            +| where A == 2
             | take 1""");
  }

  @Test
  void newAndRemovedFilesHaveNoOtherSide() {
    assertThat(UnifiedDiff.of(new Change("a", Optional.empty(), Optional.of("x\n"))))
        .containsExactly("--- /dev/null", "+++ b/a", "@@ -0,0 +1,1 @@", "+x");
    assertThat(UnifiedDiff.of(new Change("a", Optional.of("x\n"), Optional.empty())))
        .containsExactly("--- a/a", "+++ /dev/null", "@@ -1,1 +0,0 @@", "-x");
  }

  @Test
  void tellsOfALineEndThatIsMissingOrAnother() {
    assertThat(diff("x", "x\n")).contains("-x\n\\ No newline at end of file\n+x");
    assertThat(diff("x\r\n", "x\n")).contains("-x\u240D\n+x");
  }

  @Test
  void sendsNoControlCharacterToATerminal() {
    assertThat(diff("\u001B[2J\u009B\n", "\n"))
        .contains("-\u241B[2J\uFFFD")
        .doesNotContain("\u001B");
  }

  @Test
  void gitAppliesIt() throws IOException, InterruptedException {
    String before = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n";
    String after = "a\nB\nc\nd\ne\nf\ng\nh\ni\nj\nk";
    Files.writeString(Files.createDirectory(folder.resolve("kql")).resolve("a.kql"), before);
    Files.writeString(folder.resolve("patch"), diff(before, after) + "\n");
    Process git =
        new ProcessBuilder("git", "apply", "patch")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(said).isZero();
    assertThat(folder.resolve("kql/a.kql")).hasContent(after);
  }
}
