package dev.sigmac.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Expr.Not;
import dev.sigmac.detection.Expr.Or;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Origin;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Splitting a match between two columns never changes which rows it finds. */
class JoinedMappingTest {
  private static final Column HEAD = new Column("Head", ColumnType.TEXT);
  private static final Column TAIL = new Column("Tail", ColumnType.TEXT);
  private static final Origin ORIGIN = Origin.of(new SourceFile("rule.yml", "").start());
  private static final int PATTERNS = 400;

  private record Row(String head, String tail) {}

  @RepeatedTest(20)
  void rowsOfTwoNamesMatchAsTheirJoinedText(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    JoinedMapping mapping = mapping(false, false);
    for (int i = 0; i < PATTERNS; i++) {
      check(mapping, new Row(text(random, "ab", 1), text(random, "ab", 1)), values(random));
    }
  }

  @RepeatedTest(20)
  void rowsOfAPathMatchAsTheirJoinedText(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    JoinedMapping mapping = mapping(true, false);
    for (int i = 0; i < PATTERNS; i++) {
      check(mapping, new Row(path(random), text(random, "ab", 1)), values(random));
    }
  }

  @RepeatedTest(20)
  void rowsWithoutATailMatchAsTheirHead(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    JoinedMapping mapping = mapping(true, true);
    for (int i = 0; i < PATTERNS; i++) {
      check(mapping, new Row(path(random), text(random, "ab", 0)), values(random));
    }
  }

  @Test
  void whatAnEmptyTailStandsForIsFoundInBothSpellings() {
    JoinedMapping.Tails tails =
        new JoinedMapping.Tails('\\', true, false, Optional.of("(Default)"));
    JoinedMapping mapping = new JoinedMapping(HEAD, TAIL, tails, Spelling.SAME, Optional.empty());
    Expr match = mapping.map(text(List.of(SigmaString.parse("*\\Key\\(Default)"))), new Misfits());
    assertThat(holds(match, new Row("HKLM\\Key", ""))).isTrue();
    assertThat(holds(match, new Row("HKLM\\Key", "(Default)"))).isTrue();
    assertThat(holds(match, new Row("HKLM\\Key", "Other"))).isFalse();
  }

  @Test
  void aRowWithoutEitherNameMatchesNoPattern() {
    Expr match = mapping(false, false).map(text(List.of(SigmaString.parse("?*"))), new Misfits());
    assertThat(holds(match, new Row("", ""))).isFalse();
    assertThat(holds(match, new Row("", "a"))).isTrue();
    assertThat(holds(match, new Row("a", "b"))).isTrue();
  }

  private static JoinedMapping mapping(boolean nested, boolean optional) {
    JoinedMapping.Tails tails = new JoinedMapping.Tails('\\', nested, optional, Optional.empty());
    return new JoinedMapping(HEAD, TAIL, tails, Spelling.SAME, Optional.empty());
  }

  private static void check(JoinedMapping mapping, Row row, List<SigmaString> values) {
    Misfits misfits = new Misfits();
    Expr match = mapping.map(text(values), misfits);
    String joined = row.tail().isEmpty() ? row.head() : row.head() + "\\" + row.tail();
    boolean expected = values.stream().anyMatch(v -> Glob.matches(v, joined, false));
    assertThat(misfits.isEmpty()).isTrue();
    assertThat(holds(match, row)).as("%s on %s as %s", values, row, match).isEqualTo(expected);
  }

  private static Text text(List<SigmaString> values) {
    return new Text(new Field("F"), values, false, ORIGIN);
  }

  private static boolean holds(Expr expr, Row row) {
    if (expr instanceof And and) {
      return and.terms().stream().allMatch(t -> holds(t, row));
    } else if (expr instanceof Or or) {
      return or.terms().stream().anyMatch(t -> holds(t, row));
    } else if (expr instanceof Not not) {
      return !holds(not.term(), row);
    } else if (expr instanceof Constant constant) {
      return constant.value();
    } else if (expr instanceof Exists exists) {
      return !value(exists.operand(), row).isEmpty();
    }
    Text text = (Text) expr;
    String value = value(text.operand(), row);
    return text.anyOf().stream()
        .anyMatch(
            v ->
                v.shape() == SigmaString.Shape.ANYTHING
                    ? !value.isEmpty()
                    : Glob.matches(v, value, false));
  }

  private static String value(Operand operand, Row row) {
    return operand.equals(HEAD) ? row.head() : row.tail();
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder(text(random, "ab", 1));
    for (int i = random.nextInt(3); i > 0; i--) {
      path.append('\\').append(text(random, "ab", 1));
    }
    return path.toString();
  }

  private static String text(Random random, String letters, int least) {
    StringBuilder text = new StringBuilder();
    for (int i = least + random.nextInt(3); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  private static List<SigmaString> values(Random random) {
    return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> value(random)).toList();
  }

  private static SigmaString value(Random random) {
    SigmaString value = SigmaString.EMPTY;
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      value =
          value.append(
              switch (random.nextInt(6)) {
                case 0 -> SigmaString.ANYTHING;
                case 1 -> SigmaString.parse("?");
                case 2, 3 -> SigmaString.literal("\\");
                default -> SigmaString.literal(text(random, "ab", 1));
              });
    }
    return value;
  }
}
