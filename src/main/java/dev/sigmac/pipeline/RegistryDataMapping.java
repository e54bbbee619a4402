package dev.sigmac.pipeline;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Leaf;
import dev.sigmac.detection.Expr.Text;
import dev.sigmac.detection.Operand;
import dev.sigmac.detection.SigmaString;
import dev.sigmac.detection.SigmaString.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Registry data as Sysmon writes it, {@code DWORD (0x00000001)}, {@code QWORD
 * (0x00000000-0x00000001)}, {@code Binary Data} and {@code (Empty)}, where the source has plain
 * data in one column and its type in another.
 */
record RegistryDataMapping(Operand data, Operand type, RegistryTypes types)
    implements FieldMapping {
  private static final Pattern DWORD = Pattern.compile("(?i)DWORD \\(0x(\\p{XDigit}{1,8})\\)");
  private static final Pattern QWORD =
      Pattern.compile("(?i)QWORD \\(0x(\\p{XDigit}{1,8})-0x(\\p{XDigit}{1,8})\\)");
  private static final Pattern HEX = Pattern.compile("0[xX]\\p{XDigit}{8}");
  private static final String EMPTY = "(Empty)";

  /**
   * How the source spells types. With {@code typed} a number is one of its type only, as a text of
   * the same digits is another value; with {@code asWritten} the words for binary and empty data
   * are kept as Sysmon writes them.
   */
  record RegistryTypes(
      List<String> dword, List<String> qword, String binary, boolean typed, boolean asWritten) {
    /** The types of Defender's tables. */
    static final RegistryTypes DEFENDER =
        new RegistryTypes(List.of("Dword"), List.of("Qword"), "Binary", false, false);

    /** Copies the lists. */
    RegistryTypes {
      dword = List.copyOf(dword);
      qword = List.copyOf(qword);
    }
  }

  @Override
  public Expr map(Leaf leaf, Misfits misfits) {
    if (!(leaf instanceof Text text)) {
      return new TypedLeaf(data).apply(leaf);
    }
    List<SigmaString> plain = new ArrayList<>();
    Map<List<String>, List<SigmaString>> numbers = new LinkedHashMap<>();
    List<Expr> ways = new ArrayList<>();
    for (SigmaString value : text.anyOf()) {
      String written = value.text();
      Optional<Decimal> number =
          value.shape() == Shape.PATTERN ? Optional.empty() : number(written);
      Optional<List<String>> open = typeOf(value);
      if (number.isPresent()) {
        List<SigmaString> same =
            types.typed()
                ? numbers.computeIfAbsent(number.get().types(), t -> new ArrayList<>())
                : plain;
        same.add(SigmaString.literal(number.get().digits()));
      } else if (open.isPresent()) {
        ways.add(type(open.get(), text));
      } else if (written.toUpperCase(Locale.ROOT).contains("WORD (0X")) {
        return misfits.value(
            text.origin(),
            "'" + value + "' is a part of how Sysmon writes numbers, which are stored plain there");
      } else {
        plain.addAll(stored(value, text.cased()));
      }
    }
    numbers.forEach(
        (type, digits) -> ways.add(0, Expr.and(List.of(data(digits, text), type(type, text)))));
    if (!plain.isEmpty()) {
      ways.add(0, data(plain, text));
    }
    return Expr.or(ways);
  }

  private List<SigmaString> stored(SigmaString value, boolean cased) {
    if (types.asWritten()) {
      return List.of(value);
    }
    List<SigmaString> stored = new ArrayList<>();
    String written = value.text();
    if (value.shape() != Shape.ANYTHING && Glob.matches(value, EMPTY, cased)) {
      stored.add(SigmaString.EMPTY);
    }
    if (value.shape() != Shape.EQUALS || !written.equalsIgnoreCase(EMPTY)) {
      stored.add(value);
    }
    if (value.shape() == Shape.CONTAINS && HEX.matcher(written).matches()) {
      stored.add(SigmaString.literal(String.valueOf(Long.parseLong(written.substring(2), 16))));
    }
    return stored;
  }

  private Expr data(List<SigmaString> values, Text text) {
    return new Text(data, values.stream().distinct().toList(), text.cased(), text.origin());
  }

  private Expr type(List<String> names, Text text) {
    return new Text(type, names.stream().map(SigmaString::literal).toList(), false, text.origin());
  }

  /** A number in decimal, and the types that it may have. */
  private record Decimal(String digits, List<String> types) {}

  private Optional<Decimal> number(String text) {
    Matcher dword = DWORD.matcher(text);
    if (dword.matches()) {
      String digits = String.valueOf(Long.parseLong(dword.group(1), 16));
      return Optional.of(new Decimal(digits, types.dword()));
    }
    Matcher qword = QWORD.matcher(text);
    if (qword.matches()) {
      long value = Long.parseLong(qword.group(1), 16) << 32 | Long.parseLong(qword.group(2), 16);
      return Optional.of(new Decimal(Long.toUnsignedString(value), types.qword()));
    }
    return Optional.empty();
  }

  /** The types that a value asks for, when it leaves the number open. */
  private Optional<List<String>> typeOf(SigmaString value) {
    String text = value.text().toUpperCase(Locale.ROOT);
    if (text.equals("BINARY DATA") && value.shape() != Shape.PATTERN && !types.asWritten()) {
      return Optional.of(List.of(types.binary()));
    } else if (value.shape() != Shape.STARTSWITH) {
      return Optional.empty();
    }
    return switch (text) {
      case "DWORD", "DWORD (", "DWORD (0X" -> Optional.of(types.dword());
      case "QWORD", "QWORD (", "QWORD (0X" -> Optional.of(types.qword());
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
