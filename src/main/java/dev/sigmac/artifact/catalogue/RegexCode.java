package dev.sigmac.artifact.catalogue;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.palantir.javapoet.CodeBlock;
import dev.sigmac.detection.Expr.Regex;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.Printed;
import dev.sigmac.regex.Re2jRegex;
import dev.sigmac.regex.RegexNode;
import dev.sigmac.regex.RegexNode.End;
import dev.sigmac.regex.RegexNode.Literal;
import dev.sigmac.regex.RegexNode.Sequence;
import dev.sigmac.regex.RegexNode.Start;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The test of a field's texts by a regular expression: a plain comparison where that says the same,
 * else a pattern that is only tried on texts with what each match of it contains.
 */
final class RegexCode {
  private static final int WORTH_SEARCHING = 3;

  private RegexCode() {}

  /** The body of a method that tests an event. */
  static CodeBlock of(Scope scope, Regex regex) {
    Optional<Plain> plain = Plain.of(regex.regex().root());
    CodeBlock test = plain.map(Plain::test).orElseGet(() -> pattern(scope, regex));
    String texts = plain.isPresent() && plain.get().ignoreCase() ? "folded" : "texts";
    CodeBlock.Builder body = CodeBlock.builder();
    Optional<String> needed =
        plain.isPresent()
            ? Optional.empty()
            : neededFolded(regex.regex()).filter(n -> !n.isEmpty());
    if (needed.isPresent()) {
      body.addStatement("String[] folded = event.folded($L)", scope.field(regex.operand()))
          .addStatement("String[] texts = event.texts($L)", scope.field(regex.operand()))
          .beginControlFlow("for (int i = 0; i < texts.length; i++)")
          .beginControlFlow(
              "if (folded[i].contains($L) && $L)",
              JavaText.of(needed.get()),
              CodeBlock.of("$L.matcher(texts[i]).find()", test));
    } else {
      body.beginControlFlow("for (String text : event.$L($L))", texts, scope.field(regex.operand()))
          .beginControlFlow(
              "if ($L)", plain.isPresent() ? test : CodeBlock.of("$L.matcher(text).find()", test));
    }
    return body.addStatement("return true")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return false")
        .build();
  }

  private static CodeBlock pattern(Scope scope, Regex regex) {
    Printed printed = new Re2jRegex().print(regex.regex());
    if (!(printed instanceof Printed.Pattern pattern)) {
      throw new NoMatcher(((Printed.Unsupported) printed).reason());
    }
    try {
      Pattern.compile(pattern.text());
    } catch (PatternSyntaxException e) {
      throw new NoMatcher("RE2/J cannot read the regular expression: " + e.getDescription());
    }
    String constant =
        scope.constant(
            JavaNames.constant(JavaNames.field(regex.operand())) + "_REGEX",
            RuntimeTypes.PATTERN,
            CodeBlock.of("$T.compile($L)", RuntimeTypes.PATTERN, JavaText.of(pattern.text())));
    return CodeBlock.of("$N", constant);
  }

  /**
   * A folded text without which no text matches. Only ASCII letters are taken whose case the engine
   * folds as we do: to it the Kelvin sign is a k and the long s an s.
   */
  private static Optional<String> neededFolded(PortableRegex regex) {
    String longest = "";
    for (String part : regex.requiredLiteral().orElse("").split("[kKsS[^ -~]]", -1)) {
      longest = part.length() > longest.length() ? part : longest;
    }
    return Optional.of(longest.toLowerCase(Locale.ROOT))
        .filter(text -> text.length() >= WORTH_SEARCHING);
  }

  /** A regular expression that is a text, perhaps at the start or the end. */
  private record Plain(String text, boolean start, boolean end, boolean ignoreCase) {
    static Optional<Plain> of(RegexNode root) {
      List<RegexNode> nodes = root instanceof Sequence s ? s.parts() : List.of(root);
      StringBuilder text = new StringBuilder();
      boolean start = !nodes.isEmpty() && nodes.get(0).equals(new Start(false));
      boolean end = nodes.size() > 1 && nodes.get(nodes.size() - 1).equals(new End(false));
      boolean ignored = false;
      boolean respected = false;
      for (RegexNode node : nodes.subList(start ? 1 : 0, nodes.size() - (end ? 1 : 0))) {
        if (!(node instanceof Literal literal) || Character.charCount(literal.codePoint()) > 1) {
          return Optional.empty();
        }
        text.appendCodePoint(literal.codePoint());
        boolean letter = Character.isLetter(literal.codePoint());
        boolean ascii = literal.codePoint() < 0x80;
        if (literal.ignoreCase() && (!ascii || "kKsS".indexOf(literal.codePoint()) >= 0)) {
          return Optional.empty();
        }
        ignored |= letter && literal.ignoreCase();
        respected |= letter && !literal.ignoreCase();
      }
      return ignored && respected
          ? Optional.empty()
          : Optional.of(
              new Plain(
                  ignored ? text.toString().toLowerCase(Locale.ROOT) : text.toString(),
                  start,
                  end,
                  ignored));
    }

    CodeBlock test() {
      String method = start ? end ? "equals" : "startsWith" : end ? "endsWith" : "contains";
      return CodeBlock.of("text.$L($L)", method, JavaText.of(text));
    }
  }
}
