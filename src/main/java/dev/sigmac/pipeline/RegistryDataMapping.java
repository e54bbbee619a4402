package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Registry data as Sysmon writes it, {@code DWORD (0x00000001)}, {@code QWORD
 * (0x00000000-0x00000001)}, {@code Binary Data} and {@code (Empty)}, where the source has plain
 * data in one column and its type in another.
 */
record RegistryDataMapping(Operand data, Operand type) implements FieldMapping {
  private static final Pattern DWORD = Pattern.compile("(?i)DWORD \\(0x(\\p{XDigit}{1,8})\\)");
  private static final Pattern QWORD =
      Pattern.compile("(?i)QWORD \\(0x(\\p{XDigit}{1,8})-0x(\\p{XDigit}{1,8})\\)");
  private static final Pattern HEX = Pattern.compile("0[xX]\\p{XDigit}{8}");
  private static final String EMPTY = "(Empty)";

  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    if (!(leaf instanceof Text text)) {
      return new TypedLeaf(data).apply(leaf);
    }
    List<SigmaString> plain = new ArrayList<>();
    List<Expr> ways = new ArrayList<>();
    for (SigmaString value : text.anyOf()) {
      String written = value.text();
      Optional<String> number = value.shape() == Shape.PATTERN ? Optional.empty() : number(written);
      if (number.isPresent()) {
        plain.add(SigmaString.literal(number.get()));
        continue;
      } else if (typeOf(value).isPresent()) {
        ways.add(
            new Text(
                type, List.of(SigmaString.literal(typeOf(value).get())), false, text.origin()));
        continue;
      } else if (written.toUpperCase(Locale.ROOT).contains("WORD (0X")) {
        return misfits.value(
            text.origin(),
            "'" + value + "' is a part of how Sysmon writes numbers, which are stored plain there");
      }
      if (value.shape() != Shape.ANYTHING && Glob.matches(value, EMPTY, text.cased())) {
        plain.add(SigmaString.EMPTY);
      }
      if (value.shape() != Shape.EQUALS || !written.equalsIgnoreCase(EMPTY)) {
        plain.add(value);
      }
      if (value.shape() == Shape.CONTAINS && HEX.matcher(written).matches()) {
        plain.add(SigmaString.literal(String.valueOf(Long.parseLong(written.substring(2), 16))));
      }
    }
    if (!plain.isEmpty()) {
      ways.add(0, new Text(data, plain.stream().distinct().toList(), text.cased(), text.origin()));
    }
    return Expr.or(ways);
  }

  private static Optional<String> number(String text) {
    Matcher dword = DWORD.matcher(text);
    if (dword.matches()) {
      return Optional.of(String.valueOf(Long.parseLong(dword.group(1), 16)));
    }
    Matcher qword = QWORD.matcher(text);
    if (qword.matches()) {
      long value = Long.parseLong(qword.group(1), 16) << 32 | Long.parseLong(qword.group(2), 16);
      return Optional.of(Long.toUnsignedString(value));
    }
    return Optional.empty();
  }

  /** The type that a value asks for, when it leaves the number open. */
  private static Optional<String> typeOf(SigmaString value) {
    String text = value.text().toUpperCase(Locale.ROOT);
    if (text.equals("BINARY DATA") && value.shape() != Shape.PATTERN) {
      return Optional.of("Binary");
    }
    boolean begins = value.shape() == Shape.STARTSWITH;
    return switch (text) {
      case "DWORD", "DWORD (", "DWORD (0X" -> begins ? Optional.of("Dword") : Optional.empty();
      case "QWORD", "QWORD (", "QWORD (0X" -> begins ? Optional.of("Qword") : Optional.empty();
      default -> Optional.empty();
    };
  }

  @Override
  public List<Operand> operands() {
    return List.of(data);
  }

  @Override
  public Optional<Operand> shown() {
    return Optional.of(data);
  }
}
