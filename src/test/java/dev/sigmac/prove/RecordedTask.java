package dev.sigmac.prove;

import dev.sigmac.evaluate.Event;
import dev.sigmac.events.EventReader;
import dev.sigmac.events.EventSink;
import dev.sigmac.events.LoggedEvent;
import dev.sigmac.events.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An event of the tests of the rules for T1053, by the file and the number that it has there. */
record RecordedTask(String id, Event event) {
  private static final Path FOLDER = Path.of("sigma/events/t1053");

  /** All of them, in order. */
  static List<RecordedTask> all() throws IOException {
    List<RecordedTask> all = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(LoggedEvent event) {
            all.add(new RecordedTask(event.file() + ":" + event.number(), event.event()));
          }

          @Override
          public void problem(Problem problem) {
            throw new AssertionError(problem.text());
          }
        };
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        new EventReader(List.of(), sink).read(file, String.valueOf(file.getFileName()));
      }
    }
    return all;
  }

  Map<String, Object> fields() {
    return event.fields();
  }

  String text(String field) {
    return fields().getOrDefault(field, "").toString();
  }

  boolean is(String channel, int id) {
    return text("Channel").equals(channel) && text("EventID").equals(String.valueOf(id));
  }
}
