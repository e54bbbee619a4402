package dev.sigmac.prove;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A log source, the fields of its events, and how a platform stores them: the row that it writes
 * for an event.
 */
public record LogForm(
    String logsource, String table, boolean keywords, List<FieldForm> fields, Row constants) {
  /** What values a field has, and whether a missing one is told from an empty one. */
  public enum Kind {
    TEXT,
    PATH,
    USER,
    ADDRESS,
    NUMERIC_TEXT,
    INTEGER,
    DYNAMIC,
    DATE,
    /** A date without an offset from UTC. */
    UTC_DATE,
    /** Several texts. */
    TEXTS
  }

  /** A field and how it is written to a row. */
  public record FieldForm(String name, Kind kind, BiConsumer<Object, Map<String, Object>> writer) {
    /** Whether the platform keeps a text that is empty as if it were missing. */
    boolean emptyIsMissing() {
      return kind != Kind.DYNAMIC && kind != Kind.DATE;
    }
  }

  /** Columns that are the same in each row. */
  public record Row(Map<String, Object> columns) {}

  /** Whether the platform keeps an empty text of the field as if it were missing. */
  boolean blankIsMissing(String field) {
    return fields.stream().anyMatch(f -> f.name().equals(field) && f.emptyIsMissing());
  }

  /** The row that is stored for an event. */
  public Map<String, Object> row(Map<String, Object> event) {
    Map<String, Object> row = new LinkedHashMap<>(constants.columns());
    for (FieldForm field : fields) {
      Object value = event.get(field.name());
      if (value != null) {
        field.writer().accept(value, row);
      }
    }
    return row;
  }

  static List<LogForm> all() {
    return List.of(columns(), joined(), dynamic(), xml());
  }

  private static LogForm columns() {
    return new LogForm(
        "{category: process_creation, product: windows}",
        "DeviceProcessEvents",
        true,
        List.of(
            new FieldForm("Image", Kind.PATH, LogForm::path),
            column("CommandLine", "ProcessCommandLine", Kind.TEXT),
            column("ParentCommandLine", "InitiatingProcessCommandLine", Kind.TEXT),
            column("OriginalFileName", "ProcessVersionInfoOriginalFileName", Kind.NUMERIC_TEXT),
            column("Company", "ProcessVersionInfoCompanyName", Kind.ADDRESS),
            column("ProcessId", "ProcessId", Kind.INTEGER)),
        new Row(Map.of()));
  }

  private static LogForm joined() {
    return new LogForm(
        "{category: process_creation, product: windows}",
        "DeviceProcessEvents",
        false,
        List.of(
            new FieldForm("User", Kind.USER, LogForm::user),
            column("CommandLine", "ProcessCommandLine", Kind.TEXT)),
        new Row(Map.of()));
  }

  private static LogForm dynamic() {
    return new LogForm(
        "{service: system, product: windows}",
        "WindowsEvent",
        false,
        List.of(
            member("ServiceName", Kind.DYNAMIC),
            member("ImagePath", Kind.DYNAMIC),
            member("ServiceType", Kind.DYNAMIC),
            member("AccountName", Kind.DATE),
            column("Task", "Task", Kind.INTEGER)),
        new Row(Map.of("Channel", "System")));
  }

  private static LogForm xml() {
    return new LogForm(
        "{service: security, product: windows}",
        "SecurityEvent",
        false,
        List.of(
            data("TaskName", Kind.TEXT),
            data("TaskContent", Kind.TEXT),
            data("ClientProcessId", Kind.NUMERIC_TEXT),
            column("SubjectUserName", "SubjectUserName", Kind.TEXT)),
        new Row(Map.of()));
  }

  private static FieldForm column(String field, String column, Kind kind) {
    return new FieldForm(field, kind, (value, row) -> row.put(column, value));
  }

  private static FieldForm member(String name, Kind kind) {
    return new FieldForm(
        name,
        kind,
        (value, row) -> {
          Map<String, Object> bag = new LinkedHashMap<>();
          if (row.get("EventData") instanceof Map<?, ?> before) {
            before.forEach((n, v) -> bag.put(String.valueOf(n), v));
          }
          bag.put(name, value);
          row.put("EventData", bag);
        });
  }

  /** An element as Windows writes it. */
  private static FieldForm data(String name, Kind kind) {
    return new FieldForm(
        name,
        kind,
        (value, row) -> {
          String text =
              value
                  .toString()
                  .replace("&", "&amp;")
                  .replace("<", "&lt;")
                  .replace(">", "&gt;")
                  .replace("\"", "&quot;")
                  .replace("\r", "&#xD;");
          row.merge(
              "EventData",
              "<Data Name=\"" + name + "\">" + text + "</Data>",
              (before, element) -> before.toString() + element);
        });
  }

  private static void path(Object value, Map<String, Object> row) {
    String path = value.toString();
    row.put("FolderPath", path);
    row.put("FileName", path.substring(path.lastIndexOf('\\') + 1));
  }

  private static void user(Object value, Map<String, Object> row) {
    String[] parts = value.toString().split("\\\\", 2);
    row.put("AccountDomain", parts[0]);
    row.put("AccountName", parts[1]);
  }
}
