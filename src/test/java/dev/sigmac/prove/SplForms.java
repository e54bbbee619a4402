package dev.sigmac.prove;

import dev.sigmac.prove.LogForm.FieldForm;
import dev.sigmac.prove.LogForm.Kind;
import dev.sigmac.prove.LogForm.Row;
import java.util.List;
import java.util.Map;

/** How Splunk's add-ons store the events of some log sources: every value a text. */
final class SplForms {
  /** Stands between the values of an event's text; no rule looks for it. */
  static final String BETWEEN = "\u0001";

  private SplForms() {}

  static List<LogForm> all() {
    return List.of(xml(), json(), lines());
  }

  /** Data of Windows events, in which the add-on leaves the entities of XML. */
  private static LogForm xml() {
    return new LogForm(
        "{category: process_creation, product: windows}",
        "XmlWinEventLog",
        false,
        List.of(
            data("Image", Kind.PATH),
            data("CommandLine", Kind.TEXT),
            data("ParentCommandLine", Kind.TEXT),
            data("OriginalFileName", Kind.NUMERIC_TEXT),
            data("Company", Kind.ADDRESS),
            data("User", Kind.USER),
            data("UtcTime", Kind.UTC_DATE)),
        new Row(
            Map.of(
                "index",
                "main",
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                "1")));
  }

  /** JSON, whose arrays are fields with several values. */
  private static LogForm json() {
    return new LogForm(
        "{product: okta, service: okta}",
        "OktaIM2:log",
        false,
        List.of(
            field("eventType", "eventType", Kind.TEXT),
            field("outcome.reason", "outcome.reason", Kind.TEXT),
            field("target.displayName", "target{}.displayName", Kind.TEXTS),
            field("client.ipAddress", "client.ipAddress", Kind.ADDRESS),
            field("published", "published", Kind.UTC_DATE),
            field("version", "version", Kind.NUMERIC_TEXT)),
        new Row(Map.of("index", "main", "sourcetype", "OktaIM2:log")));
  }

  /** Lines of text, in which words are looked for. */
  private static LogForm lines() {
    return new LogForm(
        "{product: linux, service: sudo}",
        "syslog",
        true,
        List.of(worded("USER"), worded("COMMAND"), worded("PWD")),
        new Row(Map.of("index", "main", "sourcetype", "linux_secure", "process", "sudo")));
  }

  private static FieldForm data(String name, Kind kind) {
    return new FieldForm(
        name,
        kind,
        (value, row) ->
            row.put(
                name,
                value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
  }

  private static FieldForm field(String name, String stored, Kind kind) {
    return new FieldForm(name, kind, (value, row) -> row.put(stored, value));
  }

  private static FieldForm worded(String name) {
    return new FieldForm(
        name,
        Kind.TEXT,
        (value, row) -> {
          row.put(name, value);
          row.merge("_raw", value, (before, more) -> before + BETWEEN + more);
        });
  }
}
