package dev.sigmac.rule;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A positive length of time as rules write it: a whole number and {@code s}, {@code m}, {@code h}
 * or {@code d}.
 */
public record Timespan(long amount, char unit) {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})([smhd])");

  /** Reads {@code 24h} and the like; empty for anything else. */
  public static Optional<Timespan> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new Timespan(Long.parseLong(form.group(1)), form.group(2).charAt(0)))
        : Optional.empty();
  }

  /** The same length as a duration. */
  public Duration duration() {
    return switch (unit) {
      case 's' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  @Override
  public String toString() {
    return amount + String.valueOf(unit);
  }
}
