package dev.sigmac.layout;

import static dev.sigmac.layout.Doc.concat;
import static dev.sigmac.layout.Doc.fill;
import static dev.sigmac.layout.Doc.group;
import static dev.sigmac.layout.Doc.hardLine;
import static dev.sigmac.layout.Doc.ifBroken;
import static dev.sigmac.layout.Doc.line;
import static dev.sigmac.layout.Doc.nest;
import static dev.sigmac.layout.Doc.nil;
import static dev.sigmac.layout.Doc.punctuate;
import static dev.sigmac.layout.Doc.softLine;
import static dev.sigmac.layout.Doc.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocRendererTest {
  @Test
  void aGroupIsFlatIfAndOnlyIfItFitsWithWhatFollowsOnItsLine() {
    Doc call =
        concat(
            group(
                text("f("),
                nest(2, concat(softLine(), text("a,"), line(), text("b"))),
                softLine(),
                text(")")),
            text(";"));
    assertEquals("f(a, b);", render(8, call));
    assertEquals("f(\n  a,\n  b\n);", render(7, call));
  }

  @Test
  void anOuterGroupBreaksBeforeAnInnerOne() {
    Doc inner = group(text("x"), line(), text("y"));
    assertEquals("aa\nx y", render(5, group(text("aa"), line(), inner)));
    assertEquals("aa\nx\ny", render(2, group(text("aa"), line(), inner)));
  }

  @Test
  void aHardLineBreaksTheGroupsAroundIt() {
    assertEquals("a\nb\nc", render(80, group(text("a"), line(), text("b"), hardLine(), text("c"))));
  }

  @Test
  void aChoiceFollowsTheGroupAroundIt() {
    Doc list = group(text("a"), ifBroken(concat(hardLine(), text("| ")), text(" | ")), text("b"));
    assertEquals("a | b", render(5, list));
    assertEquals("a\n| b", render(4, list));
  }

  @Test
  void aFillPutsAsManyItemsOnALineAsFit() {
    List<Doc> names =
        Stream.of("\"powershell\"", "\"wscript\"", "\"cscript\"", "\"mshta\"", "\"certutil\"")
            .map(Doc::text)
            .toList();
    Doc list =
        group(
            text("has_any ("),
            nest(4, concat(softLine(), fill(punctuate(",", names)))),
            nest(2, softLine()),
            text(")"));
    assertEquals(
        "has_any (\n"
            + "    \"powershell\", \"wscript\",\n"
            + "    \"cscript\", \"mshta\",\n"
            + "    \"certutil\"\n"
            + "  )",
        render(30, list));
    assertEquals(
        "has_any (\"powershell\", \"wscript\", \"cscript\", \"mshta\", \"certutil\")",
        render(100, list));
  }

  @Test
  void aFillOfRandomItemsIsTheGreedyOne() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<String> words = random.ints(40, 1, 12).mapToObj("x"::repeat).toList();
      StringBuilder greedy = new StringBuilder(words.get(0));
      int column = words.get(0).length();
      for (String word : words.subList(1, words.size())) {
        boolean fits = column + 1 + word.length() <= 20;
        greedy.append(fits ? ' ' : '\n').append(word);
        column = fits ? column + 1 + word.length() : word.length();
      }
      assertEquals(greedy.toString(), render(20, fill(words.stream().map(Doc::text).toList())));
    }
  }

  @Test
  void anItemOfAFillThatIsWiderThanALineBreaksWithin() {
    Doc wide = group(text("(aaaa"), line(), text("bbbb)"));
    assertEquals("x\n(aaaa\nbbbb) y", render(8, fill(List.of(text("x"), wide, text("y")))));
  }

  @Test
  void concatenationAssociatesAndHasAUnit() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      Doc a = random(random, 4);
      Doc b = random(random, 4);
      Doc c = random(random, 4);
      int width = random.nextInt(30);
      String expected = render(width, concat(a, b, c));
      assertEquals(expected, render(width, concat(concat(a, b), c)));
      assertEquals(expected, render(width, concat(a, concat(b, c))));
      assertEquals(render(width, a), render(width, concat(nil(), a)));
      assertEquals(render(width, a), render(width, concat(a, nil())));
    }
  }

  @Test
  void aRenderedTextKeepsItsCharactersAndEndsNoLineInABlank() {
    Random random = new Random(13);
    for (int round = 0; round < 500; round++) {
      Doc doc = random(random, 5);
      String wide = render(1000, doc);
      String narrow = render(random.nextInt(40), doc);
      assertEquals(wide.replaceAll("\\s", ""), narrow.replaceAll("\\s", ""));
      assertTrue(narrow.lines().noneMatch(l -> l.endsWith(" ")), narrow);
    }
  }

  @Test
  void widthCountsCodePoints() {
    assertEquals("😀 😀", render(3, group(text("😀"), line(), text("😀"))));
  }

  @Test
  void aTextHoldsNoLineEnd() {
    assertThrows(IllegalArgumentException.class, () -> text("a\nb"));
    assertThrows(IllegalArgumentException.class, () -> text("a\rb"));
  }

  @Test
  void longAndDeepDocumentsTakeLinearTime() {
    List<Doc> items = Collections.nCopies(100_000, text("item"));
    Doc deep = text("x");
    for (int depth = 0; depth < 5_000; depth++) {
      deep = group(text("("), nest(1, concat(softLine(), deep)), text(")"));
    }
    Doc nested = deep;
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> render(100, concat(fill(punctuate(",", items)), nested)));
    String narrow =
        render(
            100,
            group(
                IntStream.range(0, 5_000)
                    .mapToObj(i -> concat(text("a"), line()))
                    .toArray(Doc[]::new)));
    assertEquals(5_000, narrow.lines().count());
  }

  private static Doc random(Random random, int depth) {
    if (depth == 0) {
      return text("w".repeat(1 + random.nextInt(6)));
    }
    return switch (random.nextInt(8)) {
      case 0 -> line();
      case 1 -> softLine();
      case 2 -> random.nextInt(4) == 0 ? hardLine() : text("t");
      case 3 -> nest(random.nextInt(4), random(random, depth - 1));
      case 4 -> group(random(random, depth - 1), line(), random(random, depth - 1));
      case 5 ->
          fill(
              List.of(
                  random(random, depth - 1), random(random, depth - 1), random(random, depth - 1)));
      case 6 -> ifBroken(concat(text("|"), line()), text("|"));
      default -> concat(random(random, depth - 1), random(random, depth - 1));
    };
  }

  private static String render(int width, Doc doc) {
    return new DocRenderer(width).render(doc);
  }
}
