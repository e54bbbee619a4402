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
 * the account is the one that did it. Tasks that PowerShell registers are seen as its process, cron jobs and timers of
 * systemd as processes and files. t1053_field_tested.tests.yml has the five tests of the detection and
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
        + "the account is the one that did it. Tasks that PowerShell registers are seen as its process, cron jobs and timers of\n"
        + "systemd as processes and files. t1053_field_tested.tests.yml has the five tests of the detection and\n"
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
        new LogSource("", "windows", "security"),
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
        + "// Branch 3: Security event 4698 \u2014 Scheduled Task created (audit log)\n"
        + "let TaskCreated = SecurityEvent\n"
        + "| where TimeGenerated > ago(24h)\n"
        + "| where EventID == 4698\n"
        + "| extend EventData_TaskContent = replace_strings(extract(@\"<Data Name=[\"\"']TaskContent[\"\"']>([^<]*)</Data>\", 1, EventData), dynamic([\"&lt;\", \"&gt;\", \"&quot;\", \"&apos;\", \"&#x9;\", \"&#xA;\", \"&#xD;\", \"&#9;\", \"&#10;\", \"&#13;\", \"&amp;\"]), dynamic([\"<\", \">\", \"\\\"\", \"'\", \"\\t\", \"\\n\", \"\\r\", \"\\t\", \"\\n\", \"\\r\", \"&\"]))\n"
        + "| extend TaskAction = extract(@\"(?:<|&lt;)Command(?:>|&gt;)(.*?)(?:<|&lt;)/Command\", 1, EventData_TaskContent)\n"
        + "| extend TaskArguments = extract(@\"(?:<|&lt;)Arguments(?:>|&gt;)(.*?)(?:<|&lt;)/Arguments\", 1, EventData_TaskContent)\n"
        + "| extend TaskPrincipal = extract(@\"(?:<|&lt;)UserId(?:>|&gt;)(.*?)(?:<|&lt;)/UserId\", 1, EventData_TaskContent)\n"
        + "| extend ScriptExecution = EventData_TaskContent matches regex @\"(?i)Command(?:>|&gt;)\"\"?(?:[^<\\r\\n]*\\\\)?(?:powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd|certutil|bitsadmin)|\\.(?:bat|cmd|ps1|vbs|js|hta)\"\"?(?:<|&lt;)/Command\"\n"
        + "| extend SuspiciousPathOrArgument = EventData_TaskContent matches regex @\"(?i)(?:Command|Arguments)(?:>|&gt;)[^<\\r\\n]*(?:\\\\Temp\\\\|\\\\Users\\\\Public\\\\|\\\\AppData\\\\|%temp%|%public%|%appdata%|https?://|-enc|FromBase64String)\"\n"
        + "| extend EventData_TaskName = replace_strings(extract(@\"<Data Name=[\"\"']TaskName[\"\"']>([^<]*)</Data>\", 1, EventData), dynamic([\"&lt;\", \"&gt;\", \"&quot;\", \"&apos;\", \"&#x9;\", \"&#xA;\", \"&#xD;\", \"&#9;\", \"&#10;\", \"&#13;\", \"&amp;\"]), dynamic([\"<\", \">\", \"\\\"\", \"'\", \"\\t\", \"\\n\", \"\\r\", \"\\t\", \"\\n\", \"\\r\", \"&\"]))\n"
        + "| extend WindowsName = (EventData_TaskName startswith \"\\\\Microsoft\\\\\"\n"
        + "    and SubjectUserSid startswith \"S-1-5-21-\")\n"
        + "| extend RunAsSystem = EventData_TaskContent matches regex @\"(?i)UserId(?:>|&gt;)(?:S-1-5-18|SYSTEM|LocalSystem|NT AUTHORITY\\\\SYSTEM)(?:<|&lt;)\"\n"
        + "| extend HiddenTask = EventData_TaskContent matches regex @\"(?i)Hidden(?:>|&gt;)true\"\n"
        + "| where ScriptExecution or SuspiciousPathOrArgument or WindowsName\n"
        + "| extend SuspicionScore = (toint(ScriptExecution)\n"
        + "    + toint(SuspiciousPathOrArgument)\n"
        + "    + toint(WindowsName)\n"
        + "    + toint(RunAsSystem)\n"
        + "    + toint(HiddenTask))\n"
        + "| project\n"
        + "    TimeGenerated, Computer, SubjectUserName, TaskName = EventData_TaskName, TaskAction,\n"
        + "    TaskArguments, TaskPrincipal, ScriptExecution, SuspiciousPathOrArgument, WindowsName,\n"
        + "    RunAsSystem, HiddenTask, SuspicionScore, DetectionBranch = \"task_created\";\n"
        + "// Branch 4: Security event 4702 \u2014 Scheduled Task changed (audit log)\n"
        + "let TaskChanged = SecurityEvent\n"
        + "| where TimeGenerated > ago(24h)\n"
        + "| where EventID == 4702\n"
        + "| extend EventData_TaskContentNew = replace_strings(extract(@\"<Data Name=[\"\"']TaskContentNew[\"\"']>([^<]*)</Data>\", 1, EventData), dynamic([\"&lt;\", \"&gt;\", \"&quot;\", \"&apos;\", \"&#x9;\", \"&#xA;\", \"&#xD;\", \"&#9;\", \"&#10;\", \"&#13;\", \"&amp;\"]), dynamic([\"<\", \">\", \"\\\"\", \"'\", \"\\t\", \"\\n\", \"\\r\", \"\\t\", \"\\n\", \"\\r\", \"&\"]))\n"
        + "| extend NewAction = extract(@\"(?:<|&lt;)Command(?:>|&gt;)(.*?)(?:<|&lt;)/Command\", 1, EventData_TaskContentNew)\n"
        + "| extend NewArguments = extract(@\"(?:<|&lt;)Arguments(?:>|&gt;)(.*?)(?:<|&lt;)/Arguments\", 1, EventData_TaskContentNew)\n"
        + "| extend NewPrincipal = extract(@\"(?:<|&lt;)UserId(?:>|&gt;)(.*?)(?:<|&lt;)/UserId\", 1, EventData_TaskContentNew)\n"
        + "| extend ScriptExecution = EventData_TaskContentNew matches regex @\"(?i)Command(?:>|&gt;)\"\"?(?:[^<\\r\\n]*\\\\)?(?:powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd|certutil|bitsadmin)|\\.(?:bat|cmd|ps1|vbs|js|hta)\"\"?(?:<|&lt;)/Command\"\n"
        + "| extend SuspiciousPathOrArgument = EventData_TaskContentNew matches regex @\"(?i)(?:Command|Arguments)(?:>|&gt;)[^<\\r\\n]*(?:\\\\Temp\\\\|\\\\Users\\\\Public\\\\|\\\\AppData\\\\|%temp%|%public%|%appdata%|https?://|-enc|FromBase64String)\"\n"
        + "| extend EventData_TaskName = replace_strings(extract(@\"<Data Name=[\"\"']TaskName[\"\"']>([^<]*)</Data>\", 1, EventData), dynamic([\"&lt;\", \"&gt;\", \"&quot;\", \"&apos;\", \"&#x9;\", \"&#xA;\", \"&#xD;\", \"&#9;\", \"&#10;\", \"&#13;\", \"&amp;\"]), dynamic([\"<\", \">\", \"\\\"\", \"'\", \"\\t\", \"\\n\", \"\\r\", \"\\t\", \"\\n\", \"\\r\", \"&\"]))\n"
        + "| extend WindowsName = (EventData_TaskName startswith \"\\\\Microsoft\\\\\"\n"
        + "    and SubjectUserSid startswith \"S-1-5-21-\")\n"
        + "| extend RunAsSystem = EventData_TaskContentNew matches regex @\"(?i)UserId(?:>|&gt;)(?:S-1-5-18|SYSTEM|LocalSystem|NT AUTHORITY\\\\SYSTEM)(?:<|&lt;)\"\n"
        + "| extend HiddenTask = EventData_TaskContentNew matches regex @\"(?i)Hidden(?:>|&gt;)true\"\n"
        + "| where ScriptExecution or SuspiciousPathOrArgument or WindowsName\n"
        + "| extend SuspicionScore = (toint(ScriptExecution)\n"
        + "    + toint(SuspiciousPathOrArgument)\n"
        + "    + toint(WindowsName)\n"
        + "    + toint(RunAsSystem)\n"
        + "    + toint(HiddenTask))\n"
        + "| project\n"
        + "    TimeGenerated, Computer, SubjectUserName, TaskName = EventData_TaskName, NewAction,\n"
        + "    NewArguments, NewPrincipal, ScriptExecution, SuspiciousPathOrArgument, WindowsName, RunAsSystem,\n"
        + "    HiddenTask, SuspicionScore, DetectionBranch = \"task_changed\";\n"
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
        + "union SchedulerProcess, TaskCmdletProcess, TaskCreated, TaskChanged, LinuxJobProcess, LinuxJobFile\n"
        + "| sort by coalesce(Timestamp, TimeGenerated) desc"),
        new Query(
        "spl",
        "splunk-windows",
        true,
        List.of(
        "XmlWinEventLog",
        "Syslog:Linux-Sysmon/Operational"),
        "``` T1053.002, T1053.003, T1053.005, T1053.006 \u2014 Scheduled Task/Job: tested on stored telemetry ```\n"
        + "``` Union all 6 branches and sort ```\n"
        + "| multisearch\n"
        + "    ``` Branch 1: schtasks.exe / at.exe process creation with suspicious indicators ```\n"
        + "    [ search index=* source=\"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational\" EventCode=1\n"
        + "          earliest=-24h\n"
        + "          Image IN (\"*\\\\schtasks.exe\", \"*\\\\at.exe\")\n"
        + "      | eval\n"
        + "          CommandLine=replace(replace(replace(CommandLine, \"&lt;\", \"<\"), \"&gt;\", \">\"), \"&amp;\", \"&\")\n"
        + "      | where match(CommandLine, \"(?i)[/\\-](?:create|change)\")\n"
        + "      | eval RunAsSystem=if(match(CommandLine, \"(?i)[/\\-]ru \\\"?(?:SYSTEM|NT AUT|S-1-5-18)\"), 1, 0)\n"
        + "      | eval SuspiciousPath=if(\n"
        + "          match(CommandLine, \"(?i)%(?:appdata|temp|tmp|public)%|\\\\\\\\AppData\\\\\\\\(?:Local\\\\\\\\Temp|Roaming\\\\\\\\)|C:\\\\\\\\(?:Users\\\\\\\\Public|ProgramData|Windows\\\\\\\\Temp)\\\\\\\\\"), 1, 0)\n"
        + "      | eval RemoteTask=if(match(CommandLine, \"(?i) [/\\-]s \"), 1, 0)\n"
        + "      | eval ScriptExecution=if(\n"
        + "          match(CommandLine, \"(?i)powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd(?:\\.exe)? /c|certutil\"), 1, 0)\n"
        + "      | eval WindowsName=if(match(CommandLine, \"(?i)[/\\-]tn \\\"?\\\\\\\\?Microsoft\\\\\\\\\"), 1, 0)\n"
        + "      | eval XmlImport=if(match(CommandLine, \"(?i) [/\\-]xml \"), 1, 0)\n"
        + "      | eval ReplacesTask=if(match(CommandLine, \"(?i) [/\\-]f(?: |\\z)\"), 1, 0)\n"
        + "      | where RunAsSystem=1\n"
        + "          OR SuspiciousPath=1\n"
        + "          OR RemoteTask=1\n"
        + "          OR ScriptExecution=1\n"
        + "          OR WindowsName=1\n"
        + "      | eval SuspicionScore=RunAsSystem\n"
        + "          + SuspiciousPath\n"
        + "          + RemoteTask\n"
        + "          + ScriptExecution\n"
        + "          + WindowsName\n"
        + "      | eval DetectionBranch=\"schtasks_process\"\n"
        + "      | fields\n"
        + "          _time, Computer, User, Image, CommandLine, ParentImage, ParentCommandLine, RunAsSystem,\n"
        + "          SuspiciousPath, RemoteTask, ScriptExecution, WindowsName, XmlImport, ReplacesTask,\n"
        + "          SuspicionScore, DetectionBranch ]\n"
        + "    ``` Branch 2: PowerShell registers a task on its command line ```\n"
        + "    [ search index=* source=\"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational\" EventCode=1\n"
        + "          earliest=-24h\n"
        + "          Image IN (\"*\\\\powershell.exe\", \"*\\\\pwsh.exe\", \"*\\\\powershell_ise.exe\")\n"
        + "      | eval\n"
        + "          CommandLine=replace(replace(replace(CommandLine, \"&lt;\", \"<\"), \"&gt;\", \">\"), \"&amp;\", \"&\")\n"
        + "      | where match(CommandLine, \"(?i)(?:Register|Set)-ScheduledTask |Schedule\\.Service\")\n"
        + "      | eval EncodedCommand=if(\n"
        + "          match(CommandLine, \"(?i) -enc|EncodedCommand|FromBase64String\"), 1, 0)\n"
        + "      | eval Download=if(match(CommandLine, \"(?i)https?://|DownloadString\"), 1, 0)\n"
        + "      | eval RunAsSystem=if(match(CommandLine, \"(?i)SYSTEM|S-1-5-18\"), 1, 0)\n"
        + "      | eval HiddenTask=if(match(CommandLine, \"(?i)-Hidden\"), 1, 0)\n"
        + "      | where EncodedCommand=1 OR Download=1 OR RunAsSystem=1 OR HiddenTask=1\n"
        + "      | eval SuspicionScore=EncodedCommand + Download + RunAsSystem + HiddenTask\n"
        + "      | eval DetectionBranch=\"task_cmdlet_process\"\n"
        + "      | fields\n"
        + "          _time, Computer, User, Image, CommandLine, ParentImage, ParentCommandLine, EncodedCommand,\n"
        + "          Download, RunAsSystem, HiddenTask, SuspicionScore, DetectionBranch ]\n"
        + "    ``` Branch 3: Security event 4698 \u2014 Scheduled Task created (audit log) ```\n"
        + "    [ search index=* source=\"XmlWinEventLog:Security\" EventCode=4698 earliest=-24h\n"
        + "      | eval\n"
        + "          TaskContent=replace(replace(replace(TaskContent, \"&lt;\", \"<\"), \"&gt;\", \">\"), \"&amp;\", \"&\")\n"
        + "      | rex field=TaskContent \"(?:<|&lt;)Command(?:>|&gt;)(?<TaskAction>.*?)(?:<|&lt;)/Command\"\n"
        + "      | rex field=TaskContent \"(?:<|&lt;)Arguments(?:>|&gt;)(?<TaskArguments>.*?)(?:<|&lt;)/Arguments\"\n"
        + "      | rex field=TaskContent \"(?:<|&lt;)UserId(?:>|&gt;)(?<TaskPrincipal>.*?)(?:<|&lt;)/UserId\"\n"
        + "      | eval ScriptExecution=if(\n"
        + "          match(TaskContent, \"(?i)Command(?:>|&gt;)\\\"?(?:[^<\\r\\n]*\\\\\\\\)?(?:powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd|certutil|bitsadmin)|\\.(?:bat|cmd|ps1|vbs|js|hta)\\\"?(?:<|&lt;)/Command\"), 1, 0)\n"
        + "      | eval SuspiciousPathOrArgument=if(\n"
        + "          match(TaskContent, \"(?i)(?:Command|Arguments)(?:>|&gt;)[^<\\r\\n]*(?:\\\\\\\\Temp\\\\\\\\|\\\\\\\\Users\\\\\\\\Public\\\\\\\\|\\\\\\\\AppData\\\\\\\\|%temp%|%public%|%appdata%|https?://|-enc|FromBase64String)\"), 1, 0)\n"
        + "      | eval WindowsName=if(\n"
        + "          match(TaskName, \"(?i)^\\\\\\\\Microsoft\\\\\\\\\")\n"
        + "              AND match(SubjectUserSid, \"(?i)^S-1-5-21-\"), 1, 0)\n"
        + "      | eval RunAsSystem=if(\n"
        + "          match(TaskContent, \"(?i)UserId(?:>|&gt;)(?:S-1-5-18|SYSTEM|LocalSystem|NT AUTHORITY\\\\\\\\SYSTEM)(?:<|&lt;)\"), 1, 0)\n"
        + "      | eval HiddenTask=if(match(TaskContent, \"(?i)Hidden(?:>|&gt;)true\"), 1, 0)\n"
        + "      | where ScriptExecution=1 OR SuspiciousPathOrArgument=1 OR WindowsName=1\n"
        + "      | eval SuspicionScore=ScriptExecution\n"
        + "          + SuspiciousPathOrArgument\n"
        + "          + WindowsName\n"
        + "          + RunAsSystem\n"
        + "          + HiddenTask\n"
        + "      | eval DetectionBranch=\"task_created\"\n"
        + "      | fields\n"
        + "          _time, Computer, SubjectUserName, TaskName, TaskAction, TaskArguments, TaskPrincipal,\n"
        + "          ScriptExecution, SuspiciousPathOrArgument, WindowsName, RunAsSystem, HiddenTask,\n"
        + "          SuspicionScore, DetectionBranch ]\n"
        + "    ``` Branch 4: Security event 4702 \u2014 Scheduled Task changed (audit log) ```\n"
        + "    [ search index=* source=\"XmlWinEventLog:Security\" EventCode=4702 earliest=-24h\n"
        + "      | eval\n"
        + "          TaskContentNew=replace(replace(replace(TaskContentNew, \"&lt;\", \"<\"), \"&gt;\", \">\"), \"&amp;\", \"&\")\n"
        + "      | rex field=TaskContentNew \"(?:<|&lt;)Command(?:>|&gt;)(?<NewAction>.*?)(?:<|&lt;)/Command\"\n"
        + "      | rex field=TaskContentNew \"(?:<|&lt;)Arguments(?:>|&gt;)(?<NewArguments>.*?)(?:<|&lt;)/Arguments\"\n"
        + "      | rex field=TaskContentNew \"(?:<|&lt;)UserId(?:>|&gt;)(?<NewPrincipal>.*?)(?:<|&lt;)/UserId\"\n"
        + "      | eval ScriptExecution=if(\n"
        + "          match(TaskContentNew, \"(?i)Command(?:>|&gt;)\\\"?(?:[^<\\r\\n]*\\\\\\\\)?(?:powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd|certutil|bitsadmin)|\\.(?:bat|cmd|ps1|vbs|js|hta)\\\"?(?:<|&lt;)/Command\"), 1, 0)\n"
        + "      | eval SuspiciousPathOrArgument=if(\n"
        + "          match(TaskContentNew, \"(?i)(?:Command|Arguments)(?:>|&gt;)[^<\\r\\n]*(?:\\\\\\\\Temp\\\\\\\\|\\\\\\\\Users\\\\\\\\Public\\\\\\\\|\\\\\\\\AppData\\\\\\\\|%temp%|%public%|%appdata%|https?://|-enc|FromBase64String)\"), 1, 0)\n"
        + "      | eval WindowsName=if(\n"
        + "          match(TaskName, \"(?i)^\\\\\\\\Microsoft\\\\\\\\\")\n"
        + "              AND match(SubjectUserSid, \"(?i)^S-1-5-21-\"), 1, 0)\n"
        + "      | eval RunAsSystem=if(\n"
        + "          match(TaskContentNew, \"(?i)UserId(?:>|&gt;)(?:S-1-5-18|SYSTEM|LocalSystem|NT AUTHORITY\\\\\\\\SYSTEM)(?:<|&lt;)\"), 1, 0)\n"
        + "      | eval HiddenTask=if(match(TaskContentNew, \"(?i)Hidden(?:>|&gt;)true\"), 1, 0)\n"
        + "      | where ScriptExecution=1 OR SuspiciousPathOrArgument=1 OR WindowsName=1\n"
        + "      | eval SuspicionScore=ScriptExecution\n"
        + "          + SuspiciousPathOrArgument\n"
        + "          + WindowsName\n"
        + "          + RunAsSystem\n"
        + "          + HiddenTask\n"
        + "      | eval DetectionBranch=\"task_changed\"\n"
        + "      | fields\n"
        + "          _time, Computer, SubjectUserName, TaskName, NewAction, NewArguments, NewPrincipal,\n"
        + "          ScriptExecution, SuspiciousPathOrArgument, WindowsName, RunAsSystem, HiddenTask,\n"
        + "          SuspicionScore, DetectionBranch ]\n"
        + "    ``` Branch 5: crontab from a pipe, a download run by cron, or a systemd timer ```\n"
        + "    [ search index=* source=\"Syslog:Linux-Sysmon/Operational\" EventCode=1 earliest=-24h\n"
        + "      | eval\n"
        + "          CommandLine=replace(replace(replace(CommandLine, \"&lt;\", \"<\"), \"&gt;\", \">\"), \"&amp;\", \"&\")\n"
        + "      | eval CrontabFromPipe=if(match(Image, \"(?i)/crontab\\z\") AND match(CommandLine, \" -\\z\"), 1, 0)\n"
        + "      | eval CronFolderWritten=if(\n"
        + "          match(CommandLine, \"(?:>|tee|cp|mv|install) [^|;\\&]*/(?:etc/cron|var/spool/cron)\"), 1, 0)\n"
        + "      | eval CronRunsDownload=if(\n"
        + "          match(ParentImage, \"(?i)(?:/cron|/crond)\\z\")\n"
        + "              AND match(CommandLine, \"curl |wget |base64 -(?:d|-decode)|/dev/tcp/\"), 1, 0)\n"
        + "      | eval TimerSet=if(\n"
        + "          match(CommandLine, \"systemctl [^|;\\&]*(?:enable|start|link) [^|;\\&]*\\.timer\")\n"
        + "              OR match(CommandLine, \"systemd-run [^|;\\&]*--on-(?:calendar|boot|startup|active|unit-active)\"), 1, 0)\n"
        + "      | where CrontabFromPipe=1 OR CronFolderWritten=1 OR CronRunsDownload=1 OR TimerSet=1\n"
        + "      | eval SuspicionScore=CrontabFromPipe + CronFolderWritten + CronRunsDownload + TimerSet\n"
        + "      | eval DetectionBranch=\"linux_job_process\"\n"
        + "      | fields\n"
        + "          _time, Computer, User, Image, CommandLine, ParentImage, CrontabFromPipe,\n"
        + "          CronFolderWritten, CronRunsDownload, TimerSet, SuspicionScore, DetectionBranch ]\n"
        + "    ``` Branch 6: crontab or systemd timer written by no package manager ```\n"
        + "    [ search index=* source=\"Syslog:Linux-Sysmon/Operational\" EventCode=11 earliest=-24h\n"
        + "          NOT Image IN (\"*/dpkg\", \"*/rpm\", \"*/dnf\", \"*/yum\", \"*/zypper\", \"*/pacman\", \"*/snapd\")\n"
        + "      | eval CronTable=if(\n"
        + "          match(TargetFilename, \"(?i)^(?:/var/spool/cron/|/etc/cron\\.|/etc/crontab)\"), 1, 0)\n"
        + "      | eval TimerUnit=if(\n"
        + "          match(TargetFilename, \"(?i)^(?:/etc/systemd/|/run/systemd/|/usr/lib/systemd/|/home/|/root/)\")\n"
        + "              AND match(TargetFilename, \"(?i)\\.timer\\z\"), 1, 0)\n"
        + "      | where CronTable=1 OR TimerUnit=1\n"
        + "      | eval SuspicionScore=CronTable + TimerUnit\n"
        + "      | eval DetectionBranch=\"linux_job_file\"\n"
        + "      | fields\n"
        + "          _time, Computer, User, Image, TargetFilename, CronTable, TimerUnit, SuspicionScore,\n"
        + "          DetectionBranch ]\n"
        + "| table\n"
        + "    _time, Computer, User, Image, CommandLine, ParentImage, ParentCommandLine, RunAsSystem,\n"
        + "    SuspiciousPath, RemoteTask, ScriptExecution, WindowsName, XmlImport, ReplacesTask,\n"
        + "    SuspicionScore, DetectionBranch, EncodedCommand, Download, HiddenTask, SubjectUserName,\n"
        + "    TaskName, TaskAction, TaskArguments, TaskPrincipal, SuspiciousPathOrArgument, NewAction,\n"
        + "    NewArguments, NewPrincipal, CrontabFromPipe, CronFolderWritten, CronRunsDownload, TimerSet,\n"
        + "    TargetFilename, CronTable, TimerUnit\n"
        + "| sort 0 - _time"),
        new Query(
        "eql",
        "elastic-ecs",
        true,
        List.of(
        "logs-windows.*,logs-system.*,logs-winlog.*,winlogbeat-*",
        "logs-endpoint.events.*,logs-sysmon_linux.*"),
        "// T1053.002, T1053.003, T1053.005, T1053.006 \u2014 Scheduled Task/Job: tested on stored telemetry\n"
        + "// Branch 1: schtasks.exe / at.exe process creation with suspicious indicators\n"
        + "// Branch 2: PowerShell registers a task on its command line\n"
        + "// Branch 3: Security event 4698 \u2014 Scheduled Task created (audit log)\n"
        + "// Branch 4: Security event 4702 \u2014 Scheduled Task changed (audit log)\n"
        + "// Branch 5: crontab from a pipe, a download run by cron, or a systemd timer\n"
        + "// Branch 6: crontab or systemd timer written by no package manager\n"
        + "any where\n"
        + "  (\n"
        + "    host.os.type == \"windows\" and\n"
        + "    event.category == \"process\" and\n"
        + "    event.type == \"start\" and\n"
        + "    process.name : (\"schtasks.exe\", \"at.exe\") and\n"
        + "    process.command_line regex~ \"\"\".*[/\\-](create|change).*\"\"\" and\n"
        + "    (\n"
        + "      process.command_line regex~ \".*[/\\\\-]ru \\\\\\\"?(SYSTEM|NT AUT|S\\\\-1\\\\-5\\\\-18).*\" or\n"
        + "      process.command_line regex~ \"\"\".*(%(appdata|temp|tmp|public)%|\\\\AppData\\\\(Local\\\\Temp|Roaming\\\\)|C:\\\\(Users\\\\Public|ProgramData|Windows\\\\Temp)\\\\).*\"\"\" or\n"
        + "      process.command_line regex~ \"\"\".* [/\\-]s .*\"\"\" or\n"
        + "      process.command_line regex~ \"\"\".*(powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd(\\.exe)? /c|certutil).*\"\"\" or\n"
        + "      process.command_line regex~ \".*[/\\\\-]tn \\\\\\\"?\\\\\\\\?Microsoft\\\\\\\\.*\"\n"
        + "    )\n"
        + "  ) or\n"
        + "  (\n"
        + "    host.os.type == \"windows\" and\n"
        + "    event.category == \"process\" and\n"
        + "    event.type == \"start\" and\n"
        + "    process.name : (\"powershell.exe\", \"pwsh.exe\", \"powershell_ise.exe\") and\n"
        + "    process.command_line regex~ \"\"\".*((Register|Set)\\-ScheduledTask |Schedule\\.Service).*\"\"\" and\n"
        + "    (\n"
        + "      process.command_line regex~ \"\"\".*( \\-enc|EncodedCommand|FromBase64String).*\"\"\" or\n"
        + "      process.command_line regex~ \".*(https?://|DownloadString).*\" or\n"
        + "      process.command_line regex~ \"\"\".*(SYSTEM|S\\-1\\-5\\-18).*\"\"\" or\n"
        + "      process.command_line : \"*-Hidden*\"\n"
        + "    )\n"
        + "  ) or\n"
        + "  (\n"
        + "    winlog.channel == \"Security\" and\n"
        + "    event.code == \"4698\" and\n"
        + "    (\n"
        + "      ?winlog.event_data.TaskContent regex~ \".*(Command(\\\\>|\\\\&gt;)\\\\\\\"?([^\\\\<\\r\\n]*\\\\\\\\)?(powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd|certutil|bitsadmin)|\\\\.(bat|cmd|ps1|vbs|js|hta)\\\\\\\"?(\\\\<|\\\\&lt;)/Command).*\" or\n"
        + "      ?winlog.event_data.TaskContent regex~ \".*(Command|Arguments)(\\\\>|\\\\&gt;)[^\\\\<\\r\\n]*(\\\\\\\\Temp\\\\\\\\|\\\\\\\\Users\\\\\\\\Public\\\\\\\\|\\\\\\\\AppData\\\\\\\\|%temp%|%public%|%appdata%|https?://|\\\\-enc|FromBase64String).*\" or\n"
        + "      (\n"
        + "        ?winlog.event_data.TaskName : \"\\\\Microsoft\\\\*\" and\n"
        + "        ?winlog.event_data.SubjectUserSid : \"S-1-5-21-*\"\n"
        + "      )\n"
        + "    )\n"
        + "  ) or\n"
        + "  (\n"
        + "    winlog.channel == \"Security\" and\n"
        + "    event.code == \"4702\" and\n"
        + "    (\n"
        + "      ?winlog.event_data.TaskContentNew regex~ \".*(Command(\\\\>|\\\\&gt;)\\\\\\\"?([^\\\\<\\r\\n]*\\\\\\\\)?(powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd|certutil|bitsadmin)|\\\\.(bat|cmd|ps1|vbs|js|hta)\\\\\\\"?(\\\\<|\\\\&lt;)/Command).*\" or\n"
        + "      ?winlog.event_data.TaskContentNew regex~ \".*(Command|Arguments)(\\\\>|\\\\&gt;)[^\\\\<\\r\\n]*(\\\\\\\\Temp\\\\\\\\|\\\\\\\\Users\\\\\\\\Public\\\\\\\\|\\\\\\\\AppData\\\\\\\\|%temp%|%public%|%appdata%|https?://|\\\\-enc|FromBase64String).*\" or\n"
        + "      (\n"
        + "        ?winlog.event_data.TaskName : \"\\\\Microsoft\\\\*\" and\n"
        + "        ?winlog.event_data.SubjectUserSid : \"S-1-5-21-*\"\n"
        + "      )\n"
        + "    )\n"
        + "  ) or\n"
        + "  (\n"
        + "    host.os.type == \"linux\" and\n"
        + "    event.category == \"process\" and\n"
        + "    event.type == \"start\" and\n"
        + "    (\n"
        + "      (process.name : \"crontab\" and process.command_line like \"* -\") or\n"
        + "      process.command_line regex \"\"\".*(\\>|tee|cp|mv|install) [^\\|;\\&]*/(etc/cron|var/spool/cron).*\"\"\" or\n"
        + "      (\n"
        + "        process.parent.name : (\"cron\", \"crond\") and\n"
        + "        process.command_line regex \"\"\".*(curl |wget |base64 \\-(d|\\-decode)|/dev/tcp/).*\"\"\"\n"
        + "      ) or\n"
        + "      process.command_line regex \"\"\".*systemctl [^\\|;\\&]*(enable|start|link) [^\\|;\\&]*\\.timer.*\"\"\" or\n"
        + "      process.command_line regex \"\"\".*systemd\\-run [^\\|;\\&]*\\-\\-on\\-(calendar|boot|startup|active|unit\\-active).*\"\"\"\n"
        + "    )\n"
        + "  ) or\n"
        + "  (\n"
        + "    host.os.type == \"linux\" and\n"
        + "    event.category == \"file\" and\n"
        + "    event.type == \"creation\" and\n"
        + "    not process.name : (\"dpkg\", \"rpm\", \"dnf\", \"yum\", \"zypper\", \"pacman\", \"snapd\") and\n"
        + "    (\n"
        + "      file.path : (\"/var/spool/cron/*\", \"/etc/cron.*\", \"/etc/crontab*\") or\n"
        + "      (\n"
        + "        file.path : (\n"
        + "          \"/etc/systemd/*\", \"/run/systemd/*\", \"/usr/lib/systemd/*\", \"/home/*\", \"/root/*\"\n"
        + "        ) and\n"
        + "        file.path : \"*.timer\"\n"
        + "      )\n"
        + "    )\n"
        + "  )"),
        new Query(
        "esql",
        "elastic-ecs",
        true,
        List.of(
        "logs-windows.*,logs-system.*,logs-winlog.*,winlogbeat-*",
        "logs-endpoint.events.*,logs-sysmon_linux.*"),
        "// T1053.002, T1053.003, T1053.005, T1053.006 \u2014 Scheduled Task/Job: tested on stored telemetry\n"
        + "// Branch 1: schtasks.exe / at.exe process creation with suspicious indicators\n"
        + "// Branch 2: PowerShell registers a task on its command line\n"
        + "// Branch 3: Security event 4698 \u2014 Scheduled Task created (audit log)\n"
        + "// Branch 4: Security event 4702 \u2014 Scheduled Task changed (audit log)\n"
        + "// Branch 5: crontab from a pipe, a download run by cron, or a systemd timer\n"
        + "// Branch 6: crontab or systemd timer written by no package manager\n"
        + "FROM logs-windows.*,logs-system.*,logs-winlog.*,winlogbeat-*,logs-endpoint.events.*,logs-sysmon_linux.* METADATA _id, _index, _version\n"
        + "| WHERE @timestamp > NOW() - 24 hours\n"
        + "| WHERE (host.os.type == \"windows\"\n"
        + "        AND event.category : \"process\"\n"
        + "        AND event.type : \"start\"\n"
        + "        AND TO_LOWER(process.name) IN (\"schtasks.exe\", \"at.exe\")\n"
        + "        AND process.command_line RLIKE \"\"\".*[\\-/]([Cc][Rr][Ee][Aa][Tt][Ee]|[Cc][Hh][Aa][Nn][Gg][Ee]).*\"\"\")\n"
        + "    OR (host.os.type == \"windows\"\n"
        + "        AND event.category : \"process\"\n"
        + "        AND event.type : \"start\"\n"
        + "        AND TO_LOWER(process.name) IN (\"powershell.exe\", \"pwsh.exe\", \"powershell_ise.exe\")\n"
        + "        AND process.command_line RLIKE \"\"\".*(([Rr][Ee][Gg][Ii][Ss\u017f][Tt][Ee][Rr]|[Ss\u017f][Ee][Tt])\\-[Ss\u017f][Cc][Hh][Ee][Dd][Uu][Ll][Ee][Dd][Tt][Aa][Ss\u017f][Kk\u212a] |[Ss\u017f][Cc][Hh][Ee][Dd][Uu][Ll][Ee]\\.[Ss\u017f][Ee][Rr][Vv][Ii][Cc][Ee]).*\"\"\")\n"
        + "    OR (winlog.channel == \"Security\" AND event.code == \"4698\")\n"
        + "    OR (winlog.channel == \"Security\" AND event.code == \"4702\")\n"
        + "    OR (host.os.type == \"linux\" AND event.category : \"process\" AND event.type : \"start\")\n"
        + "    OR (host.os.type == \"linux\"\n"
        + "        AND event.category : \"file\"\n"
        + "        AND event.type : \"creation\"\n"
        + "        AND NOT COALESCE(\n"
        + "            TO_LOWER(process.name) IN (\n"
        + "                \"dpkg\", \"rpm\", \"dnf\", \"yum\", \"zypper\", \"pacman\", \"snapd\"\n"
        + "            ), FALSE))\n"
        + "| GROK winlog.event_data.TaskContent \"(?:<|&lt;)Command(?:>|&gt;)(?<TaskAction>.*?)(?:<|&lt;)/Command\"\n"
        + "| GROK winlog.event_data.TaskContent \"(?:<|&lt;)Arguments(?:>|&gt;)(?<TaskArguments>.*?)(?:<|&lt;)/Arguments\"\n"
        + "| GROK winlog.event_data.TaskContent \"(?:<|&lt;)UserId(?:>|&gt;)(?<TaskPrincipal>.*?)(?:<|&lt;)/UserId\"\n"
        + "| GROK winlog.event_data.TaskContentNew \"(?:<|&lt;)Command(?:>|&gt;)(?<NewAction>.*?)(?:<|&lt;)/Command\"\n"
        + "| GROK winlog.event_data.TaskContentNew \"(?:<|&lt;)Arguments(?:>|&gt;)(?<NewArguments>.*?)(?:<|&lt;)/Arguments\"\n"
        + "| GROK winlog.event_data.TaskContentNew \"(?:<|&lt;)UserId(?:>|&gt;)(?<NewPrincipal>.*?)(?:<|&lt;)/UserId\"\n"
        + "| EVAL\n"
        + "    RunAsSystem_1 = COALESCE(\n"
        + "          process.command_line RLIKE \".*[\\\\-/][Rr][Uu] \\\\\\\"?([Ss\u017f][Yy][Ss\u017f][Tt][Ee][Mm]|[Nn][Tt] [Aa][Uu][Tt]|[Ss\u017f]\\\\-1\\\\-5\\\\-18).*\", FALSE),\n"
        + "    SuspiciousPath = COALESCE(\n"
        + "          process.command_line RLIKE \"\"\".*(%([Aa][Pp][Pp][Dd][Aa][Tt][Aa]|[Tt][Ee][Mm][Pp]|[Tt][Mm][Pp]|[Pp][Uu][Bb][Ll][Ii][Cc])%|\\\\[Aa][Pp][Pp][Dd][Aa][Tt][Aa]\\\\([Ll][Oo][Cc][Aa][Ll]\\\\[Tt][Ee][Mm][Pp]|[Rr][Oo][Aa][Mm][Ii][Nn][Gg]\\\\)|[Cc]:\\\\([Uu][Ss\u017f][Ee][Rr][Ss\u017f]\\\\[Pp][Uu][Bb][Ll][Ii][Cc]|[Pp][Rr][Oo][Gg][Rr][Aa][Mm][Dd][Aa][Tt][Aa]|[Ww][Ii][Nn][Dd][Oo][Ww][Ss\u017f]\\\\[Tt][Ee][Mm][Pp])\\\\).*\"\"\", FALSE),\n"
        + "    RemoteTask = COALESCE(process.command_line RLIKE \"\"\".* [\\-/][Ss\u017f] .*\"\"\", FALSE),\n"
        + "    ScriptExecution_1 = COALESCE(\n"
        + "          process.command_line RLIKE \"\"\".*([Pp][Oo][Ww][Ee][Rr][Ss\u017f][Hh][Ee][Ll][Ll]|[Pp][Ww][Ss\u017f][Hh]|[CWcw][Ss\u017f][Cc][Rr][Ii][Pp][Tt]|[Mm][Ss\u017f][Hh][Tt][Aa]|[Rr][Ee][Gg][Ss\u017f][Vv][Rr]32|[Rr][Uu][Nn][Dd][Ll][Ll]32|[Cc][Mm][Dd](\\.[Ee][Xx][Ee])? /[Cc]|[Cc][Ee][Rr][Tt][Uu][Tt][Ii][Ll]).*\"\"\", FALSE),\n"
        + "    WindowsName_1 = COALESCE(\n"
        + "          process.command_line RLIKE \".*[\\\\-/][Tt][Nn] \\\\\\\"?\\\\\\\\?[Mm][Ii][Cc][Rr][Oo][Ss\u017f][Oo][Ff][Tt]\\\\\\\\.*\", FALSE),\n"
        + "    XmlImport = COALESCE(process.command_line RLIKE \"\"\".* [\\-/][Xx][Mm][Ll] .*\"\"\", FALSE),\n"
        + "    ReplacesTask = COALESCE(process.command_line RLIKE \"\"\".* [\\-/][Ff](( .*)?)\"\"\", FALSE),\n"
        + "    EncodedCommand = COALESCE(\n"
        + "          process.command_line RLIKE \"\"\".*( \\-[Ee][Nn][Cc]|[Ee][Nn][Cc][Oo][Dd][Ee][Dd][Cc][Oo][Mm][Mm][Aa][Nn][Dd]|[Ff][Rr][Oo][Mm][Bb][Aa][Ss\u017f][Ee]64[Ss\u017f][Tt][Rr][Ii][Nn][Gg]).*\"\"\", FALSE),\n"
        + "    Download = COALESCE(\n"
        + "          process.command_line RLIKE \".*([Hh][Tt][Tt][Pp][Ss\u017f]?://|[Dd][Oo][Ww][Nn][Ll][Oo][Aa][Dd][Ss\u017f][Tt][Rr][Ii][Nn][Gg]).*\", FALSE),\n"
        + "    RunAsSystem_2 = COALESCE(\n"
        + "          process.command_line RLIKE \"\"\".*([Ss\u017f][Yy][Ss\u017f][Tt][Ee][Mm]|[Ss\u017f]\\-1\\-5\\-18).*\"\"\", FALSE),\n"
        + "    HiddenTask_2 = COALESCE(TO_LOWER(process.command_line) LIKE \"*-hidden*\", FALSE),\n"
        + "    ScriptExecution_3 = COALESCE(\n"
        + "          winlog.event_data.TaskContent RLIKE \".*([Cc][Oo][Mm][Mm][Aa][Nn][Dd](\\\\>|\\\\&[Gg][Tt];)\\\\\\\"?([^\\n\\r\\\\<]*\\\\\\\\)?([Pp][Oo][Ww][Ee][Rr][Ss\u017f][Hh][Ee][Ll][Ll]|[Pp][Ww][Ss\u017f][Hh]|[CWcw][Ss\u017f][Cc][Rr][Ii][Pp][Tt]|[Mm][Ss\u017f][Hh][Tt][Aa]|[Rr][Ee][Gg][Ss\u017f][Vv][Rr]32|[Rr][Uu][Nn][Dd][Ll][Ll]32|[Cc][Mm][Dd]|[Cc][Ee][Rr][Tt][Uu][Tt][Ii][Ll]|[Bb][Ii][Tt][Ss\u017f][Aa][Dd][Mm][Ii][Nn])|\\\\.([Bb][Aa][Tt]|[Cc][Mm][Dd]|[Pp][Ss\u017f]1|[Vv][Bb][Ss\u017f]|[Jj][Ss\u017f]|[Hh][Tt][Aa])\\\\\\\"?(\\\\<|\\\\&[Ll][Tt];)/[Cc][Oo][Mm][Mm][Aa][Nn][Dd]).*\", FALSE),\n"
        + "    SuspiciousPathOrArgument_3 = COALESCE(\n"
        + "          winlog.event_data.TaskContent RLIKE \".*([Cc][Oo][Mm][Mm][Aa][Nn][Dd]|[Aa][Rr][Gg][Uu][Mm][Ee][Nn][Tt][Ss\u017f])(\\\\>|\\\\&[Gg][Tt];)[^\\n\\r\\\\<]*(\\\\\\\\[Tt][Ee][Mm][Pp]\\\\\\\\|\\\\\\\\[Uu][Ss\u017f][Ee][Rr][Ss\u017f]\\\\\\\\[Pp][Uu][Bb][Ll][Ii][Cc]\\\\\\\\|\\\\\\\\[Aa][Pp][Pp][Dd][Aa][Tt][Aa]\\\\\\\\|%[Tt][Ee][Mm][Pp]%|%[Pp][Uu][Bb][Ll][Ii][Cc]%|%[Aa][Pp][Pp][Dd][Aa][Tt][Aa]%|[Hh][Tt][Tt][Pp][Ss\u017f]?://|\\\\-[Ee][Nn][Cc]|[Ff][Rr][Oo][Mm][Bb][Aa][Ss\u017f][Ee]64[Ss\u017f][Tt][Rr][Ii][Nn][Gg]).*\", FALSE),\n"
        + "    WindowsName_3 = COALESCE(\n"
        + "          TO_LOWER(winlog.event_data.TaskName) LIKE \"\"\"\\\\microsoft\\\\*\"\"\"\n"
        + "              AND TO_LOWER(winlog.event_data.SubjectUserSid) LIKE \"s-1-5-21-*\", FALSE),\n"
        + "    RunAsSystem_3 = COALESCE(\n"
        + "          winlog.event_data.TaskContent RLIKE \"\"\".*[Uu][Ss\u017f][Ee][Rr][Ii][Dd](\\>|\\&[Gg][Tt];)([Ss\u017f]\\-1\\-5\\-18|[Ss\u017f][Yy][Ss\u017f][Tt][Ee][Mm]|[Ll][Oo][Cc][Aa][Ll][Ss\u017f][Yy][Ss\u017f][Tt][Ee][Mm]|[Nn][Tt] [Aa][Uu][Tt][Hh][Oo][Rr][Ii][Tt][Yy]\\\\[Ss\u017f][Yy][Ss\u017f][Tt][Ee][Mm])(\\<|\\&[Ll][Tt];).*\"\"\", FALSE),\n"
        + "    HiddenTask_3 = COALESCE(\n"
        + "          winlog.event_data.TaskContent RLIKE \"\"\".*[Hh][Ii][Dd][Dd][Ee][Nn](\\>|\\&[Gg][Tt];)[Tt][Rr][Uu][Ee].*\"\"\", FALSE),\n"
        + "    ScriptExecution_4 = COALESCE(\n"
        + "          winlog.event_data.TaskContentNew RLIKE \".*([Cc][Oo][Mm][Mm][Aa][Nn][Dd](\\\\>|\\\\&[Gg][Tt];)\\\\\\\"?([^\\n\\r\\\\<]*\\\\\\\\)?([Pp][Oo][Ww][Ee][Rr][Ss\u017f][Hh][Ee][Ll][Ll]|[Pp][Ww][Ss\u017f][Hh]|[CWcw][Ss\u017f][Cc][Rr][Ii][Pp][Tt]|[Mm][Ss\u017f][Hh][Tt][Aa]|[Rr][Ee][Gg][Ss\u017f][Vv][Rr]32|[Rr][Uu][Nn][Dd][Ll][Ll]32|[Cc][Mm][Dd]|[Cc][Ee][Rr][Tt][Uu][Tt][Ii][Ll]|[Bb][Ii][Tt][Ss\u017f][Aa][Dd][Mm][Ii][Nn])|\\\\.([Bb][Aa][Tt]|[Cc][Mm][Dd]|[Pp][Ss\u017f]1|[Vv][Bb][Ss\u017f]|[Jj][Ss\u017f]|[Hh][Tt][Aa])\\\\\\\"?(\\\\<|\\\\&[Ll][Tt];)/[Cc][Oo][Mm][Mm][Aa][Nn][Dd]).*\", FALSE),\n"
        + "    SuspiciousPathOrArgument_4 = COALESCE(\n"
        + "          winlog.event_data.TaskContentNew RLIKE \".*([Cc][Oo][Mm][Mm][Aa][Nn][Dd]|[Aa][Rr][Gg][Uu][Mm][Ee][Nn][Tt][Ss\u017f])(\\\\>|\\\\&[Gg][Tt];)[^\\n\\r\\\\<]*(\\\\\\\\[Tt][Ee][Mm][Pp]\\\\\\\\|\\\\\\\\[Uu][Ss\u017f][Ee][Rr][Ss\u017f]\\\\\\\\[Pp][Uu][Bb][Ll][Ii][Cc]\\\\\\\\|\\\\\\\\[Aa][Pp][Pp][Dd][Aa][Tt][Aa]\\\\\\\\|%[Tt][Ee][Mm][Pp]%|%[Pp][Uu][Bb][Ll][Ii][Cc]%|%[Aa][Pp][Pp][Dd][Aa][Tt][Aa]%|[Hh][Tt][Tt][Pp][Ss\u017f]?://|\\\\-[Ee][Nn][Cc]|[Ff][Rr][Oo][Mm][Bb][Aa][Ss\u017f][Ee]64[Ss\u017f][Tt][Rr][Ii][Nn][Gg]).*\", FALSE),\n"
        + "    WindowsName_4 = COALESCE(\n"
        + "          TO_LOWER(winlog.event_data.TaskName) LIKE \"\"\"\\\\microsoft\\\\*\"\"\"\n"
        + "              AND TO_LOWER(winlog.event_data.SubjectUserSid) LIKE \"s-1-5-21-*\", FALSE),\n"
        + "    RunAsSystem_4 = COALESCE(\n"
        + "          winlog.event_data.TaskContentNew RLIKE \"\"\".*[Uu][Ss\u017f][Ee][Rr][Ii][Dd](\\>|\\&[Gg][Tt];)([Ss\u017f]\\-1\\-5\\-18|[Ss\u017f][Yy][Ss\u017f][Tt][Ee][Mm]|[Ll][Oo][Cc][Aa][Ll][Ss\u017f][Yy][Ss\u017f][Tt][Ee][Mm]|[Nn][Tt] [Aa][Uu][Tt][Hh][Oo][Rr][Ii][Tt][Yy]\\\\[Ss\u017f][Yy][Ss\u017f][Tt][Ee][Mm])(\\<|\\&[Ll][Tt];).*\"\"\", FALSE),\n"
        + "    HiddenTask_4 = COALESCE(\n"
        + "          winlog.event_data.TaskContentNew RLIKE \"\"\".*[Hh][Ii][Dd][Dd][Ee][Nn](\\>|\\&[Gg][Tt];)[Tt][Rr][Uu][Ee].*\"\"\", FALSE),\n"
        + "    CrontabFromPipe = COALESCE(\n"
        + "          TO_LOWER(process.name) == \"crontab\" AND process.command_line LIKE \"* -\", FALSE),\n"
        + "    CronFolderWritten = COALESCE(\n"
        + "          process.command_line RLIKE \"\"\".*(\\>|tee|cp|mv|install) [^\\|;\\&]*/(etc/cron|var/spool/cron).*\"\"\", FALSE),\n"
        + "    CronRunsDownload = COALESCE(\n"
        + "          TO_LOWER(process.parent.name) IN (\"cron\", \"crond\")\n"
        + "              AND process.command_line RLIKE \"\"\".*(curl |wget |base64 \\-(d|\\-decode)|/dev/tcp/).*\"\"\", FALSE),\n"
        + "    TimerSet = COALESCE(\n"
        + "          process.command_line RLIKE \"\"\".*systemctl [^\\|;\\&]*(enable|start|link) [^\\|;\\&]*\\.timer.*\"\"\"\n"
        + "              OR process.command_line RLIKE \"\"\".*systemd\\-run [^\\|;\\&]*\\-\\-on\\-(calendar|boot|startup|active|unit\\-active).*\"\"\", FALSE),\n"
        + "    CronTable = COALESCE(\n"
        + "          TO_LOWER(file.path) LIKE (\"/var/spool/cron/*\", \"/etc/cron.*\", \"/etc/crontab*\"), FALSE),\n"
        + "    TimerUnit = COALESCE(\n"
        + "          TO_LOWER(file.path) LIKE (\n"
        + "                  \"/etc/systemd/*\", \"/run/systemd/*\", \"/usr/lib/systemd/*\", \"/home/*\", \"/root/*\"\n"
        + "              )\n"
        + "              AND TO_LOWER(file.path) LIKE \"*.timer\", FALSE)\n"
        + "| EVAL DetectionBranch = CASE(\n"
        + "      host.os.type == \"windows\"\n"
        + "          AND CONCAT(\",\", MV_CONCAT(event.category, \",\"), \",\") LIKE \"*,process,*\"\n"
        + "          AND CONCAT(\",\", MV_CONCAT(event.type, \",\"), \",\") LIKE \"*,start,*\"\n"
        + "          AND TO_LOWER(process.name) IN (\"schtasks.exe\", \"at.exe\")\n"
        + "          AND process.command_line RLIKE \"\"\".*[\\-/]([Cc][Rr][Ee][Aa][Tt][Ee]|[Cc][Hh][Aa][Nn][Gg][Ee]).*\"\"\"\n"
        + "          AND (RunAsSystem_1 OR SuspiciousPath OR RemoteTask OR ScriptExecution_1 OR WindowsName_1),\n"
        + "      \"schtasks_process\",\n"
        + "      host.os.type == \"windows\"\n"
        + "          AND CONCAT(\",\", MV_CONCAT(event.category, \",\"), \",\") LIKE \"*,process,*\"\n"
        + "          AND CONCAT(\",\", MV_CONCAT(event.type, \",\"), \",\") LIKE \"*,start,*\"\n"
        + "          AND TO_LOWER(process.name) IN (\"powershell.exe\", \"pwsh.exe\", \"powershell_ise.exe\")\n"
        + "          AND process.command_line RLIKE \"\"\".*(([Rr][Ee][Gg][Ii][Ss\u017f][Tt][Ee][Rr]|[Ss\u017f][Ee][Tt])\\-[Ss\u017f][Cc][Hh][Ee][Dd][Uu][Ll][Ee][Dd][Tt][Aa][Ss\u017f][Kk\u212a] |[Ss\u017f][Cc][Hh][Ee][Dd][Uu][Ll][Ee]\\.[Ss\u017f][Ee][Rr][Vv][Ii][Cc][Ee]).*\"\"\"\n"
        + "          AND (EncodedCommand OR Download OR RunAsSystem_2 OR HiddenTask_2),\n"
        + "      \"task_cmdlet_process\",\n"
        + "      winlog.channel == \"Security\"\n"
        + "          AND event.code == \"4698\"\n"
        + "          AND (ScriptExecution_3 OR SuspiciousPathOrArgument_3 OR WindowsName_3),\n"
        + "      \"task_created\",\n"
        + "      winlog.channel == \"Security\"\n"
        + "          AND event.code == \"4702\"\n"
        + "          AND (ScriptExecution_4 OR SuspiciousPathOrArgument_4 OR WindowsName_4),\n"
        + "      \"task_changed\",\n"
        + "      host.os.type == \"linux\"\n"
        + "          AND CONCAT(\",\", MV_CONCAT(event.category, \",\"), \",\") LIKE \"*,process,*\"\n"
        + "          AND CONCAT(\",\", MV_CONCAT(event.type, \",\"), \",\") LIKE \"*,start,*\"\n"
        + "          AND (CrontabFromPipe OR CronFolderWritten OR CronRunsDownload OR TimerSet),\n"
        + "      \"linux_job_process\",\n"
        + "      host.os.type == \"linux\"\n"
        + "          AND CONCAT(\",\", MV_CONCAT(event.category, \",\"), \",\") LIKE \"*,file,*\"\n"
        + "          AND CONCAT(\",\", MV_CONCAT(event.type, \",\"), \",\") LIKE \"*,creation,*\"\n"
        + "          AND NOT COALESCE(\n"
        + "              TO_LOWER(process.name) IN (\n"
        + "                  \"dpkg\", \"rpm\", \"dnf\", \"yum\", \"zypper\", \"pacman\", \"snapd\"\n"
        + "              ), FALSE)\n"
        + "          AND (CronTable OR TimerUnit),\n"
        + "      \"linux_job_file\")\n"
        + "| WHERE DetectionBranch IS NOT NULL\n"
        + "| EVAL\n"
        + "    RunAsSystem = CASE(\n"
        + "          DetectionBranch == \"schtasks_process\", RunAsSystem_1,\n"
        + "          DetectionBranch == \"task_cmdlet_process\", RunAsSystem_2,\n"
        + "          DetectionBranch == \"task_created\", RunAsSystem_3,\n"
        + "          DetectionBranch == \"task_changed\", RunAsSystem_4),\n"
        + "    SuspiciousPath = CASE(DetectionBranch == \"schtasks_process\", SuspiciousPath),\n"
        + "    RemoteTask = CASE(DetectionBranch == \"schtasks_process\", RemoteTask),\n"
        + "    ScriptExecution = CASE(\n"
        + "          DetectionBranch == \"schtasks_process\", ScriptExecution_1,\n"
        + "          DetectionBranch == \"task_created\", ScriptExecution_3,\n"
        + "          DetectionBranch == \"task_changed\", ScriptExecution_4),\n"
        + "    WindowsName = CASE(\n"
        + "          DetectionBranch == \"schtasks_process\", WindowsName_1,\n"
        + "          DetectionBranch == \"task_created\", WindowsName_3,\n"
        + "          DetectionBranch == \"task_changed\", WindowsName_4),\n"
        + "    XmlImport = CASE(DetectionBranch == \"schtasks_process\", XmlImport),\n"
        + "    ReplacesTask = CASE(DetectionBranch == \"schtasks_process\", ReplacesTask),\n"
        + "    EncodedCommand = CASE(DetectionBranch == \"task_cmdlet_process\", EncodedCommand),\n"
        + "    Download = CASE(DetectionBranch == \"task_cmdlet_process\", Download),\n"
        + "    HiddenTask = CASE(\n"
        + "          DetectionBranch == \"task_cmdlet_process\", HiddenTask_2,\n"
        + "          DetectionBranch == \"task_created\", HiddenTask_3,\n"
        + "          DetectionBranch == \"task_changed\", HiddenTask_4),\n"
        + "    SuspiciousPathOrArgument = CASE(\n"
        + "          DetectionBranch == \"task_created\", SuspiciousPathOrArgument_3,\n"
        + "          DetectionBranch == \"task_changed\", SuspiciousPathOrArgument_4),\n"
        + "    CrontabFromPipe = CASE(DetectionBranch == \"linux_job_process\", CrontabFromPipe),\n"
        + "    CronFolderWritten = CASE(DetectionBranch == \"linux_job_process\", CronFolderWritten),\n"
        + "    CronRunsDownload = CASE(DetectionBranch == \"linux_job_process\", CronRunsDownload),\n"
        + "    TimerSet = CASE(DetectionBranch == \"linux_job_process\", TimerSet),\n"
        + "    CronTable = CASE(DetectionBranch == \"linux_job_file\", CronTable),\n"
        + "    TimerUnit = CASE(DetectionBranch == \"linux_job_file\", TimerUnit)\n"
        + "| EVAL SuspicionScore = CASE(\n"
        + "      DetectionBranch == \"schtasks_process\",\n"
        + "      TO_INTEGER(RunAsSystem)\n"
        + "          + TO_INTEGER(SuspiciousPath)\n"
        + "          + TO_INTEGER(RemoteTask)\n"
        + "          + TO_INTEGER(ScriptExecution)\n"
        + "          + TO_INTEGER(WindowsName),\n"
        + "      DetectionBranch == \"task_cmdlet_process\",\n"
        + "      TO_INTEGER(EncodedCommand)\n"
        + "          + TO_INTEGER(Download)\n"
        + "          + TO_INTEGER(RunAsSystem)\n"
        + "          + TO_INTEGER(HiddenTask),\n"
        + "      DetectionBranch == \"task_created\",\n"
        + "      TO_INTEGER(ScriptExecution)\n"
        + "          + TO_INTEGER(SuspiciousPathOrArgument)\n"
        + "          + TO_INTEGER(WindowsName)\n"
        + "          + TO_INTEGER(RunAsSystem)\n"
        + "          + TO_INTEGER(HiddenTask),\n"
        + "      DetectionBranch == \"task_changed\",\n"
        + "      TO_INTEGER(ScriptExecution)\n"
        + "          + TO_INTEGER(SuspiciousPathOrArgument)\n"
        + "          + TO_INTEGER(WindowsName)\n"
        + "          + TO_INTEGER(RunAsSystem)\n"
        + "          + TO_INTEGER(HiddenTask),\n"
        + "      DetectionBranch == \"linux_job_process\",\n"
        + "      TO_INTEGER(CrontabFromPipe)\n"
        + "          + TO_INTEGER(CronFolderWritten)\n"
        + "          + TO_INTEGER(CronRunsDownload)\n"
        + "          + TO_INTEGER(TimerSet),\n"
        + "      DetectionBranch == \"linux_job_file\", TO_INTEGER(CronTable) + TO_INTEGER(TimerUnit))\n"
        + "| KEEP\n"
        + "    @timestamp, winlog.computer_name, user.name, process.name, process.command_line,\n"
        + "    process.parent.name, process.parent.command_line, RunAsSystem, SuspiciousPath, RemoteTask,\n"
        + "    ScriptExecution, WindowsName, XmlImport, ReplacesTask, SuspicionScore, DetectionBranch,\n"
        + "    EncodedCommand, Download, HiddenTask, winlog.event_data.SubjectUserName,\n"
        + "    winlog.event_data.TaskName, TaskAction, TaskArguments, TaskPrincipal, SuspiciousPathOrArgument,\n"
        + "    NewAction, NewArguments, NewPrincipal, host.name, process.executable, process.parent.executable,\n"
        + "    CrontabFromPipe, CronFolderWritten, CronRunsDownload, TimerSet, file.path, CronTable, TimerUnit,\n"
        + "    _id, _index, _version\n"
        + "| SORT @timestamp DESC"));
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.tail(Field.of("Image"), "\\schtasks.exe", "\\at.exe"),
        Trigger.tail(Field.of("Image"), "\\powershell.exe", "\\pwsh.exe", "\\powershell_ise.exe"),
        Trigger.number(Field.of("EventID"), "4698"),
        Trigger.number(Field.of("EventID"), "4702"),
        Trigger.present(Field.of("Image")),
        Trigger.present(Field.of("CommandLine")),
        Trigger.present(Field.of("ParentImage")),
        Trigger.present(Field.of("TargetFilename")));
  }

  @Override
  public boolean matches(Event event) {
    return SchtasksProcess.matches(event)
        || TaskCmdletProcess.matches(event)
        || TaskCreated.matches(event)
        || TaskChanged.matches(event)
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
   * Task Created
   */
  private static final class TaskCreated {
    private static final Field EVENT_ID = Field.of("EventID");

    private static final Pattern TASK_CONTENT_REGEX = Pattern.compile("(?i)Command(?:>|&gt;)\"?(?:[^<\\r\\n]*\\\\)?(?:powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd|certutil|bitsadmin)|\\.(?:bat|cmd|ps1|vbs|js|hta)\"?(?:<|&lt;)/Command");

    private static final Field TASK_CONTENT = Field.of("TaskContent");

    private static final Pattern TASK_CONTENT_REGEX2 = Pattern.compile("(?i)(?:Command|Arguments)(?:>|&gt;)[^<\\r\\n]*(?:\\\\Temp\\\\|\\\\Users\\\\Public\\\\|\\\\AppData\\\\|%temp%|%public%|%appdata%|https?://|-enc|FromBase64String)");

    private static final Field TASK_NAME = Field.of("TaskName");

    private static final Field SUBJECT_USER_SID = Field.of("SubjectUserSid");

    private static boolean eventIDIs(Event event) {
      for (String number : event.numerals(EVENT_ID)) {
        if (number.equals("4698")) {
          return true;
        }
      }
      return false;
    }

    private static boolean created(Event event) {
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

    private static boolean scriptExecution(Event event) {
      return taskContentMatches(event);
    }

    private static boolean taskContentMatches2(Event event) {
      for (String text : event.texts(TASK_CONTENT)) {
        if (TASK_CONTENT_REGEX2.matcher(text).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean suspiciousPathOrArgument(Event event) {
      return taskContentMatches2(event);
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
      return created(event)
          && (scriptExecution(event)
          || suspiciousPathOrArgument(event)
          || windowsName(event));
    }
  }

  /**
   * Task Changed
   */
  private static final class TaskChanged {
    private static final Field EVENT_ID = Field.of("EventID");

    private static final Pattern TASK_CONTENT_NEW_REGEX = Pattern.compile("(?i)Command(?:>|&gt;)\"?(?:[^<\\r\\n]*\\\\)?(?:powershell|pwsh|[cw]script|mshta|regsvr32|rundll32|cmd|certutil|bitsadmin)|\\.(?:bat|cmd|ps1|vbs|js|hta)\"?(?:<|&lt;)/Command");

    private static final Field TASK_CONTENT_NEW = Field.of("TaskContentNew");

    private static final Pattern TASK_CONTENT_NEW_REGEX2 = Pattern.compile("(?i)(?:Command|Arguments)(?:>|&gt;)[^<\\r\\n]*(?:\\\\Temp\\\\|\\\\Users\\\\Public\\\\|\\\\AppData\\\\|%temp%|%public%|%appdata%|https?://|-enc|FromBase64String)");

    private static final Field TASK_NAME = Field.of("TaskName");

    private static final Field SUBJECT_USER_SID = Field.of("SubjectUserSid");

    private static boolean eventIDIs(Event event) {
      for (String number : event.numerals(EVENT_ID)) {
        if (number.equals("4702")) {
          return true;
        }
      }
      return false;
    }

    private static boolean changed(Event event) {
      return eventIDIs(event);
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
      return taskContentNewMatches(event);
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
      return taskContentNewMatches2(event);
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
      return changed(event)
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
