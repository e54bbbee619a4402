package dev.sigmac.prove;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Windows event, and the row of WindowsEvent that Azure Monitor's agent makes of it. */
record RealEvent(String id, Map<String, Object> fields, Map<String, Object> row) {
  /** What every event has beside its data, by the column for it; none for what has no column. */
  private static final Map<String, String> HEADER =
      Map.ofEntries(
          Map.entry("Provider_Name", "Provider"),
          Map.entry("Channel", "Channel"),
          Map.entry("Computer", "Computer"),
          Map.entry("EventID", "EventID"),
          Map.entry("Level", "EventLevel"),
          Map.entry("Task", "Task"),
          Map.entry("Opcode", "Opcode"),
          Map.entry("Keywords", "Keywords"),
          Map.entry("EventRecordID", "EventRecordId"),
          Map.entry("Execution_ProcessID", "SystemProcessId"),
          Map.entry("Execution_ThreadID", "SystemThreadId"),
          Map.entry("Security_UserID", "SystemUserId"));

  private static final List<String> NOT_STORED =
      List.of("Provider_Guid", "Version", "TimeCreated", "ActivityID", "RelatedActivityID");

  /** The event of a line with {@code eid} and {@code event}. */
  static RealEvent of(Map<String, @Nullable Object> line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Map<String, Object> row = new LinkedHashMap<>();
    Map<String, Object> data = new LinkedHashMap<>();
    if (line.get("event") instanceof Map<?, ?> event) {
      event.forEach(
          (key, value) -> {
            String name = String.valueOf(key);
            if (value == null || NOT_STORED.contains(name)) {
              return;
            }
            fields.put(name, value);
            String column = HEADER.get(name);
            if (column == null) {
              data.put(name, value);
            } else {
              row.put(column, value);
            }
          });
    }
    String id = String.valueOf(line.get("eid"));
    row.put("EventData", data);
    row.put("$id", id);
    return new RealEvent(id, fields, row);
  }
}
