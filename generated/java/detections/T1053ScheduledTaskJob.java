package detections;

import java.util.List;
import java.util.Optional;

/**
 * Scheduled Task/Job: Multi-branch Windows detection
 *
 * <p>Multi-branch detection for T1053 Scheduled Task/Job abuse on Windows using Microsoft Defender for Endpoint and
 * Windows Security event logs. Branch 1 monitors DeviceProcessEvents for schtasks.exe and at.exe invocations with
 * suspicious parameters: SYSTEM execution context, writable/temporary directory paths, remote task creation (/s flag),
 * and scripting engine invocations (PowerShell, wscript, mshta, regsvr32, rundll32). Branch 2 parses Security Event 4698
 * (task created) to extract task action and principal, alerting when the task action contains known scripting engines
 * or suspicious path patterns in arguments. A SuspicionScore field aggregates multiple indicators to aid analyst triage
 * and prioritization.
 *
 * <p>Made by sigmac from sigma/t1053.yml; a change here is lost.
 */
public final class T1053ScheduledTaskJob implements Rule {
  /**
   * The rule.
   */
  public static final T1053ScheduledTaskJob RULE = new T1053ScheduledTaskJob();

  private T1053ScheduledTaskJob() {
  }

  @Override
  public String title() {
    return "Scheduled Task/Job: Multi-branch Windows detection";
  }

  @Override
  public Optional<String> id() {
    return Optional.of("3f1d6f0e-8c57-4d0b-9a35-5d4c5d1a1053");
  }

  @Override
  public Optional<String> name() {
    return Optional.of("t1053_scheduled_task_job");
  }

  @Override
  public String description() {
    return "Multi-branch detection for T1053 Scheduled Task/Job abuse on Windows using Microsoft Defender for Endpoint and\n"
        + "Windows Security event logs. Branch 1 monitors DeviceProcessEvents for schtasks.exe and at.exe invocations with\n"
        + "suspicious parameters: SYSTEM execution context, writable/temporary directory paths, remote task creation (/s flag),\n"
        + "and scripting engine invocations (PowerShell, wscript, mshta, regsvr32, rundll32). Branch 2 parses Security Event 4698\n"
        + "(task created) to extract task action and principal, alerting when the task action contains known scripting engines\n"
        + "or suspicious path patterns in arguments. A SuspicionScore field aggregates multiple indicators to aid analyst triage\n"
        + "and prioritization.";
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
    return List.of("https://attack.mitre.org/techniques/T1053/");
  }

  @Override
  public List<String> tags() {
    return List.of(
        "attack.execution",
        "attack.persistence",
        "attack.privilege-escalation",
        "attack.t1053");
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
    return List.of("T1053");
  }

  @Override
  public List<String> falsePositives() {
    return List.of(
        "IT automation and configuration management tools (SCCM/CCMExec, Intune, Ansible WinRM) creating scheduled tasks for software deployment, patching, and policy enforcement \u2014 typically identifiable by ccmexec.exe or msiexec.exe as the initiating process",
        "Monitoring and observability agents (Datadog, SolarWinds, Nagios, Elastic Agent) scheduling periodic data collection or health check tasks with actions in ProgramData or similar directories",
        "Legitimate software products creating update or maintenance tasks at installation time (Adobe, Chrome, Java, antivirus products) \u2014 usually run from %APPDATA% or ProgramData with predictable task names and vendor-signed binaries",
        "System administrators creating administrative maintenance scripts scheduled as SYSTEM for disk cleanup, log archival, certificate renewal, or backup operations",
        "Development and CI/CD pipelines on build agents creating tasks as part of automated test execution or environment setup, often with PowerShell actions in Temp directories");
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(
        new LogSource("process_creation", "windows", ""),
        new LogSource("", "windows", "security"));
  }

  @Override
  public List<Query> queries() {
    return List.of(
        new Query(
        "kql",
        "microsoft",
        false,
        List.of(
        "DeviceProcessEvents",
        "SecurityEvent"),
        "// T1053 \u2014 Scheduled Task/Job: Multi-branch Windows detection\n"
        + "// Branch 1: schtasks.exe / at.exe process creation with suspicious indicators\n"
        + "let SuspiciousTaskCreation = DeviceProcessEvents\n"
        + "| where Timestamp > ago(24h)\n"
        + "| where FileName in~ (\"schtasks.exe\", \"at.exe\")\n"
        + "| where ProcessCommandLine has_any (\"/create\", \"/change\", \"-create\", \"-change\")\n"
        + "| extend RunAsSystem = ProcessCommandLine has_any (\"/ru SYSTEM\", \"/ru \\\"NT AUTHORITY\\\\SYSTEM\\\"\")\n"
        + "| extend SuspiciousPath = ProcessCommandLine has_any (\n"
        + "    \"%APPDATA%\", \"%TEMP%\", \"%PUBLIC%\", \"\\\\AppData\\\\Local\\\\Temp\", \"\\\\AppData\\\\Roaming\\\\\",\n"
        + "    \"C:\\\\Users\\\\Public\\\\\", \"C:\\\\ProgramData\\\\\", \"C:\\\\Windows\\\\Temp\\\\\"\n"
        + "  )\n"
        + "| extend RemoteTask = ProcessCommandLine has \"/s \"\n"
        + "| extend ScriptExecution = ProcessCommandLine has_any (\n"
        + "    \"powershell\", \"wscript\", \"cscript\", \"mshta\", \"regsvr32\", \"rundll32\", \"cmd /c\", \"cmd.exe /c\",\n"
        + "    \"certutil\"\n"
        + "  )\n"
        + "| extend HiddenFlag = ProcessCommandLine has \" /f\"\n"
        + "| where RunAsSystem or SuspiciousPath or RemoteTask or ScriptExecution\n"
        + "| extend SuspicionScore = (toint(RunAsSystem)\n"
        + "    + toint(SuspiciousPath)\n"
        + "    + toint(RemoteTask)\n"
        + "    + toint(ScriptExecution))\n"
        + "| project\n"
        + "    Timestamp, DeviceName, AccountName, FileName, ProcessCommandLine, InitiatingProcessFileName,\n"
        + "    InitiatingProcessCommandLine, RunAsSystem, SuspiciousPath, RemoteTask, ScriptExecution,\n"
        + "    HiddenFlag, SuspicionScore, DetectionBranch = \"schtasks_process_creation\";\n"
        + "// Branch 2: Security Event 4698 \u2014 Scheduled Task Created (audit log)\n"
        + "let TaskAuditEvents = SecurityEvent\n"
        + "| where TimeGenerated > ago(24h)\n"
        + "| where EventID == 4698\n"
        + "| extend TaskName = extract(@\"<TaskName>(.*?)</TaskName>\", 1, EventData)\n"
        + "| extend TaskAction = extract(@\"<Command>(.*?)</Command>\", 1, EventData)\n"
        + "| extend TaskArguments = extract(@\"<Arguments>(.*?)</Arguments>\", 1, EventData)\n"
        + "| extend TaskPrincipal = extract(@\"<UserId>(.*?)</UserId>\", 1, EventData)\n"
        + "| extend RunAsSystem = TaskPrincipal has_any (\"SYSTEM\", \"S-1-5-18\")\n"
        + "| extend SuspiciousAction = (TaskAction has_any (\n"
        + "        \"powershell\", \"wscript\", \"cscript\", \"mshta\", \"regsvr32\", \"rundll32\", \"cmd.exe\", \"certutil\"\n"
        + "      )\n"
        + "    or TaskArguments has_any (\n"
        + "        \"AppData\", \"\\\\Temp\\\\\", \"\\\\Public\\\\\", \"ProgramData\", \"http\", \"EncodedCommand\", \"-enc\"\n"
        + "      ))\n"
        + "| where SuspiciousAction\n"
        + "| extend SuspicionScore = toint(SuspiciousAction) + toint(RunAsSystem)\n"
        + "| project\n"
        + "    TimeGenerated, Computer, Account, TaskName, TaskAction, TaskArguments, TaskPrincipal,\n"
        + "    RunAsSystem, SuspiciousAction, SuspicionScore, DetectionBranch = \"security_event_4698\";\n"
        + "// Union both branches and sort\n"
        + "union SuspiciousTaskCreation, TaskAuditEvents\n"
        + "| sort by coalesce(Timestamp, TimeGenerated) desc"),
        new Query(
        "spl",
        "splunk-windows",
        true,
        List.of("XmlWinEventLog"),
        "``` T1053 \u2014 Scheduled Task/Job: Multi-branch Windows detection ```\n"
        + "``` Union both branches and sort ```\n"
        + "| multisearch\n"
        + "    ``` Branch 1: schtasks.exe / at.exe process creation with suspicious indicators ```\n"
        + "    [ search index=* source=\"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational\" EventCode=1\n"
        + "          earliest=-24h\n"
        + "          Image IN (\"*\\\\schtasks.exe\", \"*\\\\at.exe\")\n"
        + "          CommandLine IN (\"*/create*\", \"*/change*\", \"*-create*\", \"*-change*\")\n"
        + "      | eval RunAsSystem=if(\n"
        + "          match(CommandLine, \"(?i)/ru SYSTEM|/ru \\\"NT AUTHORITY\\\\\\\\SYSTEM\\\"\"), 1, 0)\n"
        + "      | eval SuspiciousPath=if(\n"
        + "          match(CommandLine, \"(?i)%APPDATA%|%TEMP%|%PUBLIC%|\\\\\\\\AppData\\\\\\\\Local\\\\\\\\Temp|\\\\\\\\AppData\\\\\\\\Roaming\\\\\\\\|C:\\\\\\\\Users\\\\\\\\Public\\\\\\\\|C:\\\\\\\\ProgramData\\\\\\\\|C:\\\\\\\\Windows\\\\\\\\Temp\\\\\\\\\"), 1, 0)\n"
        + "      | eval RemoteTask=if(match(CommandLine, \"(?i)/s \"), 1, 0)\n"
        + "      | eval ScriptExecution=if(\n"
        + "          match(CommandLine, \"(?i)powershell|wscript|cscript|mshta|regsvr32|rundll32|cmd /c|cmd\\.exe /c|certutil\"), 1, 0)\n"
        + "      | eval HiddenFlag=if(match(CommandLine, \"(?i) /f\"), 1, 0)\n"
        + "      | where RunAsSystem=1 OR SuspiciousPath=1 OR RemoteTask=1 OR ScriptExecution=1\n"
        + "      | eval SuspicionScore=RunAsSystem + SuspiciousPath + RemoteTask + ScriptExecution\n"
        + "      | eval DetectionBranch=\"schtasks_process_creation\"\n"
        + "      | fields\n"
        + "          _time, Computer, User, Image, CommandLine, ParentImage, ParentCommandLine, RunAsSystem,\n"
        + "          SuspiciousPath, RemoteTask, ScriptExecution, HiddenFlag, SuspicionScore, DetectionBranch ]\n"
        + "    ``` Branch 2: Security Event 4698 \u2014 Scheduled Task Created (audit log) ```\n"
        + "    [ search index=* source=\"XmlWinEventLog:Security\" EventCode=4698 earliest=-24h\n"
        + "      | eval\n"
        + "          event_xml=replace(replace(replace(_raw, \"&lt;\", \"<\"), \"&gt;\", \">\"), \"&amp;\", \"&\"),\n"
        + "          TaskAction=null(), TaskArguments=null(), TaskPrincipal=null()\n"
        + "      | rex field=event_xml \"<TaskName>(?<TaskName>.*?)</TaskName>\"\n"
        + "      | rex field=event_xml \"<Command>(?<TaskAction>.*?)</Command>\"\n"
        + "      | rex field=event_xml \"<Arguments>(?<TaskArguments>.*?)</Arguments>\"\n"
        + "      | rex field=event_xml \"<UserId>(?<TaskPrincipal>.*?)</UserId>\"\n"
        + "      | eval RunAsSystem=if(match(TaskPrincipal, \"(?i)SYSTEM|S-1-5-18\"), 1, 0)\n"
        + "      | eval SuspiciousAction=if(\n"
        + "          match(TaskAction, \"(?i)powershell|wscript|cscript|mshta|regsvr32|rundll32|cmd\\.exe|certutil\")\n"
        + "              OR match(TaskArguments, \"(?i)AppData|\\\\\\\\Temp\\\\\\\\|\\\\\\\\Public\\\\\\\\|ProgramData|http|EncodedCommand|-enc\"), 1, 0)\n"
        + "      | where SuspiciousAction=1\n"
        + "      | eval SuspicionScore=SuspiciousAction + RunAsSystem\n"
        + "      | eval DetectionBranch=\"security_event_4698\"\n"
        + "      | fields\n"
        + "          _time, Computer, SubjectUserName, TaskName, TaskAction, TaskArguments, TaskPrincipal,\n"
        + "          RunAsSystem, SuspiciousAction, SuspicionScore, DetectionBranch ]\n"
        + "| table\n"
        + "    _time, Computer, User, Image, CommandLine, ParentImage, ParentCommandLine, RunAsSystem,\n"
        + "    SuspiciousPath, RemoteTask, ScriptExecution, HiddenFlag, SuspicionScore, DetectionBranch,\n"
        + "    SubjectUserName, TaskName, TaskAction, TaskArguments, TaskPrincipal, SuspiciousAction\n"
        + "| sort 0 - _time"),
        new Query(
        "eql",
        "elastic-ecs",
        true,
        List.of("logs-windows.*,logs-system.*,logs-winlog.*,winlogbeat-*"),
        "// T1053 \u2014 Scheduled Task/Job: Multi-branch Windows detection\n"
        + "// Branch 1: schtasks.exe / at.exe process creation with suspicious indicators\n"
        + "// Branch 2: Security Event 4698 \u2014 Scheduled Task Created (audit log)\n"
        + "any where\n"
        + "  (\n"
        + "    host.os.type == \"windows\" and\n"
        + "    event.category == \"process\" and\n"
        + "    event.type == \"start\" and\n"
        + "    process.name : (\"schtasks.exe\", \"at.exe\") and\n"
        + "    process.command_line : (\"*/create*\", \"*/change*\", \"*-create*\", \"*-change*\") and\n"
        + "    (\n"
        + "      process.command_line : (\"*/ru SYSTEM*\", \"*/ru \\\"NT AUTHORITY\\\\SYSTEM\\\"*\") or\n"
        + "      process.command_line : (\n"
        + "        \"*%APPDATA%*\", \"*%TEMP%*\", \"*%PUBLIC%*\", \"*\\\\AppData\\\\Local\\\\Temp*\",\n"
        + "        \"*\\\\AppData\\\\Roaming\\\\*\", \"*C:\\\\Users\\\\Public\\\\*\", \"*C:\\\\ProgramData\\\\*\",\n"
        + "        \"*C:\\\\Windows\\\\Temp\\\\*\"\n"
        + "      ) or\n"
        + "      process.command_line : \"*/s *\" or\n"
        + "      process.command_line : (\n"
        + "        \"*powershell*\", \"*wscript*\", \"*cscript*\", \"*mshta*\", \"*regsvr32*\", \"*rundll32*\", \"*cmd /c*\",\n"
        + "        \"*cmd.exe /c*\", \"*certutil*\"\n"
        + "      )\n"
        + "    )\n"
        + "  ) or\n"
        + "  (\n"
        + "    winlog.channel == \"Security\" and\n"
        + "    event.code == \"4698\" and\n"
        + "    (\n"
        + "      between(?winlog.event_data.TaskContent, \"<Command>\", \"</Command>\") : (\n"
        + "        \"*powershell*\", \"*wscript*\", \"*cscript*\", \"*mshta*\", \"*regsvr32*\", \"*rundll32*\",\n"
        + "        \"*cmd.exe*\", \"*certutil*\"\n"
        + "      ) or\n"
        + "      between(?winlog.event_data.TaskContent, \"<Arguments>\", \"</Arguments>\") : (\n"
        + "        \"*AppData*\", \"*\\\\Temp\\\\*\", \"*\\\\Public\\\\*\", \"*ProgramData*\", \"*http*\", \"*EncodedCommand*\",\n"
        + "        \"*-enc*\"\n"
        + "      )\n"
        + "    )\n"
        + "  )"),
        new Query(
        "esql",
        "elastic-ecs",
        true,
        List.of("logs-windows.*,logs-system.*,logs-winlog.*,winlogbeat-*"),
        "// T1053 \u2014 Scheduled Task/Job: Multi-branch Windows detection\n"
        + "// Branch 1: schtasks.exe / at.exe process creation with suspicious indicators\n"
        + "// Branch 2: Security Event 4698 \u2014 Scheduled Task Created (audit log)\n"
        + "FROM logs-windows.*,logs-system.*,logs-winlog.*,winlogbeat-* METADATA _id, _index, _version\n"
        + "| WHERE @timestamp > NOW() - 24 hours\n"
        + "| WHERE (host.os.type == \"windows\"\n"
        + "        AND event.category : \"process\"\n"
        + "        AND event.type : \"start\"\n"
        + "        AND TO_LOWER(process.name) IN (\"schtasks.exe\", \"at.exe\")\n"
        + "        AND TO_LOWER(process.command_line) LIKE (\n"
        + "            \"*/create*\", \"*/change*\", \"*-create*\", \"*-change*\"\n"
        + "        ))\n"
        + "    OR (winlog.channel == \"Security\" AND event.code == \"4698\")\n"
        + "| GROK winlog.event_data.TaskContent \"<TaskName>(?<TaskName>.*?)</TaskName>\"\n"
        + "| GROK winlog.event_data.TaskContent \"<Command>(?<TaskAction>.*?)</Command>\"\n"
        + "| GROK winlog.event_data.TaskContent \"<Arguments>(?<TaskArguments>.*?)</Arguments>\"\n"
        + "| GROK winlog.event_data.TaskContent \"<UserId>(?<TaskPrincipal>.*?)</UserId>\"\n"
        + "| EVAL\n"
        + "    RunAsSystem_1 = COALESCE(\n"
        + "          TO_LOWER(process.command_line) LIKE (\n"
        + "              \"*/ru system*\", \"*/ru \\\"nt authority\\\\\\\\system\\\"*\"\n"
        + "          ), FALSE),\n"
        + "    SuspiciousPath = COALESCE(\n"
        + "          TO_LOWER(process.command_line) LIKE (\n"
        + "                  \"*%appdata%*\", \"*%temp%*\", \"*%public%*\", \"\"\"*\\\\appdata\\\\local\\\\temp*\"\"\",\n"
        + "                  \"\"\"*\\\\appdata\\\\roaming\\\\*\"\"\"\n"
        + "              )\n"
        + "              OR TO_LOWER(process.command_line) LIKE (\n"
        + "                  \"\"\"*c:\\\\users\\\\public\\\\*\"\"\", \"\"\"*c:\\\\programdata\\\\*\"\"\",\n"
        + "                  \"\"\"*c:\\\\windows\\\\temp\\\\*\"\"\"\n"
        + "              ), FALSE),\n"
        + "    RemoteTask = COALESCE(TO_LOWER(process.command_line) LIKE \"*/s *\", FALSE),\n"
        + "    ScriptExecution = COALESCE(\n"
        + "          TO_LOWER(process.command_line) LIKE (\n"
        + "                  \"*powershell*\", \"*wscript*\", \"*cscript*\", \"*mshta*\", \"*regsvr32*\"\n"
        + "              )\n"
        + "              OR TO_LOWER(process.command_line) LIKE (\n"
        + "                  \"*rundll32*\", \"*cmd /c*\", \"*cmd.exe /c*\", \"*certutil*\"\n"
        + "              ), FALSE),\n"
        + "    HiddenFlag = COALESCE(TO_LOWER(process.command_line) LIKE \"* /f*\", FALSE),\n"
        + "    RunAsSystem_2 = COALESCE(TO_LOWER(TaskPrincipal) LIKE (\"*system*\", \"*s-1-5-18*\"), FALSE),\n"
        + "    SuspiciousAction = COALESCE(\n"
        + "          TO_LOWER(TaskAction) LIKE (\n"
        + "                  \"*powershell*\", \"*wscript*\", \"*cscript*\", \"*mshta*\", \"*regsvr32*\"\n"
        + "              )\n"
        + "              OR TO_LOWER(TaskAction) LIKE (\"*rundll32*\", \"*cmd.exe*\", \"*certutil*\")\n"
        + "              OR TO_LOWER(TaskArguments) LIKE (\n"
        + "                  \"*appdata*\", \"\"\"*\\\\temp\\\\*\"\"\", \"\"\"*\\\\public\\\\*\"\"\", \"*programdata*\", \"*http*\"\n"
        + "              )\n"
        + "              OR TO_LOWER(TaskArguments) LIKE (\"*encodedcommand*\", \"*-enc*\"), FALSE)\n"
        + "| EVAL DetectionBranch = CASE(\n"
        + "      host.os.type == \"windows\"\n"
        + "          AND CONCAT(\",\", MV_CONCAT(event.category, \",\"), \",\") LIKE \"*,process,*\"\n"
        + "          AND CONCAT(\",\", MV_CONCAT(event.type, \",\"), \",\") LIKE \"*,start,*\"\n"
        + "          AND TO_LOWER(process.name) IN (\"schtasks.exe\", \"at.exe\")\n"
        + "          AND TO_LOWER(process.command_line) LIKE (\n"
        + "              \"*/create*\", \"*/change*\", \"*-create*\", \"*-change*\"\n"
        + "          )\n"
        + "          AND (RunAsSystem_1 OR SuspiciousPath OR RemoteTask OR ScriptExecution),\n"
        + "      \"schtasks_process_creation\",\n"
        + "      winlog.channel == \"Security\" AND event.code == \"4698\" AND SuspiciousAction,\n"
        + "      \"security_event_4698\")\n"
        + "| WHERE DetectionBranch IS NOT NULL\n"
        + "| EVAL\n"
        + "    RunAsSystem = CASE(\n"
        + "          DetectionBranch == \"schtasks_process_creation\", RunAsSystem_1,\n"
        + "          DetectionBranch == \"security_event_4698\", RunAsSystem_2),\n"
        + "    SuspiciousPath = CASE(DetectionBranch == \"schtasks_process_creation\", SuspiciousPath),\n"
        + "    RemoteTask = CASE(DetectionBranch == \"schtasks_process_creation\", RemoteTask),\n"
        + "    ScriptExecution = CASE(DetectionBranch == \"schtasks_process_creation\", ScriptExecution),\n"
        + "    HiddenFlag = CASE(DetectionBranch == \"schtasks_process_creation\", HiddenFlag),\n"
        + "    SuspiciousAction = CASE(DetectionBranch == \"security_event_4698\", SuspiciousAction)\n"
        + "| EVAL SuspicionScore = CASE(\n"
        + "      DetectionBranch == \"schtasks_process_creation\",\n"
        + "      TO_INTEGER(RunAsSystem)\n"
        + "          + TO_INTEGER(SuspiciousPath)\n"
        + "          + TO_INTEGER(RemoteTask)\n"
        + "          + TO_INTEGER(ScriptExecution),\n"
        + "      DetectionBranch == \"security_event_4698\",\n"
        + "      TO_INTEGER(SuspiciousAction) + TO_INTEGER(RunAsSystem))\n"
        + "| KEEP\n"
        + "    @timestamp, winlog.computer_name, user.name, process.name, process.command_line,\n"
        + "    process.parent.name, process.parent.command_line, RunAsSystem, SuspiciousPath, RemoteTask,\n"
        + "    ScriptExecution, HiddenFlag, SuspicionScore, DetectionBranch, TaskName, TaskAction,\n"
        + "    TaskArguments, TaskPrincipal, SuspiciousAction, _id, _index, _version\n"
        + "| SORT @timestamp DESC"));
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.tail(Field.of("Image"), "\\schtasks.exe", "\\at.exe"),
        Trigger.number(Field.of("EventID"), "4698"));
  }

  @Override
  public boolean matches(Event event) {
    return SchtasksProcessCreation.matches(event)
        || SecurityEvent4698.matches(event);
  }

  /**
   * Suspicious Task Creation
   */
  private static final class SchtasksProcessCreation {
    private static final Field IMAGE = Field.of("Image");

    private static final Field COMMAND_LINE = Field.of("CommandLine");

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

    private static boolean commandLineContains(Event event) {
      for (String text : event.folded(COMMAND_LINE)) {
        if (text.contains("/create")
        || text.contains("/change")
        || text.contains("-create")
        || text.contains("-change")) {
          return true;
        }
      }
      return false;
    }

    private static boolean createOrChange(Event event) {
      return commandLineContains(event);
    }

    private static boolean commandLineContains2(Event event) {
      for (String text : event.folded(COMMAND_LINE)) {
        if (text.contains("/ru system")
        || text.contains("/ru \"nt authority\\system\"")) {
          return true;
        }
      }
      return false;
    }

    private static boolean runAsSystem(Event event) {
      return commandLineContains2(event);
    }

    private static boolean commandLineContains3(Event event) {
      for (String text : event.folded(COMMAND_LINE)) {
        if (text.contains("%appdata%")
        || text.contains("%temp%")
        || text.contains("%public%")
        || text.contains("\\appdata\\local\\temp")
        || text.contains("\\appdata\\roaming\\")
        || text.contains("c:\\users\\public\\")
        || text.contains("c:\\programdata\\")
        || text.contains("c:\\windows\\temp\\")) {
          return true;
        }
      }
      return false;
    }

    private static boolean suspiciousPath(Event event) {
      return commandLineContains3(event);
    }

    private static boolean commandLineContains4(Event event) {
      for (String text : event.folded(COMMAND_LINE)) {
        if (text.contains("/s ")) {
          return true;
        }
      }
      return false;
    }

    private static boolean remoteTask(Event event) {
      return commandLineContains4(event);
    }

    private static boolean commandLineContains5(Event event) {
      for (String text : event.folded(COMMAND_LINE)) {
        if (text.contains("powershell")
        || text.contains("wscript")
        || text.contains("cscript")
        || text.contains("mshta")
        || text.contains("regsvr32")
        || text.contains("rundll32")
        || text.contains("cmd /c")
        || text.contains("cmd.exe /c")
        || text.contains("certutil")) {
          return true;
        }
      }
      return false;
    }

    private static boolean scriptExecution(Event event) {
      return commandLineContains5(event);
    }

    static boolean matches(Event event) {
      return scheduler(event)
          && createOrChange(event)
          && (runAsSystem(event)
          || suspiciousPath(event)
          || remoteTask(event)
          || scriptExecution(event));
    }
  }

  /**
   * Task Audit Events
   */
  private static final class SecurityEvent4698 {
    private static final Field EVENT_ID = Field.of("EventID");

    private static final Field TASK_ACTION = Field.of("TaskAction");

    private static final Field TASK_ARGUMENTS = Field.of("TaskArguments");

    private static boolean eventIDIs(Event event) {
      for (String number : event.numerals(EVENT_ID)) {
        if (number.equals("4698")) {
          return true;
        }
      }
      return false;
    }

    private static boolean taskCreated(Event event) {
      return eventIDIs(event);
    }

    private static boolean taskActionContains(Event event) {
      for (String text : event.folded(TASK_ACTION)) {
        if (text.contains("powershell")
        || text.contains("wscript")
        || text.contains("cscript")
        || text.contains("mshta")
        || text.contains("regsvr32")
        || text.contains("rundll32")
        || text.contains("cmd.exe")
        || text.contains("certutil")) {
          return true;
        }
      }
      return false;
    }

    private static boolean taskArgumentsContains(Event event) {
      for (String text : event.folded(TASK_ARGUMENTS)) {
        if (text.contains("appdata")
        || text.contains("\\temp\\")
        || text.contains("\\public\\")
        || text.contains("programdata")
        || text.contains("http")
        || text.contains("encodedcommand")
        || text.contains("-enc")) {
          return true;
        }
      }
      return false;
    }

    private static boolean suspiciousAction(Event event) {
      return taskActionContains(event)
          || taskArgumentsContains(event);
    }

    static boolean matches(Event event) {
      return taskCreated(event)
          && suspiciousAction(event);
    }
  }
}
