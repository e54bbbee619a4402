package dev.sigmac.pipeline;

import dev.sigmac.detection.SigmaString;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The spelling of a column that holds as a number what the log writes in hexadecimal, {@code
 * 0x3e7}. Only whole values can be said in it.
 */
record HexNumber() implements Spelling {
  private static final Pattern HEX = Pattern.compile("0[xX]\\p{XDigit}{1,16}");

  @Override
  public Optional<List<SigmaString>> of(SigmaString value) {
    return switch (value.shape()) {
      case ANYTHING -> Optional.of(List.of(value));
      case EQUALS -> Optional.of(List.of(decimal(value)));
      default -> Optional.empty();
    };
  }

  private static SigmaString decimal(SigmaString value) {
    String text = value.text();
    return HEX.matcher(text).matches()
        ? SigmaString.literal(Long.toUnsignedString(Long.parseUnsignedLong(text.substring(2), 16)))
        : value;
  }
}
