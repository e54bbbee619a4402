package detections;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * At Job Created
 *
 * <p>The legacy at command registers a job on Windows, on this machine or on another one. Current versions of Windows only accept it for reading, so a job that is created points at an old system or at somebody who tries their luck.
 *
 * <p>Made by sigmac from sigma/t1053_002_at_job_created.yml; a change here is lost.
 */
public final class T1053_002AtJobCreated implements Rule {
  /**
   * The rule.
   */
  public static final T1053_002AtJobCreated RULE = new T1053_002AtJobCreated();

  private static final Field IMAGE = Field.of("Image");

  private static final Field ORIGINAL_FILE_NAME = Field.of("OriginalFileName");

  private static final Pattern COMMAND_LINE_REGEX = Pattern.compile("[\\t-\\r ]\\d{1,2}:\\d{2}[\\t-\\r ]*([aApP][mM]?)?[\\t-\\r ]");

  private static final Field COMMAND_LINE = Field.of("CommandLine");

  private T1053_002AtJobCreated() {
  }

  @Override
  public String title() {
    return "At Job Created";
  }

  @Override
  public Optional<String> id() {
    return Optional.of("5c0f3a52-6a0e-4c5b-9a0a-1d0a52c01002");
  }

  @Override
  public String description() {
    return "The legacy at command registers a job on Windows, on this machine or on another one. Current versions of Windows only accept it for reading, so a job that is created points at an old system or at somebody who tries their luck.";
  }

  @Override
  public Optional<String> status() {
    return Optional.of("experimental");
  }

  @Override
  public Optional<Level> level() {
    return Optional.of(Level.HIGH);
  }

  @Override
  public Optional<String> author() {
    return Optional.of("sigmac");
  }

  @Override
  public List<String> references() {
    return List.of(
        "https://attack.mitre.org/techniques/T1053/002/",
        "https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/at");
  }

  @Override
  public List<String> tags() {
    return List.of(
        "attack.execution",
        "attack.persistence",
        "attack.privilege-escalation",
        "attack.t1053.002");
  }

  @Override
  public List<String> tactics() {
    return List.of(
        "execution",
        "persistence",
        "privilege-escalation");
  }

  @Override
  public List<String> techniques() {
    return List.of("T1053.002");
  }

  @Override
  public List<String> falsePositives() {
    return List.of("Administration scripts from before Windows 8 that still call at");
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(
        new LogSource("process_creation", "windows", ""));
  }

  @Override
  public List<Query> queries() {
    return List.of(
        new Query(
        "kql",
        "microsoft",
        true,
        List.of("DeviceProcessEvents"),
        "DeviceProcessEvents\n"
        + "| where FileName =~ \"at.exe\" or ProcessVersionInfoOriginalFileName =~ \"AT.EXE\"\n"
        + "| where not(ProcessCommandLine contains \" /delete\"\n"
        + "    or ProcessCommandLine contains \" -delete\"\n"
        + "    or ProcessCommandLine contains \" \u2013delete\"\n"
        + "    or ProcessCommandLine contains \" \u2014delete\"\n"
        + "    or ProcessCommandLine contains \" \u2015delete\")\n"
        + "| where ProcessCommandLine matches regex @\"[\\t-\\r ][0-9]{1,2}:[0-9]{2}[\\t-\\r ]*([aApP][mM]?)?[\\t-\\r ]\""),
        new Query(
        "spl",
        "splunk-windows",
        true,
        List.of("XmlWinEventLog"),
        "index=* source=\"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational\" EventCode=1\n"
        + "    (Image=\"*\\\\at.exe\" OR OriginalFileName=\"AT.EXE\")\n"
        + "    NOT CommandLine IN (\"* /delete*\", \"* -delete*\", \"* \u2013delete*\", \"* \u2014delete*\", \"* \u2015delete*\")\n"
        + "| eval CommandLine=replace(replace(replace(CommandLine, \"&lt;\", \"<\"), \"&gt;\", \">\"), \"&amp;\", \"&\")\n"
        + "| where match(CommandLine, \"\\s\\d{1,2}:\\d{2}\\s*([aApP][mM]?)?\\s\")"),
        new Query(
        "eql",
        "elastic-ecs",
        true,
        List.of("logs-windows.*,logs-system.*,logs-winlog.*,winlogbeat-*"),
        "process where\n"
        + "  host.os.type == \"windows\" and\n"
        + "  event.type == \"start\" and\n"
        + "  (process.name : \"at.exe\" or ?process.pe.original_file_name : \"AT.EXE\") and\n"
        + "  not process.command_line : (\n"
        + "    \"* /delete*\", \"* -delete*\", \"* \u2013delete*\", \"* \u2014delete*\", \"* \u2015delete*\"\n"
        + "  ) and\n"
        + "  process.command_line regex \".*[\\t-\\r ][0-9]{1,2}:[0-9]{2}[\\t-\\r ]*([aApP][mM]?)?[\\t-\\r ].*\""),
        new Query(
        "esql",
        "elastic-ecs",
        true,
        List.of("logs-windows.*,logs-system.*,logs-winlog.*,winlogbeat-*"),
        "FROM logs-windows.*,logs-system.*,logs-winlog.*,winlogbeat-* METADATA _id, _index, _version\n"
        + "| WHERE host.os.type == \"windows\"\n"
        + "| WHERE event.category : \"process\"\n"
        + "| WHERE event.type : \"start\"\n"
        + "| WHERE TO_LOWER(process.name) == \"at.exe\" OR TO_LOWER(process.pe.original_file_name) == \"at.exe\"\n"
        + "| WHERE NOT COALESCE(\n"
        + "    TO_LOWER(process.command_line) LIKE (\n"
        + "        \"* /delete*\", \"* -delete*\", \"* \u2013delete*\", \"* \u2014delete*\", \"* \u2015delete*\"\n"
        + "    ), FALSE)\n"
        + "| WHERE process.command_line RLIKE \".*[\\t-\\r ][0-9]{1,2}:[0-9]{2}[\\t-\\r ]*([aApP][mM]?)?[\\t-\\r ].*\""));
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.tail(Field.of("Image"), "\\at.exe"),
        Trigger.text(Field.of("OriginalFileName"), "at.exe"));
  }

  private static boolean imageEndsWith(Event event) {
    for (String text : event.folded(IMAGE)) {
      if (text.endsWith("\\at.exe")) {
        return true;
      }
    }
    return false;
  }

  private static boolean originalFileNameIs(Event event) {
    for (String text : event.folded(ORIGINAL_FILE_NAME)) {
      if (text.equals("at.exe")) {
        return true;
      }
    }
    return false;
  }

  private static boolean selectionImage(Event event) {
    return imageEndsWith(event)
        || originalFileNameIs(event);
  }

  private static boolean commandLineMatches(Event event) {
    for (String text : event.texts(COMMAND_LINE)) {
      if (COMMAND_LINE_REGEX.matcher(text).find()) {
        return true;
      }
    }
    return false;
  }

  private static boolean selectionTime(Event event) {
    return commandLineMatches(event);
  }

  private static boolean commandLineContains(Event event) {
    for (String text : event.folded(COMMAND_LINE)) {
      if (text.contains(" /delete")
      || text.contains(" -delete")
      || text.contains(" \u2013delete")
      || text.contains(" \u2014delete")
      || text.contains(" \u2015delete")) {
        return true;
      }
    }
    return false;
  }

  private static boolean filterMainDelete(Event event) {
    return commandLineContains(event);
  }

  @Override
  public boolean matches(Event event) {
    return selectionImage(event)
        && selectionTime(event)
        && !filterMainDelete(event);
  }
}
