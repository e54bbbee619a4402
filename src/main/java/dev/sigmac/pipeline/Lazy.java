package dev.sigmac.pipeline;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made once, when it is first asked for, by whichever thread. */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private Optional<T> made = Optional.empty();

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    if (made.isEmpty()) {
      made = Optional.of(maker.get());
    }
    return made.get();
  }
}
