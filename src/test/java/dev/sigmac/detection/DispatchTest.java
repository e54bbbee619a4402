package dev.sigmac.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.detection.Expr.Comparison;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Relation;
import dev.sigmac.detection.Expr.TimeUnit;
import dev.sigmac.detection.Network.Version;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.Operand.Field;
import dev.sigmac.detection.Operand.Joined;
import dev.sigmac.detection.Operand.Member;
import dev.sigmac.detection.Operand.WholeEvent;
import dev.sigmac.detection.Operand.XmlData;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.source.SourceFile;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each kind of expression and operand reaches the method that is meant for it. */
class DispatchTest {
  private static final Origin HERE = Origin.of(new SourceFile("rule.yml", "").start());
  private static final Operand FIELD = new Field("F");
  private static final Expr LEAF = new Expr.IsNull(FIELD, HERE);
  private static final SigmaNumber ONE = SigmaNumber.parse("1").orElseThrow();

  private static final List<Expr> EXPRESSIONS =
      List.of(
          new Expr.And(List.of(LEAF, LEAF)),
          new Expr.Or(List.of(LEAF, LEAF)),
          new Expr.Not(LEAF),
          new Expr.Constant(true),
          new Expr.Named("selection"),
          new Expr.Text(FIELD, List.of(SigmaString.literal("a")), true, HERE),
          new Expr.Terms(FIELD, List.of("a"), HERE),
          new Expr.Numbers(FIELD, List.of(ONE), HERE),
          new Expr.Compare(FIELD, Comparison.LTE, ONE, HERE),
          new Expr.Bool(FIELD, true, HERE),
          LEAF,
          new Expr.Exists(FIELD, HERE),
          new Expr.Regex(
              FIELD, ((PortableRegex.Parsed) PortableRegex.parse("a", Set.of())).regex(), HERE),
          new Expr.InNetwork(FIELD, List.of(new Network(Version.IPV4, "10.0.0.0", 8)), HERE),
          new Expr.Related(FIELD, Relation.CONTAINS, new Field("G"), true, HERE),
          new Expr.TimePart(FIELD, TimeUnit.HOUR, Comparison.GT, 22, HERE));

  private static final Column COLUMN = new Column("C", ColumnType.TEXT);

  private static final List<Operand> OPERANDS =
      List.of(
          FIELD,
          COLUMN,
          new Member(COLUMN, List.of("a", "b")),
          new XmlData(COLUMN, "Name"),
          new Joined(COLUMN, "\\", FIELD),
          new Extracted("E"),
          new WholeEvent());

  @Test
  void thereIsASampleOfEachKind() {
    assertThat(EXPRESSIONS.stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(kinds(Expr.class).collect(Collectors.toSet()));
    assertThat(OPERANDS.stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(kinds(Operand.class).collect(Collectors.toSet()));
  }

  private static Stream<Class<?>> kinds(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .flatMap(c -> c.isInterface() ? kinds(c) : Stream.<Class<?>>of(c))
        .distinct();
  }

  @Test
  void expressionsReachTheirMethods() {
    assertThat(EXPRESSIONS.stream().map(e -> String.join(" ", ExprText.lines(e))))
        .containsExactly(
            "all of   F is null   F is null",
            "any of   F is null   F is null",
            "not F is null",
            "always",
            "selection",
            "F is (cased) 'a'",
            "F has the term 'a'",
            "F is 1",
            "F <= 1",
            "F is true",
            "F is null",
            "F exists",
            "F matches /a/",
            "F is in 10.0.0.0/8",
            "F contains (cased) field G",
            "hour of F > 22");
  }

  @Test
  void operandsReachTheirMethods() {
    assertThat(OPERANDS.stream().map(OperandText::of))
        .containsExactly(
            "F", "C:text", "C.a.b", "C:text<Name>", "(C:text \\ F)", "E:extracted", "keywords");
  }

  @Test
  void aLeafMovesToAnotherOperandAndStaysTheSameOtherwise() {
    for (Expr expr : EXPRESSIONS) {
      if (expr instanceof Leaf leaf) {
        Leaf moved = leaf.on(COLUMN);
        assertThat(moved.getClass()).isEqualTo(leaf.getClass());
        assertThat(moved.operand()).isEqualTo(COLUMN);
        assertThat(moved.on(FIELD)).isEqualTo(leaf);
      }
    }
  }
}
