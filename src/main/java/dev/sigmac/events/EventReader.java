package dev.sigmac.events;

import dev.sigmac.evaluate.Event;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * Reads the events of a file or stream, whatever of the known forms it has. It never throws for
 * what it reads: a record that is no event is a {@link Problem}, and reading goes on behind it.
 */
public final class EventReader {
  /** The longest event that is read, in bytes. */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  private final List<String> within;
  private final EventSink sink;

  /**
   * A reader that gives events to {@code sink}; {@code within} is the path of the member that holds
   * the event in each object, empty where the object is the event.
   */
  public EventReader(List<String> within, EventSink sink) {
    this.within = List.copyOf(within);
    this.sink = sink;
  }

  /** Reads a file, shown as {@code shown}. */
  public void read(Path path, String shown) {
    try (InputStream in = Files.newInputStream(path)) {
      read(in, shown);
    } catch (NoSuchFileException | FileNotFoundException e) {
      sink.problem(new Problem(shown, 0, "there is no such file", true));
    } catch (AccessDeniedException e) {
      sink.problem(new Problem(shown, 0, "access is denied", true));
    } catch (IOException e) {
      sink.problem(new Problem(shown, 0, "the file cannot be read", true));
    }
  }

  /** Reads a stream to its end, shown as {@code shown}. */
  public void read(InputStream in, String shown) {
    Records records = new Records(shown);
    try {
      EventInput input = EventInput.of(in, shown);
      switch (input.form()) {
        case JSON -> new JsonEvents(within).read(input.bytes(), records);
        case XML -> new XmlEvents().read(input.bytes(), records);
        case CSV -> new CsvEvents().read(input.bytes(), records);
        case UNKNOWN -> records.end(0, input.reason());
        case EMPTY -> {}
      }
    } catch (EOFException e) {
      records.end(records.line(), "the gzip data are cut off here; what stands before is read");
    } catch (ZipException e) {
      records.end(records.line(), "the gzip data are damaged here; what stands before is read");
    } catch (IOException e) {
      records.end(records.line(), "reading failed here; what stands before is read");
    }
  }

  /** What a form makes of a file: events and problems, numbered. */
  final class Records {
    private final String file;
    private long number;
    private long line;

    Records(String file) {
      this.file = file;
    }

    void event(long at, Map<String, ?> fields) {
      line = at;
      number++;
      sink.event(new LoggedEvent(file, at, number, new Event(fields)));
    }

    void problem(long at, String reason) {
      line = at;
      sink.problem(new Problem(file, at, reason, false));
    }

    void end(long at, String reason) {
      sink.problem(new Problem(file, at, reason, true));
    }

    long line() {
      return line;
    }
  }
}
