package detections;

import java.util.List;
import java.util.Optional;

/**
 * Launchd Job Loaded From A Writable Path
 *
 * <p>launchctl loads or bootstraps a job whose property list lies where any user may write. Jobs of the system and of installed software lie below /System/Library and /Library.
 *
 * <p>Made by sigmac from sigma/t1053_004_launchd_job_loaded_from_user_path.yml; a change here is lost.
 */
public final class T1053_004LaunchdJobLoadedFromUserPath implements Rule {
  /**
   * The rule.
   */
  public static final T1053_004LaunchdJobLoadedFromUserPath RULE = new T1053_004LaunchdJobLoadedFromUserPath();

  private static final Field IMAGE = Field.of("Image");

  private static final Field COMMAND_LINE = Field.of("CommandLine");

  private T1053_004LaunchdJobLoadedFromUserPath() {
  }

  @Override
  public String title() {
    return "Launchd Job Loaded From A Writable Path";
  }

  @Override
  public Optional<String> id() {
    return Optional.of("5c0f3a52-6a0e-4c5b-9a0a-1d0a52c01004");
  }

  @Override
  public String description() {
    return "launchctl loads or bootstraps a job whose property list lies where any user may write. Jobs of the system and of installed software lie below /System/Library and /Library.";
  }

  @Override
  public Optional<String> status() {
    return Optional.of("experimental");
  }

  @Override
  public Optional<Level> level() {
    return Optional.of(Level.MEDIUM);
  }

  @Override
  public Optional<String> author() {
    return Optional.of("sigmac");
  }

  @Override
  public List<String> references() {
    return List.of(
        "https://attack.mitre.org/techniques/T1053/",
        "https://attack.mitre.org/techniques/T1543/001/");
  }

  @Override
  public List<String> tags() {
    return List.of(
        "attack.execution",
        "attack.persistence",
        "attack.privilege-escalation",
        "attack.t1053",
        "attack.t1543.001");
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
    return List.of(
        "T1053",
        "T1543.001");
  }

  @Override
  public List<String> falsePositives() {
    return List.of("Developers who try a job of their own");
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(
        new LogSource("process_creation", "macos", ""));
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
        + "| where FileName =~ \"launchctl\"\n"
        + "| where FolderPath startswith \"/\"\n"
        + "| where ProcessCommandLine has_any (\" load \", \" bootstrap \", \" submit \")\n"
        + "| where ProcessCommandLine has_any (\"/tmp/\", \"/Users/Shared/\", \"/Downloads/\")"),
        new Query(
        "spl",
        "splunk-windows",
        true,
        List.of("Endpoint.Processes"),
        "index=* tag=\"process\" tag=\"report\" process_path=\"/*\"\n"
        + "    process_path=\"*/launchctl\"\n"
        + "    process IN (\"* load *\", \"* bootstrap *\", \"* submit *\")\n"
        + "    process IN (\"*/tmp/*\", \"*/Users/Shared/*\", \"*/Downloads/*\")"),
        new Query(
        "eql",
        "elastic-ecs",
        true,
        List.of("logs-endpoint.events.*,logs-sysmon_linux.*"),
        "process where\n"
        + "  host.os.type == \"macos\" and\n"
        + "  event.type == \"start\" and\n"
        + "  process.name : \"launchctl\" and\n"
        + "  process.command_line : (\"* load *\", \"* bootstrap *\", \"* submit *\") and\n"
        + "  process.command_line : (\"*/tmp/*\", \"*/Users/Shared/*\", \"*/Downloads/*\")"),
        new Query(
        "esql",
        "elastic-ecs",
        true,
        List.of("logs-endpoint.events.*,logs-sysmon_linux.*"),
        "FROM logs-endpoint.events.*,logs-sysmon_linux.* METADATA _id, _index, _version\n"
        + "| WHERE host.os.type == \"macos\"\n"
        + "| WHERE event.category : \"process\"\n"
        + "| WHERE event.type : \"start\"\n"
        + "| WHERE TO_LOWER(process.name) == \"launchctl\"\n"
        + "| WHERE TO_LOWER(process.command_line) LIKE (\"* load *\", \"* bootstrap *\", \"* submit *\")\n"
        + "| WHERE TO_LOWER(process.command_line) LIKE (\"*/tmp/*\", \"*/users/shared/*\", \"*/downloads/*\")"));
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.present(Field.of("Image")));
  }

  private static boolean imageEndsWith(Event event) {
    for (String text : event.folded(IMAGE)) {
      if (text.endsWith("/launchctl")) {
        return true;
      }
    }
    return false;
  }

  private static boolean commandLineContains(Event event) {
    for (String text : event.folded(COMMAND_LINE)) {
      if (text.contains(" load ")
      || text.contains(" bootstrap ")
      || text.contains(" submit ")) {
        return true;
      }
    }
    return false;
  }

  private static boolean selectionLaunchctl(Event event) {
    return imageEndsWith(event)
        && commandLineContains(event);
  }

  private static boolean commandLineContains2(Event event) {
    for (String text : event.folded(COMMAND_LINE)) {
      if (text.contains("/tmp/")
      || text.contains("/users/shared/")
      || text.contains("/downloads/")) {
        return true;
      }
    }
    return false;
  }

  private static boolean selectionPath(Event event) {
    return commandLineContains2(event);
  }

  @Override
  public boolean matches(Event event) {
    return selectionLaunchctl(event)
        && selectionPath(event);
  }
}
