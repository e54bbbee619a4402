package detections;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * Scheduled Task Created With Suspicious Action
 *
 * <p>schtasks.exe registers or changes a task that runs a scripting engine, runs from a folder that users may write to, or is imported from a file there.
 *
 * <p>Made by sigmac from sigma/t1053_005_schtasks_suspicious_creation.yml; a change here is lost.
 */
public final class T1053_005SchtasksSuspiciousCreation implements Rule {
  /**
   * The rule.
   */
  public static final T1053_005SchtasksSuspiciousCreation RULE = new T1053_005SchtasksSuspiciousCreation();

  private static final Field IMAGE = Field.of("Image");

  private static final Field ORIGINAL_FILE_NAME = Field.of("OriginalFileName");

  private static final Field COMMAND_LINE = Field.of("CommandLine");

  private static final Pattern COMMAND_LINE_REGEX = Pattern.compile("(?i)[\\t-\\r ]-e(nc|ncodedcommand)?[\\t-\\r ]+['\"]?[A-Za-z0-9+/=]{20,}");

  private static final Field PARENT_IMAGE = Field.of("ParentImage");

  private T1053_005SchtasksSuspiciousCreation() {
  }

  @Override
  public String title() {
    return "Scheduled Task Created With Suspicious Action";
  }

  @Override
  public Optional<String> id() {
    return Optional.of("5c0f3a52-6a0e-4c5b-9a0a-1d0a52c01005");
  }

  @Override
  public String description() {
    return "schtasks.exe registers or changes a task that runs a scripting engine, runs from a folder that users may write to, or is imported from a file there.";
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
        "https://attack.mitre.org/techniques/T1053/005/",
        "https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/schtasks-create");
  }

  @Override
  public List<String> tags() {
    return List.of(
        "attack.execution",
        "attack.persistence",
        "attack.privilege-escalation",
        "attack.t1053.005");
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
    return List.of("T1053.005");
  }

  @Override
  public List<String> falsePositives() {
    return List.of("Software that installs its own maintenance task");
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
        "// T1053.005 \u2014 Scheduled Task Created With Suspicious Action\n"
        + "DeviceProcessEvents\n"
        + "| where FileName =~ \"schtasks.exe\" or ProcessVersionInfoOriginalFileName =~ \"schtasks.exe\"\n"
        + "| where ProcessCommandLine contains \" /create\"\n"
        + "    or ProcessCommandLine contains \" -create\"\n"
        + "    or ProcessCommandLine contains \" \u2013create\"\n"
        + "    or ProcessCommandLine contains \" \u2014create\"\n"
        + "    or ProcessCommandLine contains \" \u2015create\"\n"
        + "    or ProcessCommandLine contains \" /change\"\n"
        + "    or ProcessCommandLine contains \" -change\"\n"
        + "    or ProcessCommandLine contains \" \u2013change\"\n"
        + "    or ProcessCommandLine contains \" \u2014change\"\n"
        + "    or ProcessCommandLine contains \" \u2015change\"\n"
        + "| where not(InitiatingProcessFolderPath startswith \"C:\\\\Program Files\\\\\"\n"
        + "    and ProcessCommandLine has \"\\\\Program Files\\\\\")\n"
        + "| extend ActionEngine = (ProcessCommandLine contains \"powershell\"\n"
        + "    or ProcessCommandLine contains \"pwsh\"\n"
        + "    or ProcessCommandLine contains \"wscript\"\n"
        + "    or ProcessCommandLine contains \"cscript\"\n"
        + "    or ProcessCommandLine contains \"mshta\"\n"
        + "    or ProcessCommandLine contains \"regsvr32\"\n"
        + "    or ProcessCommandLine contains \"rundll32\"\n"
        + "    or ProcessCommandLine contains \"certutil\"\n"
        + "    or ProcessCommandLine contains \"bitsadmin\")\n"
        + "| extend ActionPath = ProcessCommandLine has_any (\n"
        + "    \"\\\\AppData\\\\\", \"\\\\Temp\\\\\", \"\\\\Users\\\\Public\\\\\", \"\\\\ProgramData\\\\\", \"%TEMP%\", \"%APPDATA%\"\n"
        + "  )\n"
        + "| extend ActionEncoded = ProcessCommandLine matches regex @\"(?i)[\\t-\\r ]-e(nc|ncodedcommand)?[\\t-\\r ]+['\"\"]?[A-Za-z0-9+/=]{20,}\"\n"
        + "| where ActionEngine or ActionPath or ActionEncoded\n"
        + "| extend SuspicionScore = toint(ActionEngine) + toint(ActionPath) + toint(ActionEncoded)\n"
        + "| project\n"
        + "    Timestamp, DeviceName, AccountName, ProcessCommandLine, InitiatingProcessFileName,\n"
        + "    InitiatingProcessCommandLine, ActionEngine, ActionPath, ActionEncoded, SuspicionScore\n"
        + "| sort by Timestamp desc"),
        new Query(
        "spl",
        "splunk-windows",
        true,
        List.of("XmlWinEventLog"),
        "``` T1053.005 \u2014 Scheduled Task Created With Suspicious Action ```\n"
        + "index=* source=\"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational\" EventCode=1\n"
        + "    (Image=\"*\\\\schtasks.exe\" OR OriginalFileName=\"schtasks.exe\")\n"
        + "    CommandLine IN (\n"
        + "        \"* /create*\", \"* -create*\", \"* \u2013create*\", \"* \u2014create*\", \"* \u2015create*\", \"* /change*\",\n"
        + "        \"* -change*\", \"* \u2013change*\", \"* \u2014change*\", \"* \u2015change*\"\n"
        + "    )\n"
        + "    NOT (ParentImage=\"C:\\\\Program Files\\\\*\" AND CommandLine=\"*\\\\Program Files\\\\*\")\n"
        + "| eval CommandLine=replace(replace(replace(CommandLine, \"&lt;\", \"<\"), \"&gt;\", \">\"), \"&amp;\", \"&\")\n"
        + "| eval ActionEngine=if(\n"
        + "    match(CommandLine, \"(?i)powershell|pwsh|wscript|cscript|mshta|regsvr32|rundll32|certutil|bitsadmin\"), 1, 0)\n"
        + "| eval ActionPath=if(\n"
        + "    match(CommandLine, \"(?i)\\\\\\\\AppData\\\\\\\\|\\\\\\\\Temp\\\\\\\\|\\\\\\\\Users\\\\\\\\Public\\\\\\\\|\\\\\\\\ProgramData\\\\\\\\|%TEMP%|%APPDATA%\"), 1, 0)\n"
        + "| eval ActionEncoded=if(\n"
        + "    match(CommandLine, \"(?i)\\s-e(nc|ncodedcommand)?\\s+['\\\"]?[A-Za-z0-9+/=]{20,}\"), 1, 0)\n"
        + "| where ActionEngine=1 OR ActionPath=1 OR ActionEncoded=1\n"
        + "| eval SuspicionScore=ActionEngine + ActionPath + ActionEncoded\n"
        + "| table\n"
        + "    _time, Computer, User, CommandLine, ParentImage, ParentCommandLine, ActionEngine, ActionPath,\n"
        + "    ActionEncoded, SuspicionScore\n"
        + "| sort 0 - _time"),
        new Query(
        "eql",
        "elastic-ecs",
        true,
        List.of("logs-windows.*,logs-system.*,logs-winlog.*,winlogbeat-*"),
        "// T1053.005 \u2014 Scheduled Task Created With Suspicious Action\n"
        + "process where\n"
        + "  host.os.type == \"windows\" and\n"
        + "  event.type == \"start\" and\n"
        + "  (process.name : \"schtasks.exe\" or ?process.pe.original_file_name : \"schtasks.exe\") and\n"
        + "  process.command_line : (\n"
        + "    \"* /create*\", \"* -create*\", \"* \u2013create*\", \"* \u2014create*\", \"* \u2015create*\", \"* /change*\",\n"
        + "    \"* -change*\", \"* \u2013change*\", \"* \u2014change*\", \"* \u2015change*\"\n"
        + "  ) and\n"
        + "  not (\n"
        + "    process.parent.executable : \"C:\\\\Program Files\\\\*\" and\n"
        + "    process.command_line : \"*\\\\Program Files\\\\*\"\n"
        + "  ) and\n"
        + "  (\n"
        + "    process.command_line : (\n"
        + "      \"*powershell*\", \"*pwsh*\", \"*wscript*\", \"*cscript*\", \"*mshta*\", \"*regsvr32*\", \"*rundll32*\",\n"
        + "      \"*certutil*\", \"*bitsadmin*\"\n"
        + "    ) or\n"
        + "    process.command_line : (\n"
        + "      \"*\\\\AppData\\\\*\", \"*\\\\Temp\\\\*\", \"*\\\\Users\\\\Public\\\\*\", \"*\\\\ProgramData\\\\*\", \"*%TEMP%*\",\n"
        + "      \"*%APPDATA%*\"\n"
        + "    ) or\n"
        + "    process.command_line regex~ \".*[\\t-\\r ]\\\\-e(nc|ncodedcommand)?[\\t-\\r ]+['\\\\\\\"]?[A-Za-z0-9\\\\+/=]{20,}.*\"\n"
        + "  )"),
        new Query(
        "esql",
        "elastic-ecs",
        true,
        List.of("logs-windows.*,logs-system.*,logs-winlog.*,winlogbeat-*"),
        "// T1053.005 \u2014 Scheduled Task Created With Suspicious Action\n"
        + "FROM logs-windows.*,logs-system.*,logs-winlog.*,winlogbeat-* METADATA _id, _index, _version\n"
        + "| WHERE host.os.type == \"windows\"\n"
        + "| WHERE event.category : \"process\"\n"
        + "| WHERE event.type : \"start\"\n"
        + "| WHERE TO_LOWER(process.name) == \"schtasks.exe\"\n"
        + "    OR TO_LOWER(process.pe.original_file_name) == \"schtasks.exe\"\n"
        + "| WHERE TO_LOWER(process.command_line) LIKE (\n"
        + "        \"* /create*\", \"* -create*\", \"* \u2013create*\", \"* \u2014create*\", \"* \u2015create*\"\n"
        + "    )\n"
        + "    OR TO_LOWER(process.command_line) LIKE (\n"
        + "        \"* /change*\", \"* -change*\", \"* \u2013change*\", \"* \u2014change*\", \"* \u2015change*\"\n"
        + "    )\n"
        + "| WHERE NOT COALESCE(\n"
        + "    TO_LOWER(process.parent.executable) LIKE \"\"\"c:\\\\program files\\\\*\"\"\"\n"
        + "        AND TO_LOWER(process.command_line) LIKE \"\"\"*\\\\program files\\\\*\"\"\", FALSE)\n"
        + "| EVAL\n"
        + "    ActionEngine = COALESCE(\n"
        + "          TO_LOWER(process.command_line) LIKE (\n"
        + "                  \"*powershell*\", \"*pwsh*\", \"*wscript*\", \"*cscript*\", \"*mshta*\"\n"
        + "              )\n"
        + "              OR TO_LOWER(process.command_line) LIKE (\n"
        + "                  \"*regsvr32*\", \"*rundll32*\", \"*certutil*\", \"*bitsadmin*\"\n"
        + "              ), FALSE),\n"
        + "    ActionPath = COALESCE(\n"
        + "          TO_LOWER(process.command_line) LIKE (\n"
        + "                  \"\"\"*\\\\appdata\\\\*\"\"\", \"\"\"*\\\\temp\\\\*\"\"\", \"\"\"*\\\\users\\\\public\\\\*\"\"\",\n"
        + "                  \"\"\"*\\\\programdata\\\\*\"\"\", \"*%temp%*\"\n"
        + "              )\n"
        + "              OR TO_LOWER(process.command_line) LIKE \"*%appdata%*\", FALSE),\n"
        + "    ActionEncoded = COALESCE(\n"
        + "          process.command_line RLIKE \".*[\\t-\\r ]\\\\-[Ee]([Nn][Cc]|[Nn][Cc][Oo][Dd][Ee][Dd][Cc][Oo][Mm][Mm][Aa][Nn][Dd])?[\\t-\\r ]+[\\\\\\\"']?[\\\\+/-9=A-Za-z\u017f\u212a]{20,}.*\", FALSE)\n"
        + "| WHERE ActionEngine OR ActionPath OR ActionEncoded\n"
        + "| EVAL SuspicionScore = TO_INTEGER(ActionEngine)\n"
        + "      + TO_INTEGER(ActionPath)\n"
        + "      + TO_INTEGER(ActionEncoded)\n"
        + "| KEEP\n"
        + "    @timestamp, winlog.computer_name, user.name, process.command_line, process.parent.name,\n"
        + "    process.parent.command_line, ActionEngine, ActionPath, ActionEncoded, SuspicionScore, _id,\n"
        + "    _index, _version\n"
        + "| SORT @timestamp DESC"));
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.tail(Field.of("Image"), "\\schtasks.exe"),
        Trigger.text(Field.of("OriginalFileName"), "schtasks.exe"));
  }

  private static boolean imageEndsWith(Event event) {
    for (String text : event.folded(IMAGE)) {
      if (text.endsWith("\\schtasks.exe")) {
        return true;
      }
    }
    return false;
  }

  private static boolean originalFileNameIs(Event event) {
    for (String text : event.folded(ORIGINAL_FILE_NAME)) {
      if (text.equals("schtasks.exe")) {
        return true;
      }
    }
    return false;
  }

  private static boolean selectionSchtasks(Event event) {
    return imageEndsWith(event)
        || originalFileNameIs(event);
  }

  private static boolean commandLineContains(Event event) {
    for (String text : event.folded(COMMAND_LINE)) {
      if (text.contains(" /create")
      || text.contains(" -create")
      || text.contains(" \u2013create")
      || text.contains(" \u2014create")
      || text.contains(" \u2015create")
      || text.contains(" /change")
      || text.contains(" -change")
      || text.contains(" \u2013change")
      || text.contains(" \u2014change")
      || text.contains(" \u2015change")) {
        return true;
      }
    }
    return false;
  }

  private static boolean selectionCreate(Event event) {
    return commandLineContains(event);
  }

  private static boolean commandLineContains2(Event event) {
    for (String text : event.folded(COMMAND_LINE)) {
      if (text.contains("powershell")
      || text.contains("pwsh")
      || text.contains("wscript")
      || text.contains("cscript")
      || text.contains("mshta")
      || text.contains("regsvr32")
      || text.contains("rundll32")
      || text.contains("certutil")
      || text.contains("bitsadmin")) {
        return true;
      }
    }
    return false;
  }

  private static boolean actionEngine(Event event) {
    return commandLineContains2(event);
  }

  private static boolean commandLineContains3(Event event) {
    for (String text : event.folded(COMMAND_LINE)) {
      if (text.contains("\\appdata\\")
      || text.contains("\\temp\\")
      || text.contains("\\users\\public\\")
      || text.contains("\\programdata\\")
      || text.contains("%temp%")
      || text.contains("%appdata%")) {
        return true;
      }
    }
    return false;
  }

  private static boolean actionPath(Event event) {
    return commandLineContains3(event);
  }

  private static boolean commandLineMatches(Event event) {
    for (String text : event.texts(COMMAND_LINE)) {
      if (COMMAND_LINE_REGEX.matcher(text).find()) {
        return true;
      }
    }
    return false;
  }

  private static boolean actionEncoded(Event event) {
    return commandLineMatches(event);
  }

  private static boolean parentImageStartsWith(Event event) {
    for (String text : event.folded(PARENT_IMAGE)) {
      if (text.startsWith("c:\\program files\\")) {
        return true;
      }
    }
    return false;
  }

  private static boolean commandLineContains4(Event event) {
    for (String text : event.folded(COMMAND_LINE)) {
      if (text.contains("\\program files\\")) {
        return true;
      }
    }
    return false;
  }

  private static boolean filterMainSystemParent(Event event) {
    return parentImageStartsWith(event)
        && commandLineContains4(event);
  }

  @Override
  public boolean matches(Event event) {
    return selectionSchtasks(event)
        && selectionCreate(event)
        && (actionEngine(event)
        || actionPath(event)
        || actionEncoded(event))
        && !filterMainSystemParent(event);
  }
}
