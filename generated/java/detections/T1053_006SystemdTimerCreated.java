package detections;

import java.util.List;
import java.util.Optional;

/**
 * Systemd Timer Written Outside Of Package Management
 *
 * <p>A timer unit of systemd is written by a program that is not a package manager. The unit beside it runs at the times that the timer names, also after a restart.
 *
 * <p>Made by sigmac from sigma/t1053_006_systemd_timer_created.yml; a change here is lost.
 */
public final class T1053_006SystemdTimerCreated implements Rule {
  /**
   * The rule.
   */
  public static final T1053_006SystemdTimerCreated RULE = new T1053_006SystemdTimerCreated();

  private static final Field TARGET_FILENAME = Field.of("TargetFilename");

  private static final Field IMAGE = Field.of("Image");

  private T1053_006SystemdTimerCreated() {
  }

  @Override
  public String title() {
    return "Systemd Timer Written Outside Of Package Management";
  }

  @Override
  public Optional<String> id() {
    return Optional.of("5c0f3a52-6a0e-4c5b-9a0a-1d0a52c01006");
  }

  @Override
  public String description() {
    return "A timer unit of systemd is written by a program that is not a package manager. The unit beside it runs at the times that the timer names, also after a restart.";
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
        "https://attack.mitre.org/techniques/T1053/006/",
        "https://www.freedesktop.org/software/systemd/man/latest/systemd.timer.html");
  }

  @Override
  public List<String> tags() {
    return List.of(
        "attack.execution",
        "attack.persistence",
        "attack.privilege-escalation",
        "attack.t1053.006");
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
    return List.of("T1053.006");
  }

  @Override
  public List<String> falsePositives() {
    return List.of("Administrators and configuration management that write their own timers");
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(
        new LogSource("file_event", "linux", ""));
  }

  @Override
  public List<Query> queries() {
    return List.of(
        new Query(
        "kql",
        "microsoft",
        true,
        List.of("DeviceFileEvents"),
        "DeviceFileEvents\n"
        + "| where ActionType =~ \"FileCreated\"\n"
        + "| where not(InitiatingProcessFileName in~ (\n"
        + "    \"dpkg\", \"rpm\", \"dnf\", \"yum\", \"zypper\", \"pacman\", \"snapd\"\n"
        + "  ))\n"
        + "| where FolderPath startswith \"/\"\n"
        + "| where FolderPath endswith \".timer\"\n"
        + "| where FolderPath has_any (\n"
        + "    \"/etc/systemd/system/\", \"/etc/systemd/user/\", \"/run/systemd/system/\",\n"
        + "    \"/usr/lib/systemd/system/\", \"/.config/systemd/user/\"\n"
        + "  )"),
        new Query(
        "spl",
        "splunk-windows",
        true,
        List.of("Syslog:Linux-Sysmon/Operational"),
        "index=* source=\"Syslog:Linux-Sysmon/Operational\" EventCode=11\n"
        + "    TargetFilename=\"*.timer\"\n"
        + "    NOT Image IN (\"*/dpkg\", \"*/rpm\", \"*/dnf\", \"*/yum\", \"*/zypper\", \"*/pacman\", \"*/snapd\")\n"
        + "    TargetFilename IN (\n"
        + "        \"*/etc/systemd/system/*\", \"*/etc/systemd/user/*\", \"*/run/systemd/system/*\",\n"
        + "        \"*/usr/lib/systemd/system/*\", \"*/.config/systemd/user/*\"\n"
        + "    )"),
        new Query(
        "eql",
        "elastic-ecs",
        true,
        List.of("logs-endpoint.events.*,logs-sysmon_linux.*"),
        "file where\n"
        + "  host.os.type == \"linux\" and\n"
        + "  event.type == \"creation\" and\n"
        + "  not process.name : (\"dpkg\", \"rpm\", \"dnf\", \"yum\", \"zypper\", \"pacman\", \"snapd\") and\n"
        + "  file.path : \"*.timer\" and\n"
        + "  file.path : (\n"
        + "    \"*/etc/systemd/system/*\", \"*/etc/systemd/user/*\", \"*/run/systemd/system/*\",\n"
        + "    \"*/usr/lib/systemd/system/*\", \"*/.config/systemd/user/*\"\n"
        + "  )"),
        new Query(
        "esql",
        "elastic-ecs",
        true,
        List.of("logs-endpoint.events.*,logs-sysmon_linux.*"),
        "FROM logs-endpoint.events.*,logs-sysmon_linux.* METADATA _id, _index, _version\n"
        + "| WHERE host.os.type == \"linux\"\n"
        + "| WHERE event.category : \"file\"\n"
        + "| WHERE event.type : \"creation\"\n"
        + "| WHERE NOT COALESCE(\n"
        + "    TO_LOWER(process.name) IN (\"dpkg\", \"rpm\", \"dnf\", \"yum\", \"zypper\", \"pacman\", \"snapd\"), FALSE)\n"
        + "| WHERE TO_LOWER(file.path) LIKE \"*.timer\"\n"
        + "| WHERE TO_LOWER(file.path) LIKE (\n"
        + "    \"*/etc/systemd/system/*\", \"*/etc/systemd/user/*\", \"*/run/systemd/system/*\",\n"
        + "    \"*/usr/lib/systemd/system/*\", \"*/.config/systemd/user/*\"\n"
        + ")"));
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.present(Field.of("TargetFilename")));
  }

  private static boolean targetFilenameEndsWith(Event event) {
    for (String text : event.folded(TARGET_FILENAME)) {
      if (text.endsWith(".timer")) {
        return true;
      }
    }
    return false;
  }

  private static boolean selectionTimer(Event event) {
    return targetFilenameEndsWith(event);
  }

  private static boolean targetFilenameContains(Event event) {
    for (String text : event.folded(TARGET_FILENAME)) {
      if (text.contains("/etc/systemd/system/")
      || text.contains("/etc/systemd/user/")
      || text.contains("/run/systemd/system/")
      || text.contains("/usr/lib/systemd/system/")
      || text.contains("/.config/systemd/user/")) {
        return true;
      }
    }
    return false;
  }

  private static boolean selectionFolder(Event event) {
    return targetFilenameContains(event);
  }

  private static boolean imageEndsWith(Event event) {
    for (String text : event.folded(IMAGE)) {
      if (text.endsWith("/dpkg")
      || text.endsWith("/rpm")
      || text.endsWith("/dnf")
      || text.endsWith("/yum")
      || text.endsWith("/zypper")
      || text.endsWith("/pacman")
      || text.endsWith("/snapd")) {
        return true;
      }
    }
    return false;
  }

  private static boolean filterMainPackages(Event event) {
    return imageEndsWith(event);
  }

  @Override
  public boolean matches(Event event) {
    return selectionTimer(event)
        && selectionFolder(event)
        && !filterMainPackages(event);
  }
}
