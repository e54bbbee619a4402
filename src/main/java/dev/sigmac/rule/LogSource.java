package dev.sigmac.rule;

import dev.sigmac.source.Span;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which logs a rule is about (Sigma specification, "Log source"). Values are as written; they
 * compare ignoring case.
 */
public record LogSource(
    Optional<String> category,
    Optional<String> product,
    Optional<String> service,
    Optional<String> definition,
    Span span) {

  /**
   * Whether each attribute that this sets is the same in {@code other}, as a filter covers rules.
   */
  public boolean covers(LogSource other) {
    return covers(category, other.category)
        && covers(product, other.product)
        && covers(service, other.service);
  }

  /**
   * The attributes that are set, for messages: {@code category process_creation, product windows}.
   */
  public String describe() {
    return Stream.of(
            category.map(c -> "category " + c),
            product.map(p -> "product " + p),
            service.map(s -> "service " + s))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static boolean covers(Optional<String> mine, Optional<String> theirs) {
    return mine.isEmpty() || (theirs.isPresent() && mine.get().equalsIgnoreCase(theirs.get()));
  }
}
