package dev.sigmac.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
  private final DiagnosticRenderer renderer = new DiagnosticRenderer(false);

  @Test
  void showsPlaceLineCaretsAndHint() {
    SourceFile file = new SourceFile("rules\\a.yml", "title: a\nlevel: hihg\n");
    Diagnostic diagnostic =
        Diagnostic.of(SourceCode.INVALID_UTF8, file.span(16, 20), "There is no level 'hihg'.")
            .withHint("Say 'high'.");
    assertThat(renderer.render(diagnostic))
        .isEqualTo(
            """
            error[invalid-utf8]: There is no level 'hihg'.
             --> rules/a.yml:2:8
              |
            2 | level: hihg
              |        ^^^^
              = hint: Say 'high'.
            """);
  }

  @Test
  void caretsStandUnderWideCharactersAndAfterTabs() {
    assertThat(carets("a\t日本b", 2, 4)).isEqualTo("     ^^^^");
    assertThat(carets("a\t日本b", 4, 5)).isEqualTo("         ^");
    assertThat(carets("😀x", 2, 3)).isEqualTo("  ^");
    assertThat(carets("e\u0301x", 2, 3)).isEqualTo(" ^");
  }

  @Test
  void anEmptySpanHasOneCaret() {
    assertThat(carets("abc", 3, 3)).isEqualTo("   ^");
    assertThat(carets("", 0, 0)).isEmpty();
  }

  @Test
  void aSpanOverLinesIsMarkedInItsFirst() {
    assertThat(carets("abc\ndef", 1, 6)).isEqualTo(" ^^");
  }

  @Test
  void longLinesAreCutAroundThePlace() {
    String text = "x".repeat(500) + "here" + "y".repeat(500);
    List<String> lines = render(text, 500, 504).lines().toList();
    assertThat(lines.get(3)).startsWith("1 | …x").endsWith("y…").hasSizeLessThanOrEqualTo(124);
    assertThat(lines.get(3).indexOf("here")).isEqualTo(lines.get(4).indexOf("^^^^"));
  }

  @Test
  void longSpansAreCutToo() {
    List<String> lines = render("x".repeat(500), 100, 400).lines().toList();
    assertThat(lines.get(3)).hasSizeLessThanOrEqualTo(124);
    assertThat(lines.get(4).length()).isLessThanOrEqualTo(lines.get(3).length());
  }

  @Test
  void nothingOfAFileControlsTheTerminal() {
    SourceFile file = new SourceFile("a\u001B[2J.yml", "x\u001B[31m\u009B\u202Ey\u0000z");
    Diagnostic diagnostic =
        Diagnostic.of(SourceCode.INVALID_UTF8, file.span(1, 2), "no '\u001B[0m\r\nforged'")
            .withHint("\u0007");
    String shown = renderer.render(diagnostic);
    assertThat(shown.chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    assertThat(shown).contains("x␛[31m<U+009B><U+202E>y␀z").contains("no '␛[0m␍ forged'");
    assertThat(shown.lines()).hasSize(6);
  }

  @Test
  void coloursAreOptional() {
    Diagnostic diagnostic =
        Diagnostic.of(SourceCode.INVALID_UTF8, new SourceFile("a", "b").start(), "c");
    String coloured = new DiagnosticRenderer(true).render(diagnostic);
    assertThat(coloured).contains("\u001B[1;31merror[invalid-utf8]\u001B[0m");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(renderer.render(diagnostic));
  }

  private String carets(String text, int from, int to) {
    List<String> lines = render(text, from, to).lines().toList();
    return lines.size() > 4 ? lines.get(4).substring(4) : "";
  }

  private String render(String text, int from, int to) {
    return renderer.render(
        Diagnostic.of(
            SourceCode.INVALID_UTF8, new SourceFile("a.yml", text).span(from, to), "message"));
  }
}
