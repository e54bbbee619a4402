package dev.sigmac.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Work on many things, several of them at a time; a few are not worth the threads. */
public final class Many {
  private static final int FEW = 100;

  /** How many items a thread takes at a time: a parallel stream's shares would be too uneven. */
  private static final int SHARE = 16;

  private Many() {}

  /** What neighbouring items became. */
  private record Share<R>(int from, List<R> results) {}

  /** What the items become, in their order; {@code work} must be safe for several threads. */
  public static <T, R> List<R> map(List<T> items, Function<T, R> work) {
    if (items.size() < FEW) {
      return items.stream().map(work).toList();
    }
    AtomicInteger next = new AtomicInteger();
    return IntStream.rangeClosed(0, ForkJoinPool.getCommonPoolParallelism())
        .parallel()
        .mapToObj(thread -> shares(items, work, next))
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Share::from))
        .flatMap(share -> share.results().stream())
        .toList();
  }

  private static <T, R> List<Share<R>> shares(
      List<T> items, Function<T, R> work, AtomicInteger next) {
    List<Share<R>> shares = new ArrayList<>();
    for (int from = next.getAndAdd(SHARE); from < items.size(); from = next.getAndAdd(SHARE)) {
      int to = Math.min(from + SHARE, items.size());
      shares.add(new Share<>(from, items.subList(from, to).stream().map(work).toList()));
    }
    return shares;
  }
}
