package detections;

import java.util.List;
import java.util.Optional;

/**
 * Cron Job Downloads Or Decodes What It Runs
 *
 * <p>A crontab is installed from standard input or written by a shell, with a command that fetches its payload or unpacks it from an encoded text. Cron then runs it again and again.
 *
 * <p>Made by sigmac from sigma/t1053_003_cron_download_and_execute.yml; a change here is lost.
 */
public final class T1053_003CronDownloadAndExecute implements Rule {
  /**
   * The rule.
   */
  public static final T1053_003CronDownloadAndExecute RULE = new T1053_003CronDownloadAndExecute();

  private static final Field COMMAND_LINE = Field.of("CommandLine");

  private T1053_003CronDownloadAndExecute() {
  }

  @Override
  public String title() {
    return "Cron Job Downloads Or Decodes What It Runs";
  }

  @Override
  public Optional<String> id() {
    return Optional.of("5c0f3a52-6a0e-4c5b-9a0a-1d0a52c01003");
  }

  @Override
  public String description() {
    return "A crontab is installed from standard input or written by a shell, with a command that fetches its payload or unpacks it from an encoded text. Cron then runs it again and again.";
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
        "https://attack.mitre.org/techniques/T1053/003/",
        "https://man7.org/linux/man-pages/man1/crontab.1.html");
  }

  @Override
  public List<String> tags() {
    return List.of(
        "attack.execution",
        "attack.persistence",
        "attack.privilege-escalation",
        "attack.t1053.003");
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
    return List.of("T1053.003");
  }

  @Override
  public List<String> falsePositives() {
    return List.of("Installers and configuration management that register their own update job");
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(
        new LogSource("process_creation", "linux", ""));
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
        + "| where FolderPath startswith \"/\"\n"
        + "| where ProcessCommandLine has \"/etc/cron.\"\n"
        + "    or ProcessCommandLine contains \"crontab -\"\n"
        + "    or ProcessCommandLine contains \"/etc/crontab\"\n"
        + "    or ProcessCommandLine contains \"/var/spool/cron\"\n"
        + "| where ProcessCommandLine has \"/dev/tcp/\"\n"
        + "    or ProcessCommandLine contains \"curl \"\n"
        + "    or ProcessCommandLine contains \"wget \"\n"
        + "    or ProcessCommandLine contains \"base64 -d\"\n"
        + "    or ProcessCommandLine contains \"base64 --decode\"\n"
        + "    or ProcessCommandLine contains \"python -c\"\n"
        + "    or ProcessCommandLine contains \"python3 -c\"\n"
        + "    or ProcessCommandLine contains \"perl -e\""),
        new Query(
        "spl",
        "splunk-windows",
        true,
        List.of("Syslog:Linux-Sysmon/Operational"),
        "index=* source=\"Syslog:Linux-Sysmon/Operational\" EventCode=1\n"
        + "    CommandLine IN (\"*crontab -*\", \"*/etc/cron.*\", \"*/etc/crontab*\", \"*/var/spool/cron*\")\n"
        + "    CommandLine IN (\n"
        + "        \"*curl *\", \"*wget *\", \"*base64 -d*\", \"*base64 --decode*\", \"*/dev/tcp/*\", \"*python -c*\",\n"
        + "        \"*python3 -c*\", \"*perl -e*\"\n"
        + "    )"),
        new Query(
        "eql",
        "elastic-ecs",
        true,
        List.of("logs-endpoint.events.*,logs-sysmon_linux.*"),
        "process where\n"
        + "  host.os.type == \"linux\" and\n"
        + "  event.type == \"start\" and\n"
        + "  process.command_line : (\"*crontab -*\", \"*/etc/cron.*\", \"*/etc/crontab*\", \"*/var/spool/cron*\") and\n"
        + "  process.command_line : (\n"
        + "    \"*curl *\", \"*wget *\", \"*base64 -d*\", \"*base64 --decode*\", \"*/dev/tcp/*\", \"*python -c*\",\n"
        + "    \"*python3 -c*\", \"*perl -e*\"\n"
        + "  )"),
        new Query(
        "esql",
        "elastic-ecs",
        true,
        List.of("logs-endpoint.events.*,logs-sysmon_linux.*"),
        "FROM logs-endpoint.events.*,logs-sysmon_linux.* METADATA _id, _index, _version\n"
        + "| WHERE host.os.type == \"linux\"\n"
        + "| WHERE event.category : \"process\"\n"
        + "| WHERE event.type : \"start\"\n"
        + "| WHERE TO_LOWER(process.command_line) LIKE (\n"
        + "    \"*crontab -*\", \"*/etc/cron.*\", \"*/etc/crontab*\", \"*/var/spool/cron*\"\n"
        + ")\n"
        + "| WHERE TO_LOWER(process.command_line) LIKE (\n"
        + "        \"*curl *\", \"*wget *\", \"*base64 -d*\", \"*base64 --decode*\", \"*/dev/tcp/*\"\n"
        + "    )\n"
        + "    OR TO_LOWER(process.command_line) LIKE (\"*python -c*\", \"*python3 -c*\", \"*perl -e*\")"));
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.present(Field.of("CommandLine")));
  }

  private static boolean commandLineContains(Event event) {
    for (String text : event.folded(COMMAND_LINE)) {
      if (text.contains("crontab -")
      || text.contains("/etc/cron.")
      || text.contains("/etc/crontab")
      || text.contains("/var/spool/cron")) {
        return true;
      }
    }
    return false;
  }

  private static boolean selectionCrontab(Event event) {
    return commandLineContains(event);
  }

  private static boolean commandLineContains2(Event event) {
    for (String text : event.folded(COMMAND_LINE)) {
      if (text.contains("curl ")
      || text.contains("wget ")
      || text.contains("base64 -d")
      || text.contains("base64 --decode")
      || text.contains("/dev/tcp/")
      || text.contains("python -c")
      || text.contains("python3 -c")
      || text.contains("perl -e")) {
        return true;
      }
    }
    return false;
  }

  private static boolean selectionPayload(Event event) {
    return commandLineContains2(event);
  }

  @Override
  public boolean matches(Event event) {
    return selectionCrontab(event)
        && selectionPayload(event);
  }
}
