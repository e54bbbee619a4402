package dev.sigmac.source;

import java.util.List;
import java.util.stream.Stream;

/** Work on many things, several of them at a time; a few are not worth the threads. */
public final class Many {
  private static final int FEW = 100;

  private Many() {}

  /** The items in their order; what is mapped over them must be safe for several threads. */
  public static <T> Stream<T> stream(List<T> items) {
    return items.size() < FEW ? items.stream() : items.parallelStream();
  }
}
