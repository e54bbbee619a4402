package dev.sigmac.artifact.catalogue;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.sigmac.detection.Expr.And;
import dev.sigmac.detection.Expr.Bool;
import dev.sigmac.detection.Expr.Compare;
import dev.sigmac.detection.Expr.Constant;
import dev.sigmac.detection.Expr.Exists;
import dev.sigmac.detection.Expr.InNetwork;
import dev.sigmac.detection.Expr.IsNull;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Named;
import dev.sigmac.detection.Expr.Not;
import dev.sigmac.detection.Expr.Numbers;
import dev.sigmac.detection.Expr.Or;
import dev.sigmac.detection.Expr.Regex;
import dev.sigmac.detection.Expr.Related;
import dev.sigmac.detection.Expr.Terms;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Expr.TimePart;
import dev.sigmac.detection.Expr.TimeUnit;
import dev.sigmac.detection.ExprDispatch;
import dev.sigmac.detection.Network;
import dev.sigmac.detection.SigmaNumber;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/** The test of one leaf: the call of a method that it has put into a scope. */
final class LeafCode extends ExprDispatch<CodeBlock> {
  private static final int FEW = 12;

  private final Scope scope;
  private final TextLists lists;

  LeafCode(Scope scope, TextLists lists) {
    this.scope = scope;
    this.lists = lists;
  }

  @Override
  protected CodeBlock and(And expr) {
    throw new IllegalArgumentException("not a leaf");
  }

  @Override
  protected CodeBlock or(Or expr) {
    throw new IllegalArgumentException("not a leaf");
  }

  @Override
  protected CodeBlock not(Not expr) {
    throw new IllegalArgumentException("not a leaf");
  }

  @Override
  protected CodeBlock constant(Constant expr) {
    return CodeBlock.of("$L", expr.value());
  }

  @Override
  protected CodeBlock named(Named expr) {
    throw new IllegalArgumentException("not a leaf");
  }

  @Override
  protected CodeBlock text(Text expr) {
    return call(expr, TextCode.verb(expr), TextCode.of(scope, lists, expr));
  }

  /** Searching for terms is what an author allows where it is faster; here it would not be. */
  @Override
  protected CodeBlock terms(Terms expr) {
    return text(expr.asContains());
  }

  @Override
  protected CodeBlock numbers(Numbers expr) {
    boolean plain = expr.anyOf().stream().allMatch(n -> numeral(n).equals(n.lexeme()));
    List<String> numerals = expr.anyOf().stream().map(LeafCode::numeral).distinct().toList();
    if (plain && numerals.size() > FEW) {
      String set = lists.set(scope, constantName(expr, "_NUMBERS"), numerals);
      CodeBlock test = CodeBlock.of("$N.contains(number)", set);
      return call(expr, "Is", loop(expr, "String", "number", "numerals", test));
    }
    List<CodeBlock> tests = new ArrayList<>();
    for (SigmaNumber number : expr.anyOf().stream().distinct().toList()) {
      scope.count(2);
      tests.add(
          plain
              ? CodeBlock.of("number.equals($S)", numeral(number))
              : CodeBlock.of(
                  "$T.isNumber(number, $S, $L)",
                  scope.runtime().type("Scalars"),
                  numeral(number),
                  JavaText.of(number.lexeme())));
    }
    CodeBlock any = CodeBlock.join(tests, "\n|| ");
    return call(
        expr,
        "Is",
        plain
            ? loop(expr, "String", "number", "numerals", any)
            : loop(expr, "Object", "number", "raw", any));
  }

  @Override
  protected CodeBlock compare(Compare expr) {
    String number =
        scope.constant(
            constantName(expr, "_LIMIT"),
            TypeName.get(BigDecimal.class),
            CodeBlock.of("new $T($S)", BigDecimal.class, expr.number().value().toString()));
    CodeBlock test =
        CodeBlock.of("number.compareTo($N) $L 0", number, expr.comparison().operator("=="));
    return call(expr, "Compares", loop(expr, BigDecimal.class, "number", "numbers", test));
  }

  @Override
  protected CodeBlock bool(Bool expr) {
    CodeBlock test = CodeBlock.of("text.equalsIgnoreCase($S)", Boolean.toString(expr.value()));
    return call(expr, "Is", loop(expr, "String", "text", "texts", test));
  }

  @Override
  protected CodeBlock isNull(IsNull expr) {
    return call(
        expr,
        "IsMissing",
        CodeBlock.builder()
            .addStatement("return event.isMissing($L)", scope.field(expr.operand()))
            .build());
  }

  @Override
  protected CodeBlock exists(Exists expr) {
    return call(
        expr,
        "IsThere",
        CodeBlock.builder()
            .addStatement("return !event.isMissing($L)", scope.field(expr.operand()))
            .build());
  }

  @Override
  protected CodeBlock regex(Regex expr) {
    return call(expr, "Matches", RegexCode.of(scope, expr));
  }

  @Override
  protected CodeBlock inNetwork(InNetwork expr) {
    ClassName type = scope.runtime().type("Network");
    List<CodeBlock> networks = new ArrayList<>();
    for (Network network : expr.anyOf().stream().distinct().toList()) {
      networks.add(CodeBlock.of("$T.of($S, $L)", type, network.address(), network.prefixLength()));
    }
    String constant =
        scope.constant(
            constantName(expr, "_NETWORKS"),
            ArrayTypeName.of(type),
            CodeBlock.of("{$L}", CodeBlock.join(networks, ", ")));
    CodeBlock body =
        CodeBlock.builder()
            .beginControlFlow(
                "for (byte[] address : event.addresses($L))", scope.field(expr.operand()))
            .beginControlFlow("for ($T network : $N)", type, constant)
            .beginControlFlow("if (network.contains(address))")
            .addStatement("return true")
            .endControlFlow()
            .endControlFlow()
            .endControlFlow()
            .addStatement("return false")
            .build();
    return call(expr, "IsInNetwork", body);
  }

  @Override
  protected CodeBlock related(Related expr) {
    String texts = expr.cased() ? "texts" : "folded";
    String method =
        switch (expr.relation()) {
          case EQUALS -> "equals";
          case CONTAINS -> "contains";
          case STARTSWITH -> "startsWith";
          case ENDSWITH -> "endsWith";
        };
    CodeBlock body =
        CodeBlock.builder()
            .beginControlFlow(
                "for (String text : event.$L($L))", texts, scope.field(expr.operand()))
            .beginControlFlow("for (String other : event.$L($L))", texts, scope.field(expr.other()))
            .beginControlFlow("if (text.$L(other))", method)
            .addStatement("return true")
            .endControlFlow()
            .endControlFlow()
            .endControlFlow()
            .addStatement("return false")
            .build();
    return call(expr, "RelatesTo", body);
  }

  @Override
  protected CodeBlock timePart(TimePart expr) {
    CodeBlock test =
        CodeBlock.of(
            "$L $L $LL", part(expr.unit()), expr.comparison().operator("=="), expr.number());
    return call(expr, "Compares", loop(expr, OffsetDateTime.class, "date", "dates", test));
  }

  private static CodeBlock part(TimeUnit unit) {
    return switch (unit) {
      case MINUTE -> CodeBlock.of("date.getMinute()");
      case HOUR -> CodeBlock.of("date.getHour()");
      case DAY -> CodeBlock.of("date.getDayOfMonth()");
      case WEEK -> CodeBlock.of("date.get($T.WEEK_OF_WEEK_BASED_YEAR)", IsoFields.class);
      case MONTH -> CodeBlock.of("date.getMonthValue()");
      case YEAR -> CodeBlock.of("date.getYear()");
    };
  }

  static String numeral(SigmaNumber number) {
    return number.value().stripTrailingZeros().toPlainString();
  }

  private static String constantName(Leaf leaf, String suffix) {
    return JavaNames.constant(JavaNames.field(leaf.operand())) + suffix;
  }

  private CodeBlock loop(Leaf leaf, Object type, String variable, String of, CodeBlock test) {
    CodeBlock typeName =
        type instanceof Class<?> c ? CodeBlock.of("$T", c) : CodeBlock.of("$L", type);
    return CodeBlock.builder()
        .beginControlFlow(
            "for ($L $L : event.$L($L))", typeName, variable, of, scope.field(leaf.operand()))
        .beginControlFlow("if ($L)", test)
        .addStatement("return true")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return false")
        .build();
  }

  private CodeBlock call(Leaf leaf, String verb, CodeBlock body) {
    String method = scope.test(JavaNames.method(JavaNames.field(leaf.operand())) + verb, body);
    return CodeBlock.of("$L(event)", method);
  }
}
