package dev.sigmac.artifact.catalogue;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Texts of rules in Java sources. Whatever the text, it cannot end its literal or comment. */
final class JavaText {
  /** The most bytes that a class file has room for in a constant (JVM specification, 4.4.7). */
  static final int LONGEST = 65_535;

  private JavaText() {}

  /** A text as an expression: a literal, or several joined where one is too long. */
  static CodeBlock of(String text) {
    if (bytes(text) <= LONGEST) {
      return literal(text);
    }
    List<CodeBlock> pieces = new ArrayList<>();
    int most = LONGEST / 3;
    for (int from = 0; from < text.length(); from += most) {
      pieces.add(literal(text.substring(from, Math.min(text.length(), from + most))));
    }
    return CodeBlock.of("String.join($S, $L)", "", CodeBlock.join(pieces, ",\n"));
  }

  /** A literal, of a text of several lines one for each. */
  private static CodeBlock literal(String text) {
    List<CodeBlock> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(CodeBlock.of("$L", quoted(text.substring(from, end + 1))));
      from = end + 1;
    }
    if (from < text.length() || lines.isEmpty()) {
      lines.add(CodeBlock.of("$L", quoted(text.substring(from))));
    }
    return CodeBlock.join(lines, "\n+ ");
  }

  /** Anything but printable ASCII is escaped, lest something on the way breaks a line at it. */
  private static String quoted(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> literal.append(c >= ' ' && c < 0x7F ? String.valueOf(c) : escape(c));
      }
    }
    return literal.append('"').toString();
  }

  private static String escape(char c) {
    return c < 0x80 ? String.format("\\%03o", (int) c) : String.format("\\u%04x", (int) c);
  }

  /** The number of bytes of a text in a class file. */
  static int bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c > 0 && c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    return bytes;
  }

  /** A text within a documentation comment. */
  static String comment(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '\\' -> safe.append("&#92;");
                case '*' -> safe.append("&#42;");
                case '@' -> safe.append("&#64;");
                case '{' -> safe.append("&#123;");
                default -> safe.appendCodePoint(Character.isISOControl(c) && c != '\n' ? ' ' : c);
              }
            });
    return safe.toString().lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  /** A source in ASCII only, so that it means the same in every encoding. */
  static String ascii(String source) {
    StringBuilder text = new StringBuilder(source.length());
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c < 0x80) {
        text.append(c);
      } else {
        text.append(escape(c));
      }
    }
    return text.toString();
  }
}
