package dev.sigmac.evaluate;

import com.google.re2j.Pattern;
import dev.sigmac.regex.PortableRegex;
import dev.sigmac.regex.Printed;
import dev.sigmac.regex.Re2jRegex;

/** Portable regular expressions as patterns that match in linear time. */
final class RegexPatterns {
  private RegexPatterns() {}

  /**
   * The pattern.
   *
   * @throws IllegalArgumentException if the engine cannot say what the expression means
   */
  static Pattern compile(PortableRegex regex) {
    Printed printed = new Re2jRegex().print(regex);
    if (printed instanceof Printed.Pattern pattern) {
      return Pattern.compile(pattern.text());
    }
    throw new IllegalArgumentException(((Printed.Unsupported) printed).reason());
  }
}
