package detections;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scheduled Task/Job: tested on stored telemetry
 *
 * <p>Scheduled tasks and jobs on Windows and Linux, as platforms really store their traces. The audit log is read in the
 * form that it is kept in, with the task's XML escaped or plain, for tasks that are created (4698) and changed (4702);
 * the account is the one that did it. Tasks that PowerShell registers are seen as a process and as a script block, cron
 * and systemd timers as processes and files. t1053_field_tested.tests.yml has the five tests of the detection and
 * recorded attacks, all of which fire, and recorded tasks of Windows itself, which do not.
 *
 * <p>Made by sigmac from sigma/t1053_field_tested.yml; a change here is lost.
 */
public final class T1053FieldTested implements Rule {
  /**
   * The rule.
   */
  public static final T1053FieldTested RULE = new T1053FieldTested();

  private T1053FieldTested() {
  }

  @Override
  public String title() {
    return "Scheduled Task/Job: tested on stored telemetry";
  }

  @Override
  public Optional<String> id() {
    return Optional.of("0d7f1e7e-3a55-4c3e-8d4e-7c3f5b1a1053");
  }

  @Override
  public Optional<String> name() {
    return Optional.of("t1053_field_tested");
  }

  @Override
  public String description() {
    return "Scheduled tasks and jobs on Windows and Linux, as platforms really store their traces. The audit log is read in the\n"
        + "form that it is kept in, with the task's XML escaped or plain, for tasks that are created (4698) and changed (4702);\n"
        + "the account is the one that did it. Tasks that PowerShell registers are seen as a process and as a script block, cron\n"
        + "and systemd timers as processes and files. t1053_field_tested.tests.yml has the five tests of the detection and\n"
        + "recorded attacks, all of which fire, and recorded tasks of Windows itself, which do not.";
  }

  @Override
  public Optional<String> status() {
    return Optional.of("test");
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
        "https://attack.mitre.org/techniques/T1053/",
        "https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4698",
        "https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/schtasks-create");
  }

  @Override
  public List<String> tags() {
    return List.of(
        "attack.execution",
        "attack.persistence",
        "attack.privilege-escalation",
        "attack.t1053.002",
        "attack.t1053.003",
        "attack.t1053.005",
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
    return List.of(
        "T1053.002",
        "T1053.003",
        "T1053.005",
        "T1053.006");
  }

  @Override
  public List<String> falsePositives() {
    return List.of(
        "Software deployment and configuration management that creates tasks with scripts",
        "Installers that register update tasks below \\Microsoft\\ in the name of a user",
        "Administrators who edit crontabs or write timers by hand");
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(
        new LogSource("process_creation", "windows", ""),
        new LogSource("process_creation", "windows", ""),
        new LogSource("ps_script", "windows", ""),
        new LogSource("", "windows", "security"),
        new LogSource("process_creation", "linux", ""),
        new LogSource("file_event", "linux", ""));
  }

  @Override
  public List<Query> queries() {
    return List.of(
        new Query(
        "kql",
        "microsoft",
        true,
        List.of(
        "DeviceProcessEvents",
        "WindowsEvent",
        "SecurityEvent",
        "DeviceFileEvents"),
        "// T1053.002, T1053.003, T1053.005, T1053.006 \u2014 Scheduled Task/Job: tested on stored telemetry\n"
        + "// Branch 1: schtasks.exe / at.exe process creation with suspicious indicators\n"
        + "let SchedulerProcess = DeviceProcessEvents\n"
        + "| where Timestamp > ago(24h)\n"
        + "| where FileName in~ (\"schtasks.exe\", \"at.exe\")\n"
        + "| where ProcessCommandLine matches regex @\"(?i)[/\\-](?:create|change)\"\n"
        + "| extend RunAsSystem = ProcessCommandLine matches regex @\"(?i)[/\\-]ru \"\"?(?:SYSTEM|NT AUT|S-1-5-18)\"\n"
        + "| extend SuspiciousPath = ProcessCommandLine matches regex @\"(?i)%(?:appdata|temp|tmp|public)%|\\\\AppData\\\\(?:Local\\\\Temp|Roaming\\\\)|C:\\\\(?:Users\\\\Public|ProgramData|Windows\\\\Temp)\\\\\"\n"
        + "| extend RemoteTask = ProcessCommandLine matches regex @\"(?i) [/\\-]s \"\n"
        + "| extend ScriptExecution = ProcessCommandLine matches regex @\"(?i)powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd(?:\\.exe)? /c|certutil\"\n"
        + "| extend WindowsName = ProcessCommandLine matches regex @\"(?i)[/\\-]tn \"\"?\\\\?Microsoft\\\\\"\n"
        + "| extend XmlImport = ProcessCommandLine matches regex @\"(?i) [/\\-]xml \"\n"
        + "| extend ReplacesTask = ProcessCommandLine matches regex @\"(?i) [/\\-]f(?: |$)\"\n"
        + "| where RunAsSystem or SuspiciousPath or RemoteTask or ScriptExecution or WindowsName\n"
        + "| extend SuspicionScore = (toint(RunAsSystem)\n"
        + "    + toint(SuspiciousPath)\n"
        + "    + toint(RemoteTask)\n"
        + "    + toint(ScriptExecution)\n"
        + "    + toint(WindowsName))\n"
        + "| project\n"
        + "    Timestamp, DeviceName, AccountName, FileName, ProcessCommandLine, InitiatingProcessFileName,\n"
        + "    InitiatingProcessCommandLine, RunAsSystem, SuspiciousPath, RemoteTask, ScriptExecution,\n"
        + "    WindowsName, XmlImport, ReplacesTask, SuspicionScore, DetectionBranch = \"schtasks_process\";\n"
        + "// Branch 2: PowerShell registers a task on its command line\n"
        + "let TaskCmdletProcess = DeviceProcessEvents\n"
        + "| where Timestamp > ago(24h)\n"
        + "| where FileName in~ (\"powershell.exe\", \"pwsh.exe\", \"powershell_ise.exe\")\n"
        + "| where ProcessCommandLine matches regex @\"(?i)(?:Register|Set)-ScheduledTask |Schedule\\.Service\"\n"
        + "| extend EncodedCommand = ProcessCommandLine matches regex @\"(?i) -enc|EncodedCommand|FromBase64String\"\n"
        + "| extend Download = ProcessCommandLine matches regex @\"(?i)https?://|DownloadString\"\n"
        + "| extend RunAsSystem = ProcessCommandLine matches regex @\"(?i)SYSTEM|S-1-5-18\"\n"
        + "| extend HiddenTask = ProcessCommandLine contains \"-Hidden\"\n"
        + "| where EncodedCommand or Download or RunAsSystem or HiddenTask\n"
        + "| extend SuspicionScore = (toint(EncodedCommand)\n"
        + "    + toint(Download)\n"
        + "    + toint(RunAsSystem)\n"
        + "    + toint(HiddenTask))\n"
        + "| project\n"
        + "    Timestamp, DeviceName, AccountName, FileName, ProcessCommandLine, InitiatingProcessFileName,\n"
        + "    InitiatingProcessCommandLine, EncodedCommand, Download, RunAsSystem, HiddenTask, SuspicionScore,\n"
        + "    DetectionBranch = \"task_cmdlet_process\";\n"
        + "// Branch 3: PowerShell registers a task in a script block\n"
        + "let TaskCmdletScript = WindowsEvent\n"
        + "| where TimeGenerated > ago(24h)\n"
        + "| where Channel in~ (\"Microsoft-Windows-PowerShell/Operational\", \"PowerShellCore/Operational\")\n"
        + "| where EventID == 4104\n"
        + "| where not(tostring(EventData.ScriptBlockText) contains \"Microsoft.PowerShell.Cmdletization\")\n"
        + "| where tostring(EventData.ScriptBlockText) matches regex @\"(?i)(?:Register|Set)-ScheduledTask |Schedule\\.Service\"\n"
        + "| extend EncodedCommand = tostring(EventData.ScriptBlockText) matches regex @\"(?i) -enc|EncodedCommand|FromBase64String\"\n"
        + "| extend Download = tostring(EventData.ScriptBlockText) matches regex @\"(?i)https?://|DownloadString\"\n"
        + "| extend HiddenTask = tostring(EventData.ScriptBlockText) contains \"-Hidden\"\n"
        + "| where EncodedCommand or Download or HiddenTask\n"
        + "| extend SuspicionScore = toint(EncodedCommand) + toint(Download) + toint(HiddenTask)\n"
        + "| project\n"
        + "    TimeGenerated, Computer, Path = tostring(EventData.Path),\n"
        + "    ScriptBlockText = tostring(EventData.ScriptBlockText), EncodedCommand, Download, HiddenTask,\n"
        + "    SuspicionScore, DetectionBranch = \"task_cmdlet_script\";\n"
        + "// Branch 4: Security events 4698 and 4702 \u2014 Scheduled Task created or changed\n"
        + "let TaskAuditLog = SecurityEvent\n"
        + "| where TimeGenerated > ago(24h)\n"
        + "| where EventID in (4698, 4702)\n"
        + "| extend EventData_TaskContent = replace_strings(extract(@\"<Data Name=[\"\"']TaskContent[\"\"']>([^<]*)</Data>\", 1, EventData), dynamic([\"&lt;\", \"&gt;\", \"&quot;\", \"&apos;\", \"&#x9;\", \"&#xA;\", \"&#xD;\", \"&#9;\", \"&#10;\", \"&#13;\", \"&amp;\"]), dynamic([\"<\", \">\", \"\\\"\", \"'\", \"\\t\", \"\\n\", \"\\r\", \"\\t\", \"\\n\", \"\\r\", \"&\"]))\n"
        + "| extend EventData_TaskContentNew = replace_strings(extract(@\"<Data Name=[\"\"']TaskContentNew[\"\"']>([^<]*)</Data>\", 1, EventData), dynamic([\"&lt;\", \"&gt;\", \"&quot;\", \"&apos;\", \"&#x9;\", \"&#xA;\", \"&#xD;\", \"&#9;\", \"&#10;\", \"&#13;\", \"&amp;\"]), dynamic([\"<\", \">\", \"\\\"\", \"'\", \"\\t\", \"\\n\", \"\\r\", \"\\t\", \"\\n\", \"\\r\", \"&\"]))\n"
        + "| extend TaskAction = extract(@\"(?:<|&lt;)Command(?:>|&gt;)(.*?)(?:<|&lt;)/Command\", 1, strcat(EventData_TaskContent, iff(isempty(EventData_TaskContentNew), \"\", \"\\n\"), EventData_TaskContentNew))\n"
        + "| extend TaskArguments = extract(@\"(?:<|&lt;)Arguments(?:>|&gt;)(.*?)(?:<|&lt;)/Arguments\", 1, strcat(EventData_TaskContent, iff(isempty(EventData_TaskContentNew), \"\", \"\\n\"), EventData_TaskContentNew))\n"
        + "| extend TaskPrincipal = extract(@\"(?:<|&lt;)UserId(?:>|&gt;)(.*?)(?:<|&lt;)/UserId\", 1, strcat(EventData_TaskContent, iff(isempty(EventData_TaskContentNew), \"\", \"\\n\"), EventData_TaskContentNew))\n"
        + "| extend ScriptExecution = (EventData_TaskContent matches regex @\"(?i)Command(?:>|&gt;)\"\"?(?:[^<\\r\\n]*\\\\)?(?:powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd|certutil|bitsadmin)|\\.(?:bat|cmd|ps1|vbs|js|hta)\"\"?(?:<|&lt;)/Command\"\n"
        + "    or EventData_TaskContentNew matches regex @\"(?i)Command(?:>|&gt;)\"\"?(?:[^<\\r\\n]*\\\\)?(?:powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd|certutil|bitsadmin)|\\.(?:bat|cmd|ps1|vbs|js|hta)\"\"?(?:<|&lt;)/Command\")\n"
        + "| extend SuspiciousPathOrArgument = (EventData_TaskContent matches regex @\"(?i)(?:Command|Arguments)(?:>|&gt;)[^<\\r\\n]*(?:\\\\Temp\\\\|\\\\Users\\\\Public\\\\|\\\\AppData\\\\|%temp%|%public%|%appdata%|https?://|-enc|FromBase64String)\"\n"
        + "    or EventData_TaskContentNew matches regex @\"(?i)(?:Command|Arguments)(?:>|&gt;)[^<\\r\\n]*(?:\\\\Temp\\\\|\\\\Users\\\\Public\\\\|\\\\AppData\\\\|%temp%|%public%|%appdata%|https?://|-enc|FromBase64String)\")\n"
        + "| extend EventData_TaskName = replace_strings(extract(@\"<Data Name=[\"\"']TaskName[\"\"']>([^<]*)</Data>\", 1, EventData), dynamic([\"&lt;\", \"&gt;\", \"&quot;\", \"&apos;\", \"&#x9;\", \"&#xA;\", \"&#xD;\", \"&#9;\", \"&#10;\", \"&#13;\", \"&amp;\"]), dynamic([\"<\", \">\", \"\\\"\", \"'\", \"\\t\", \"\\n\", \"\\r\", \"\\t\", \"\\n\", \"\\r\", \"&\"]))\n"
        + "| extend WindowsName = (EventData_TaskName startswith \"\\\\Microsoft\\\\\"\n"
        + "    and SubjectUserSid startswith \"S-1-5-21-\")\n"
        + "| extend RunAsSystem = (EventData_TaskContent matches regex @\"(?i)UserId(?:>|&gt;)(?:S-1-5-18|SYSTEM|LocalSystem|NT AUTHORITY\\\\SYSTEM)(?:<|&lt;)\"\n"
        + "    or EventData_TaskContentNew matches regex @\"(?i)UserId(?:>|&gt;)(?:S-1-5-18|SYSTEM|LocalSystem|NT AUTHORITY\\\\SYSTEM)(?:<|&lt;)\")\n"
        + "| extend HiddenTask = (EventData_TaskContent matches regex @\"(?i)Hidden(?:>|&gt;)true\"\n"
        + "    or EventData_TaskContentNew matches regex @\"(?i)Hidden(?:>|&gt;)true\")\n"
        + "| where ScriptExecution or SuspiciousPathOrArgument or WindowsName\n"
        + "| extend SuspicionScore = (toint(ScriptExecution)\n"
        + "    + toint(SuspiciousPathOrArgument)\n"
        + "    + toint(WindowsName)\n"
        + "    + toint(RunAsSystem)\n"
        + "    + toint(HiddenTask))\n"
        + "| project\n"
        + "    TimeGenerated, Computer, SubjectDomainName, SubjectUserName, TaskName = EventData_TaskName,\n"
        + "    TaskAction, TaskArguments, TaskPrincipal, ScriptExecution, SuspiciousPathOrArgument,\n"
        + "    WindowsName, RunAsSystem, HiddenTask, SuspicionScore, DetectionBranch = \"task_audit_log\";\n"
        + "// Branch 5: crontab from a pipe, a download run by cron, or a systemd timer\n"
        + "let LinuxJobProcess = DeviceProcessEvents\n"
        + "| where Timestamp > ago(24h)\n"
        + "| where FolderPath startswith \"/\"\n"
        + "| extend CrontabFromPipe = FileName =~ \"crontab\" and ProcessCommandLine endswith \" -\"\n"
        + "| extend CronFolderWritten = ProcessCommandLine matches regex @\"(?:>|tee|cp|mv|install) [^|;\\&]*/(?:etc/cron|var/spool/cron)\"\n"
        + "| extend CronRunsDownload = (InitiatingProcessFileName in~ (\"cron\", \"crond\")\n"
        + "    and ProcessCommandLine matches regex @\"curl |wget |base64 -(?:d|-decode)|/dev/tcp/\")\n"
        + "| extend TimerSet = (ProcessCommandLine matches regex @\"systemctl [^|;\\&]*(?:enable|start|link) [^|;\\&]*\\.timer\"\n"
        + "    or ProcessCommandLine matches regex @\"systemd-run [^|;\\&]*--on-(?:calendar|boot|startup|active|unit-active)\")\n"
        + "| where CrontabFromPipe or CronFolderWritten or CronRunsDownload or TimerSet\n"
        + "| extend SuspicionScore = (toint(CrontabFromPipe)\n"
        + "    + toint(CronFolderWritten)\n"
        + "    + toint(CronRunsDownload)\n"
        + "    + toint(TimerSet))\n"
        + "| project\n"
        + "    Timestamp, DeviceName, AccountName, FileName, ProcessCommandLine, InitiatingProcessFileName,\n"
        + "    CrontabFromPipe, CronFolderWritten, CronRunsDownload, TimerSet, SuspicionScore,\n"
        + "    DetectionBranch = \"linux_job_process\";\n"
        + "// Branch 6: crontab or systemd timer written by no package manager\n"
        + "let LinuxJobFile = DeviceFileEvents\n"
        + "| where Timestamp > ago(24h)\n"
        + "| where ActionType =~ \"FileCreated\"\n"
        + "| where not(InitiatingProcessFileName in~ (\n"
        + "    \"dpkg\", \"rpm\", \"dnf\", \"yum\", \"zypper\", \"pacman\", \"snapd\"\n"
        + "  ))\n"
        + "| where FolderPath startswith \"/\"\n"
        + "| extend CronTable = (FolderPath startswith \"/var/spool/cron/\"\n"
        + "    or FolderPath startswith \"/etc/cron.\"\n"
        + "    or FolderPath startswith \"/etc/crontab\")\n"
        + "| extend TimerUnit = ((FolderPath startswith \"/etc/systemd/\"\n"
        + "        or FolderPath startswith \"/run/systemd/\"\n"
        + "        or FolderPath startswith \"/usr/lib/systemd/\"\n"
        + "        or FolderPath startswith \"/home/\"\n"
        + "        or FolderPath startswith \"/root/\")\n"
        + "    and FolderPath endswith \".timer\")\n"
        + "| where CronTable or TimerUnit\n"
        + "| extend SuspicionScore = toint(CronTable) + toint(TimerUnit)\n"
        + "| project\n"
        + "    Timestamp, DeviceName, InitiatingProcessAccountName, InitiatingProcessFileName, FolderPath,\n"
        + "    CronTable, TimerUnit, SuspicionScore, DetectionBranch = \"linux_job_file\";\n"
        + "// Union all 6 branches and sort\n"
        + "union\n"
        + "    SchedulerProcess, TaskCmdletProcess, TaskCmdletScript, TaskAuditLog, LinuxJobProcess,\n"
        + "    LinuxJobFile\n"
        + "| sort by coalesce(Timestamp, TimeGenerated) desc"));
  }

  @Override
  public boolean matches(Event event) {
    return SchtasksProcess.matches(event)
        || TaskCmdletProcess.matches(event)
        || TaskCmdletScript.matches(event)
        || TaskAuditLog.matches(event)
        || LinuxJobProcess.matches(event)
        || LinuxJobFile.matches(event);
  }

  /**
   * Scheduler Process
   */
  private static final class SchtasksProcess {
    private static final Field IMAGE = Field.of("Image");

    private static final Pattern COMMAND_LINE_REGEX = Pattern.compile("(?i)[/\\-](?:create|change)");

    private static final Field COMMAND_LINE = Field.of("CommandLine");

    private static final Pattern COMMAND_LINE_REGEX2 = Pattern.compile("(?i)[/\\-]ru \"?(?:SYSTEM|NT AUT|S-1-5-18)");

    private static final Pattern COMMAND_LINE_REGEX3 = Pattern.compile("(?i)%(?:appdata|temp|tmp|public)%|\\\\AppData\\\\(?:Local\\\\Temp|Roaming\\\\)|C:\\\\(?:Users\\\\Public|ProgramData|Windows\\\\Temp)\\\\");

    private static final Pattern COMMAND_LINE_REGEX4 = Pattern.compile("(?i) [/\\-]s ");

    private static final Pattern COMMAND_LINE_REGEX5 = Pattern.compile("(?i)powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd(?:\\.exe)? /c|certutil");

    private static final Pattern COMMAND_LINE_REGEX6 = Pattern.compile("(?i)[/\\-]tn \"?\\\\?Microsoft\\\\");

    private static boolean imageEndsWith(Event event) {
      for (String text : event.folded(IMAGE)) {
        if (text.endsWith("\\schtasks.exe")
        || text.endsWith("\\at.exe")) {
          return true;
        }
      }
      return false;
    }

    private static boolean scheduler(Event event) {
      return imageEndsWith(event);
    }

    private static boolean commandLineMatches(Event event) {
      for (String text : event.texts(COMMAND_LINE)) {
        if (COMMAND_LINE_REGEX.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean createOrChange(Event event) {
      return commandLineMatches(event);
    }

    private static boolean commandLineMatches2(Event event) {
      String[] folded = event.folded(COMMAND_LINE);
      String[] texts = event.texts(COMMAND_LINE);
      for (int i = 0; i < texts.length; i++) {
        if (folded[i].contains("ru ") && COMMAND_LINE_REGEX2.matcher(texts[i]).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean runAsSystem(Event event) {
      return commandLineMatches2(event);
    }

    private static boolean commandLineMatches3(Event event) {
      for (String text : event.texts(COMMAND_LINE)) {
        if (COMMAND_LINE_REGEX3.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean suspiciousPath(Event event) {
      return commandLineMatches3(event);
    }

    private static boolean commandLineMatches4(Event event) {
      for (String text : event.texts(COMMAND_LINE)) {
        if (COMMAND_LINE_REGEX4.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean remoteTask(Event event) {
      return commandLineMatches4(event);
    }

    private static boolean commandLineMatches5(Event event) {
      for (String text : event.texts(COMMAND_LINE)) {
        if (COMMAND_LINE_REGEX5.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean scriptExecution(Event event) {
      return commandLineMatches5(event);
    }

    private static boolean commandLineMatches6(Event event) {
      String[] folded = event.folded(COMMAND_LINE);
      String[] texts = event.texts(COMMAND_LINE);
      for (int i = 0; i < texts.length; i++) {
        if (folded[i].contains("micro") && COMMAND_LINE_REGEX6.matcher(texts[i]).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean windowsName(Event event) {
      return commandLineMatches6(event);
    }

    static boolean matches(Event event) {
      return scheduler(event)
          && createOrChange(event)
          && (runAsSystem(event)
          || suspiciousPath(event)
          || remoteTask(event)
          || scriptExecution(event)
          || windowsName(event));
    }
  }

  /**
   * Task Cmdlet Process
   */
  private static final class TaskCmdletProcess {
    private static final Set<String> IMAGE_NAMES = Set.of(
    "\\powershell.exe",
    "\\pwsh.exe",
    "\\powershell_ise.exe");

    private static final Field IMAGE = Field.of("Image");

    private static final Pattern COMMAND_LINE_REGEX = Pattern.compile("(?i)(?:Register|Set)-ScheduledTask |Schedule\\.Service");

    private static final Field COMMAND_LINE = Field.of("CommandLine");

    private static final Pattern COMMAND_LINE_REGEX2 = Pattern.compile("(?i) -enc|EncodedCommand|FromBase64String");

    private static final Pattern COMMAND_LINE_REGEX3 = Pattern.compile("(?i)https?://|DownloadString");

    private static final Pattern COMMAND_LINE_REGEX4 = Pattern.compile("(?i)SYSTEM|S-1-5-18");

    private static boolean imageEndsWith(Event event) {
      for (String tail : event.tails(IMAGE)) {
        if (IMAGE_NAMES.contains(tail)) {
          return true;
        }
      }
      return false;
    }

    private static boolean host(Event event) {
      return imageEndsWith(event);
    }

    private static boolean commandLineMatches(Event event) {
      for (String text : event.texts(COMMAND_LINE)) {
        if (COMMAND_LINE_REGEX.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean registers(Event event) {
      return commandLineMatches(event);
    }

    private static boolean commandLineMatches2(Event event) {
      for (String text : event.texts(COMMAND_LINE)) {
        if (COMMAND_LINE_REGEX2.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean encodedCommand(Event event) {
      return commandLineMatches2(event);
    }

    private static boolean commandLineMatches3(Event event) {
      for (String text : event.texts(COMMAND_LINE)) {
        if (COMMAND_LINE_REGEX3.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean download(Event event) {
      return commandLineMatches3(event);
    }

    private static boolean commandLineMatches4(Event event) {
      for (String text : event.texts(COMMAND_LINE)) {
        if (COMMAND_LINE_REGEX4.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean runAsSystem(Event event) {
      return commandLineMatches4(event);
    }

    private static boolean commandLineContains(Event event) {
      for (String text : event.folded(COMMAND_LINE)) {
        if (text.contains("-hidden")) {
          return true;
        }
      }
      return false;
    }

    private static boolean hiddenTask(Event event) {
      return commandLineContains(event);
    }

    static boolean matches(Event event) {
      return host(event)
          && registers(event)
          && (encodedCommand(event)
          || download(event)
          || runAsSystem(event)
          || hiddenTask(event));
    }
  }

  /**
   * Task Cmdlet Script
   */
  private static final class TaskCmdletScript {
    private static final Pattern SCRIPT_BLOCK_TEXT_REGEX = Pattern.compile("(?i)(?:Register|Set)-ScheduledTask |Schedule\\.Service");

    private static final Field SCRIPT_BLOCK_TEXT = Field.of("ScriptBlockText");

    private static final Pattern SCRIPT_BLOCK_TEXT_REGEX2 = Pattern.compile("(?i) -enc|EncodedCommand|FromBase64String");

    private static final Pattern SCRIPT_BLOCK_TEXT_REGEX3 = Pattern.compile("(?i)https?://|DownloadString");

    private static boolean scriptBlockTextMatches(Event event) {
      for (String text : event.texts(SCRIPT_BLOCK_TEXT)) {
        if (SCRIPT_BLOCK_TEXT_REGEX.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean registers(Event event) {
      return scriptBlockTextMatches(event);
    }

    private static boolean scriptBlockTextMatches2(Event event) {
      for (String text : event.texts(SCRIPT_BLOCK_TEXT)) {
        if (SCRIPT_BLOCK_TEXT_REGEX2.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean encodedCommand(Event event) {
      return scriptBlockTextMatches2(event);
    }

    private static boolean scriptBlockTextMatches3(Event event) {
      for (String text : event.texts(SCRIPT_BLOCK_TEXT)) {
        if (SCRIPT_BLOCK_TEXT_REGEX3.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean download(Event event) {
      return scriptBlockTextMatches3(event);
    }

    private static boolean scriptBlockTextContains(Event event) {
      for (String text : event.folded(SCRIPT_BLOCK_TEXT)) {
        if (text.contains("-hidden")) {
          return true;
        }
      }
      return false;
    }

    private static boolean hiddenTask(Event event) {
      return scriptBlockTextContains(event);
    }

    private static boolean scriptBlockTextContains2(Event event) {
      for (String text : event.folded(SCRIPT_BLOCK_TEXT)) {
        if (text.contains("microsoft.powershell.cmdletization")) {
          return true;
        }
      }
      return false;
    }

    private static boolean module(Event event) {
      return scriptBlockTextContains2(event);
    }

    static boolean matches(Event event) {
      return registers(event)
          && (encodedCommand(event)
          || download(event)
          || hiddenTask(event))
          && !module(event);
    }
  }

  /**
   * Task Audit Log
   */
  private static final class TaskAuditLog {
    private static final Field EVENT_ID = Field.of("EventID");

    private static final Pattern TASK_CONTENT_REGEX = Pattern.compile("(?i)Command(?:>|&gt;)\"?(?:[^<\\r\\n]*\\\\)?(?:powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd|certutil|bitsadmin)|\\.(?:bat|cmd|ps1|vbs|js|hta)\"?(?:<|&lt;)/Command");

    private static final Field TASK_CONTENT = Field.of("TaskContent");

    private static final Pattern TASK_CONTENT_NEW_REGEX = Pattern.compile("(?i)Command(?:>|&gt;)\"?(?:[^<\\r\\n]*\\\\)?(?:powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd|certutil|bitsadmin)|\\.(?:bat|cmd|ps1|vbs|js|hta)\"?(?:<|&lt;)/Command");

    private static final Field TASK_CONTENT_NEW = Field.of("TaskContentNew");

    private static final Pattern TASK_CONTENT_REGEX2 = Pattern.compile("(?i)(?:Command|Arguments)(?:>|&gt;)[^<\\r\\n]*(?:\\\\Temp\\\\|\\\\Users\\\\Public\\\\|\\\\AppData\\\\|%temp%|%public%|%appdata%|https?://|-enc|FromBase64String)");

    private static final Pattern TASK_CONTENT_NEW_REGEX2 = Pattern.compile("(?i)(?:Command|Arguments)(?:>|&gt;)[^<\\r\\n]*(?:\\\\Temp\\\\|\\\\Users\\\\Public\\\\|\\\\AppData\\\\|%temp%|%public%|%appdata%|https?://|-enc|FromBase64String)");

    private static final Field TASK_NAME = Field.of("TaskName");

    private static final Field SUBJECT_USER_SID = Field.of("SubjectUserSid");

    private static boolean eventIDIs(Event event) {
      for (String number : event.numerals(EVENT_ID)) {
        if (number.equals("4698")
        || number.equals("4702")) {
          return true;
        }
      }
      return false;
    }

    private static boolean createdOrChanged(Event event) {
      return eventIDIs(event);
    }

    private static boolean taskContentMatches(Event event) {
      for (String text : event.texts(TASK_CONTENT)) {
        if (TASK_CONTENT_REGEX.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean taskContentNewMatches(Event event) {
      for (String text : event.texts(TASK_CONTENT_NEW)) {
        if (TASK_CONTENT_NEW_REGEX.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean scriptExecution(Event event) {
      return taskContentMatches(event)
          || taskContentNewMatches(event);
    }

    private static boolean taskContentMatches2(Event event) {
      for (String text : event.texts(TASK_CONTENT)) {
        if (TASK_CONTENT_REGEX2.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean taskContentNewMatches2(Event event) {
      for (String text : event.texts(TASK_CONTENT_NEW)) {
        if (TASK_CONTENT_NEW_REGEX2.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean suspiciousPathOrArgument(Event event) {
      return taskContentMatches2(event)
          || taskContentNewMatches2(event);
    }

    private static boolean taskNameStartsWith(Event event) {
      for (String text : event.folded(TASK_NAME)) {
        if (text.startsWith("\\microsoft\\")) {
          return true;
        }
      }
      return false;
    }

    private static boolean subjectUserSidStartsWith(Event event) {
      for (String text : event.folded(SUBJECT_USER_SID)) {
        if (text.startsWith("s-1-5-21-")) {
          return true;
        }
      }
      return false;
    }

    private static boolean windowsName(Event event) {
      return taskNameStartsWith(event)
          && subjectUserSidStartsWith(event);
    }

    static boolean matches(Event event) {
      return createdOrChanged(event)
          && (scriptExecution(event)
          || suspiciousPathOrArgument(event)
          || windowsName(event));
    }
  }

  /**
   * Linux Job Process
   */
  private static final class LinuxJobProcess {
    private static final Field IMAGE = Field.of("Image");

    private static final Field COMMAND_LINE = Field.of("CommandLine");

    private static final Pattern COMMAND_LINE_REGEX = Pattern.compile("(?:>|tee|cp|mv|install) [^|;\\&]*/(?:etc/cron|var/spool/cron)");

    private static final Field PARENT_IMAGE = Field.of("ParentImage");

    private static final Pattern COMMAND_LINE_REGEX2 = Pattern.compile("curl |wget |base64 -(?:d|-decode)|/dev/tcp/");

    private static final Pattern COMMAND_LINE_REGEX3 = Pattern.compile("systemctl [^|;\\&]*(?:enable|start|link) [^|;\\&]*\\.timer");

    private static final Pattern COMMAND_LINE_REGEX4 = Pattern.compile("systemd-run [^|;\\&]*--on-(?:calendar|boot|startup|active|unit-active)");

    private static boolean imageEndsWith(Event event) {
      for (String text : event.folded(IMAGE)) {
        if (text.endsWith("/crontab")) {
          return true;
        }
      }
      return false;
    }

    private static boolean commandLineEndsWith(Event event) {
      for (String text : event.folded(COMMAND_LINE)) {
        if (text.endsWith(" -")) {
          return true;
        }
      }
      return false;
    }

    private static boolean crontabFromPipe(Event event) {
      return imageEndsWith(event)
          && commandLineEndsWith(event);
    }

    private static boolean commandLineMatches(Event event) {
      for (String text : event.texts(COMMAND_LINE)) {
        if (COMMAND_LINE_REGEX.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean cronFolderWritten(Event event) {
      return commandLineMatches(event);
    }

    private static boolean parentImageEndsWith(Event event) {
      for (String text : event.folded(PARENT_IMAGE)) {
        if (text.endsWith("/cron")
        || text.endsWith("/crond")) {
          return true;
        }
      }
      return false;
    }

    private static boolean commandLineMatches2(Event event) {
      for (String text : event.texts(COMMAND_LINE)) {
        if (COMMAND_LINE_REGEX2.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean cronRunsDownload(Event event) {
      return parentImageEndsWith(event)
          && commandLineMatches2(event);
    }

    private static boolean commandLineMatches3(Event event) {
      String[] folded = event.folded(COMMAND_LINE);
      String[] texts = event.texts(COMMAND_LINE);
      for (int i = 0; i < texts.length; i++) {
        if (folded[i].contains("temctl ") && COMMAND_LINE_REGEX3.matcher(texts[i]).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean commandLineMatches4(Event event) {
      String[] folded = event.folded(COMMAND_LINE);
      String[] texts = event.texts(COMMAND_LINE);
      for (int i = 0; i < texts.length; i++) {
        if (folded[i].contains("temd-run ") && COMMAND_LINE_REGEX4.matcher(texts[i]).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean timerSet(Event event) {
      return commandLineMatches3(event)
          || commandLineMatches4(event);
    }

    static boolean matches(Event event) {
      return crontabFromPipe(event)
          || cronFolderWritten(event)
          || cronRunsDownload(event)
          || timerSet(event);
    }
  }

  /**
   * Linux Job File
   */
  private static final class LinuxJobFile {
    private static final Field TARGET_FILENAME = Field.of("TargetFilename");

    private static final Field IMAGE = Field.of("Image");

    private static boolean targetFilenameStartsWith(Event event) {
      for (String text : event.folded(TARGET_FILENAME)) {
        if (text.startsWith("/var/spool/cron/")
        || text.startsWith("/etc/cron.")
        || text.startsWith("/etc/crontab")) {
          return true;
        }
      }
      return false;
    }

    private static boolean cronTable(Event event) {
      return targetFilenameStartsWith(event);
    }

    private static boolean targetFilenameStartsWith2(Event event) {
      for (String text : event.folded(TARGET_FILENAME)) {
        if (text.startsWith("/etc/systemd/")
        || text.startsWith("/run/systemd/")
        || text.startsWith("/usr/lib/systemd/")
        || text.startsWith("/home/")
        || text.startsWith("/root/")) {
          return true;
        }
      }
      return false;
    }

    private static boolean targetFilenameEndsWith(Event event) {
      for (String text : event.folded(TARGET_FILENAME)) {
        if (text.endsWith(".timer")) {
          return true;
        }
      }
      return false;
    }

    private static boolean timerUnit(Event event) {
      return targetFilenameStartsWith2(event)
          && targetFilenameEndsWith(event);
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

    static boolean matches(Event event) {
      return (cronTable(event)
          || timerUnit(event))
          && !filterMainPackages(event);
    }
  }
}
