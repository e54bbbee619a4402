package dev.sigmac.events;

import dev.sigmac.evaluate.Event;

/**
 * An event with the place that it was read from: the file as it is shown, the line that the event
 * begins in and its number among the file's events, both from 1.
 */
public record LoggedEvent(String file, long line, long number, Event event) {}
