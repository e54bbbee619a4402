package dev.sigmac.events;

/** Takes events as they are read. */
public interface EventSink {
  /** Takes the next event. */
  void event(LoggedEvent event);

  /** Hears of something that is no event. */
  void problem(Problem problem);
}
