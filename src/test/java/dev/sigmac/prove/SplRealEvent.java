package dev.sigmac.prove;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Windows event, and the fields that the Splunk Add-on for Microsoft Windows extracts from its
 * XML: those of its header, and its data with the entities that XML has for characters of text.
 */
record SplRealEvent(String id, Map<String, Object> fields, Map<String, Object> row) {
  private static final Map<String, String> HEADER =
      Map.ofEntries(
          Map.entry("Provider_Name", "Name"),
          Map.entry("Channel", "Channel"),
          Map.entry("Computer", "Computer"),
          Map.entry("EventID", "EventCode"),
          Map.entry("Level", "Level"),
          Map.entry("Task", "Task"),
          Map.entry("Opcode", "Opcode"),
          Map.entry("Keywords", "Keywords"),
          Map.entry("EventRecordID", "RecordNumber"),
          Map.entry("Execution_ProcessID", "ProcessID"),
          Map.entry("Execution_ThreadID", "ThreadID"),
          Map.entry("Security_UserID", "UserID"));

  private static final List<String> ATTRIBUTES =
      List.of("Provider_Guid", "Version", "TimeCreated", "ActivityID", "RelatedActivityID");

  /** The event of a line with {@code eid} and {@code event}. */
  static SplRealEvent of(Map<String, @Nullable Object> line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Map<String, Object> row = new LinkedHashMap<>();
    StringBuilder data = new StringBuilder();
    StringBuilder header = new StringBuilder();
    if (line.get("event") instanceof Map<?, ?> event) {
      event.forEach(
          (key, value) -> {
            String name = String.valueOf(key);
            if (value == null || value.equals("") || ATTRIBUTES.contains(name)) {
              return;
            }
            fields.put(name, value);
            String column = HEADER.get(name);
            if (column != null) {
              row.put(column, value.toString());
              header.append('<').append(name).append('>').append(escaped(value)).append("</>");
            } else {
              elements(name, value, data);
              if (!name.equals("Data")) {
                row.put(name.replaceAll("\\W", "_"), escaped(value));
              }
            }
          });
    }
    String id = String.valueOf(line.get("eid"));
    row.put("id", id);
    row.put("index", "main");
    row.put("source", "XmlWinEventLog:" + fields.get("Channel"));
    row.put("EventData_Xml", data.toString());
    row.put("_raw", header + data.toString());
    fields.put("_raw", restored(header + data.toString()));
    return new SplRealEvent(id, fields, row);
  }

  private static void elements(String name, Object value, StringBuilder data) {
    String start = name.equals("Data") ? "<Data>" : "<Data Name='" + name + "'>";
    Collection<?> values = value instanceof Collection<?> list ? list : List.of(value);
    values.forEach(v -> data.append(start).append(escaped(v)).append("</Data>"));
  }

  private static String escaped(Object value) {
    return value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String restored(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
