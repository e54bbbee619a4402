package dev.sigmac.rule;

import dev.sigmac.source.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A tag, {@code namespace.name} (Sigma specification, appendix "Tags"). */
public record Tag(String text, Span span) {
  private static final Pattern TECHNIQUE = Pattern.compile("t\\d{4}(\\.\\d{3})?");

  /** What stands before the first dot. */
  public String namespace() {
    int dot = text.indexOf('.');
    return dot < 0 ? "" : text.substring(0, dot);
  }

  /** What stands after the first dot. */
  public String name() {
    return text.substring(text.indexOf('.') + 1);
  }

  /** The ATT&amp;CK technique or sub-technique that it names, for example {@code T1053.005}. */
  public Optional<String> technique() {
    boolean technique = namespace().equals("attack") && TECHNIQUE.matcher(name()).matches();
    return technique ? Optional.of(name().toUpperCase(Locale.ROOT)) : Optional.empty();
  }
}
