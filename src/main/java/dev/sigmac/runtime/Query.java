package dev.sigmac.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A rule as a query: its language, the pipeline that named its tables, whether it finds exactly the
 * rule's events, the tables that it reads, and its text.
 */
public record Query(
    String target, String pipeline, boolean exact, List<String> tables, String text) {
  /** Copies the tables. */
  public Query {
    tables = List.copyOf(tables);
  }

  /** The text of a resource beside a class. */
  static String resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
