package dev.sigmac.prove.elastic;

import dev.sigmac.detection.Network;
import dev.sigmac.prove.LogForm;
import dev.sigmac.prove.LogForm.FieldForm;
import dev.sigmac.prove.LogForm.Kind;
import dev.sigmac.prove.LogForm.Row;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Log sources with fields of all sorts, and the documents that Elastic stores for their events. */
final class ElasticForms {
  private static final String POWERSHELL = "Microsoft-Windows-PowerShell/Operational";
  private static final String CONTEXT = "        Severity = Informational";

  private ElasticForms() {}

  static List<LogForm> all() {
    return List.of(
        processes(), users(), connections(), services(), answers(), scripts(), modules(), raw());
  }

  private static LogForm processes() {
    return new LogForm(
        "{category: process_creation, product: windows}",
        "ecs/windows",
        false,
        List.of(
            new FieldForm("Image", Kind.PATH, ElasticForms::image),
            to("CommandLine", "process.command_line", Kind.TEXT),
            to("ParentCommandLine", "process.parent.command_line", Kind.TEXT),
            to("OriginalFileName", "process.pe.original_file_name", Kind.NUMERIC_TEXT),
            to("Company", "process.pe.company", Kind.ADDRESS),
            to("ProcessId", "process.pid", Kind.INTEGER)),
        windows("process", "start", Map.of()));
  }

  private static LogForm users() {
    return new LogForm(
        "{category: process_creation, product: windows}",
        "ecs/windows",
        false,
        List.of(
            new FieldForm("User", Kind.USER, ElasticForms::user),
            to("CommandLine", "process.command_line", Kind.TEXT)),
        windows("process", "start", Map.of()));
  }

  private static LogForm connections() {
    return new LogForm(
        "{category: network_connection, product: windows}",
        "ecs/windows",
        false,
        List.of(
            to("DestinationIp", "destination.ip", Kind.ADDRESS),
            to("DestinationPort", "destination.port", Kind.INTEGER),
            to("DestinationHostname", "destination.domain", Kind.TEXT)),
        windows(
            "network",
            "connection",
            Map.of("event.provider", "Microsoft-Windows-Sysmon", "event.code", "3")));
  }

  /** Data of an event as it is, in fields that only some indices have. */
  private static LogForm services() {
    return new LogForm(
        "{service: system, product: windows}",
        "ecs/windows",
        false,
        List.of(
            to("ServiceName", "winlog.event_data.ServiceName", Kind.TEXT),
            to("ImagePath", "winlog.event_data.ImagePath", Kind.TEXT),
            to("ServiceType", "winlog.event_data.ServiceType", Kind.NUMERIC_TEXT),
            to("StartType", "winlog.event_data.StartType", Kind.TEXT),
            to("AccountName", "winlog.event_data.AccountName", Kind.DATE)),
        new Row(Map.of("winlog.channel", "System")));
  }

  /** A field that holds several values. */
  private static LogForm answers() {
    return new LogForm(
        "{category: dns}",
        "ecs/dns",
        false,
        List.of(
            to("query", "dns.question.name", Kind.TEXT),
            to("answer", "dns.answers.data", Kind.TEXT),
            to("record_type", "dns.question.type", Kind.TEXT)),
        new Row(Map.of("network.protocol", "dns")));
  }

  /** Text whose words are indexed. */
  private static LogForm scripts() {
    return new LogForm(
        "{category: ps_script, product: windows}",
        "ecs/windows",
        false,
        List.of(
            to("ScriptBlockText", "powershell.file.script_block_text", Kind.TEXT),
            to("ScriptBlockId", "powershell.file.script_block_id", Kind.TEXT)),
        windows("process", "info", Map.of("event.code", "4104", "winlog.channel", POWERSHELL)));
  }

  /** Fields that are parts of the message; the row's is made when it has them all. */
  private static LogForm modules() {
    return new LogForm(
        "{category: ps_module, product: windows}",
        "ecs/windows",
        false,
        List.of(
            to("Payload", "Payload", Kind.TEXT),
            to("ContextInfo", "ContextInfo", Kind.TEXT),
            to("CommandName", "powershell.command.name", Kind.TEXT)),
        windows("process", "info", Map.of("event.code", "4103", "winlog.channel", POWERSHELL)));
  }

  /** Puts what only the message of an event has into it. */
  static void render(Map<String, Object> row) {
    if (POWERSHELL.equals(row.get("winlog.channel")) && "4103".equals(row.get("event.code"))) {
      row.put("message", new WindowsDocument().message(POWERSHELL, "4103", row));
      row.keySet().removeAll(List.of("Payload", "ContextInfo"));
    }
  }

  /** Data of an event as Windows writes it, all of it texts. */
  private static LogForm raw() {
    return new LogForm(
        "{category: process_creation, product: windows}",
        "ecs/winlogbeat",
        false,
        List.of(
            to("Image", "winlog.event_data.Image", Kind.PATH),
            to("User", "winlog.event_data.User", Kind.USER),
            to("CommandLine", "winlog.event_data.CommandLine", Kind.TEXT),
            to("OriginalFileName", "winlog.event_data.OriginalFileName", Kind.NUMERIC_TEXT),
            to("Company", "winlog.event_data.Company", Kind.ADDRESS),
            to("UtcTime", "winlog.event_data.UtcTime", Kind.DATE)),
        new Row(
            Map.of("winlog.channel", "Microsoft-Windows-Sysmon/Operational", "event.code", "1")));
  }

  private static FieldForm to(String field, String place, Kind kind) {
    return new FieldForm(field, kind, (value, row) -> row.put(place, value));
  }

  private static Row windows(String category, String type, Map<String, Object> more) {
    Map<String, Object> columns = new LinkedHashMap<>(more);
    columns.put("host.os.type", "windows");
    columns.put("event.category", List.of("other", category));
    columns.put("event.type", List.of(type, "info"));
    return new Row(columns);
  }

  private static void image(Object value, Map<String, Object> row) {
    String path = value.toString();
    row.put("process.executable", path);
    row.put("process.name", path.substring(path.lastIndexOf('\\') + 1));
  }

  private static void user(Object value, Map<String, Object> row) {
    String[] parts = value.toString().split("\\\\", 2);
    row.put("user.domain", parts[0]);
    row.put("user.name", parts[1]);
  }

  /**
   * The event as it is stored: an address in its usual form, or not at all; several answers now and
   * then; data of PowerShell without line ends behind it, and a context in every event of a module.
   */
  static Map<String, Object> stored(Map<String, Object> event, Random random) {
    Map<String, Object> stored = new LinkedHashMap<>(event);
    Object address = stored.remove("DestinationIp");
    address(String.valueOf(address)).ifPresent(a -> stored.put("DestinationIp", a));
    Object payload = stored.remove("Payload");
    if (payload != null && !WindowsDocument.shipped(payload.toString()).isEmpty()) {
      stored.put("Payload", WindowsDocument.shipped(payload.toString()));
    }
    Object context = stored.get("ContextInfo");
    if (context != null) {
      stored.put("ContextInfo", WindowsDocument.shipped(CONTEXT + context));
    } else if (stored.containsKey("Payload")) {
      stored.put("ContextInfo", CONTEXT);
    }
    Object answer = stored.get("answer");
    if (answer != null) {
      List<Object> answers = new ArrayList<>(List.of(answer));
      for (String other : List.of("query", "record_type")) {
        if (random.nextInt(3) == 0 && stored.get(other) != null) {
          answers.add(stored.get(other));
        }
      }
      stored.put("answer", answers);
    }
    return stored;
  }

  private static Optional<String> address(String text) {
    boolean valid =
        new Network(Network.Version.IPV4, "0.0.0.0", 0).contains(text)
            || new Network(Network.Version.IPV6, "::", 0).contains(text);
    try {
      return valid
          ? Optional.of(
              org.elasticsearch.common.network.InetAddresses.toAddrString(
                  InetAddress.getByName(text)))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Fields that a random index may lack. */
  static Set<String> lacking() {
    return Set.of("winlog.event_data.StartType");
  }
}
