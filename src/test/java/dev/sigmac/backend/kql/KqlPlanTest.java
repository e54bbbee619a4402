package dev.sigmac.backend.kql;

import static dev.sigmac.backend.kql.Kql.HERE;
import static dev.sigmac.backend.kql.Kql.column;
import static dev.sigmac.backend.kql.Kql.matches;
import static dev.sigmac.backend.kql.Kql.terms;
import static dev.sigmac.backend.kql.Kql.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmac.detection.Expr;
import dev.sigmac.detection.Expr.Named;
import dev.sigmac.detection.Operand.Column;
import dev.sigmac.detection.Operand.ColumnType;
import dev.sigmac.detection.Operand.Extracted;
import dev.sigmac.detection.SigmaNumber;
import dev.sigmac.pipeline.MappedRule.Extraction;
import dev.sigmac.pipeline.Source;
import dev.sigmac.plan.Branch;
import dev.sigmac.plan.Plan;
import dev.sigmac.plan.Scan;
import dev.sigmac.plan.Step;
import dev.sigmac.plan.Step.Output;
import dev.sigmac.rule.Timespan;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KqlPlanTest {
  private static final Column COMMAND = text("ProcessCommandLine");

  @Test
  void aUnionOfScoredBranchesIsThePublishedQuery() throws IOException {
    Plan plan =
        new Plan(
            List.of("T1053 — Scheduled Task/Job: Multi-branch Windows detection"),
            List.of(processes(), audit()),
            true);
    String query = new KqlBackend().emit(plan).query().orElseThrow();
    try (InputStream seed = KqlPlanTest.class.getResourceAsStream("scheduled-task.tokens.kql")) {
      String published =
          new String(Objects.requireNonNull(seed).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(unspaced(query)).isEqualTo(unspaced(published));
    }
    assertThat(query.lines()).allMatch(line -> line.length() <= 100);
  }

  /** The text without the blanks and line ends that stand outside its strings. */
  private static String unspaced(String query) {
    StringBuilder kept = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '"') {
        inside = !inside;
      } else if (inside && c == '\\') {
        kept.append(c);
        c = query.charAt(++i);
      }
      if (inside || !Character.isWhitespace(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static Branch processes() {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Filter(matches(text("FileName"), "schtasks.exe", "at.exe")));
    steps.add(new Step.Filter(terms(COMMAND, "/create", "/change", "-create", "-change")));
    steps.add(flag("RunAsSystem", "/ru SYSTEM", "/ru \"NT AUTHORITY\\SYSTEM\""));
    steps.add(
        flag(
            "SuspiciousPath",
            "%APPDATA%",
            "%TEMP%",
            "%PUBLIC%",
            "\\AppData\\Local\\Temp",
            "\\AppData\\Roaming\\",
            "C:\\Users\\Public\\",
            "C:\\ProgramData\\",
            "C:\\Windows\\Temp\\"));
    steps.add(flag("RemoteTask", "/s "));
    steps.add(
        flag(
            "ScriptExecution",
            "powershell",
            "wscript",
            "cscript",
            "mshta",
            "regsvr32",
            "rundll32",
            "cmd /c",
            "cmd.exe /c",
            "certutil"));
    steps.add(flag("HiddenFlag", " /f"));
    List<String> scored = List.of("RunAsSystem", "SuspiciousPath", "RemoteTask", "ScriptExecution");
    steps.add(new Step.Filter(Expr.or(scored.stream().map(Named::new).toList())));
    steps.add(new Step.Score("SuspicionScore", scored));
    List<Output> outputs =
        new ArrayList<>(
            values(
                "Timestamp",
                "DeviceName",
                "AccountName",
                "FileName",
                "ProcessCommandLine",
                "InitiatingProcessFileName",
                "InitiatingProcessCommandLine"));
    Stream.concat(scored.stream(), Stream.of("HiddenFlag", "SuspicionScore"))
        .forEach(name -> outputs.add(new Output.Computed(name)));
    outputs.add(new Output.Label("DetectionBranch", "schtasks_process_creation"));
    steps.add(new Step.Project(outputs));
    return branch(
        "SuspiciousTaskCreation",
        "Branch 1: schtasks.exe / at.exe process creation with suspicious indicators",
        "DeviceProcessEvents",
        "Timestamp",
        steps);
  }

  private static Branch audit() {
    List<Step> steps = new ArrayList<>();
    SigmaNumber id = new SigmaNumber(new BigDecimal("4698"), "4698");
    steps.add(
        new Step.Filter(
            new Expr.Numbers(column("EventID", ColumnType.INTEGER), List.of(id), HERE)));
    String[][] extracts = {
      {"TaskName", "TaskName"},
      {"TaskAction", "Command"},
      {"TaskArguments", "Arguments"},
      {"TaskPrincipal", "UserId"}
    };
    for (String[] e : extracts) {
      String pattern = "<" + e[1] + ">(.*?)</" + e[1] + ">";
      steps.add(
          new Step.Extract(new Extraction(e[0], text("EventData"), Kql.regex(pattern), HERE)));
    }
    steps.add(
        new Step.Flag("RunAsSystem", terms(new Extracted("TaskPrincipal"), "SYSTEM", "S-1-5-18")));
    steps.add(
        new Step.Flag(
            "SuspiciousAction",
            Expr.or(
                List.of(
                    terms(
                        new Extracted("TaskAction"),
                        "powershell",
                        "wscript",
                        "cscript",
                        "mshta",
                        "regsvr32",
                        "rundll32",
                        "cmd.exe",
                        "certutil"),
                    terms(
                        new Extracted("TaskArguments"),
                        "AppData",
                        "\\Temp\\",
                        "\\Public\\",
                        "ProgramData",
                        "http",
                        "EncodedCommand",
                        "-enc")))));
    steps.add(new Step.Filter(new Named("SuspiciousAction")));
    steps.add(new Step.Score("SuspicionScore", List.of("SuspiciousAction", "RunAsSystem")));
    List<Output> outputs = new ArrayList<>(values("TimeGenerated", "Computer", "Account"));
    for (String[] e : extracts) {
      outputs.add(new Output.Value(e[0], new Extracted(e[0])));
    }
    Stream.of("RunAsSystem", "SuspiciousAction", "SuspicionScore")
        .forEach(name -> outputs.add(new Output.Computed(name)));
    outputs.add(new Output.Label("DetectionBranch", "security_event_4698"));
    steps.add(new Step.Project(outputs));
    return branch(
        "TaskAuditEvents",
        "Branch 2: Security Event 4698 — Scheduled Task Created (audit log)",
        "SecurityEvent",
        "TimeGenerated",
        steps);
  }

  private static Step flag(String name, String... needles) {
    return new Step.Flag(name, terms(COMMAND, needles));
  }

  private static List<Output> values(String... names) {
    return Arrays.stream(names).<Output>map(name -> new Output.Value(name, text(name))).toList();
  }

  private static Branch branch(
      String binding, String comment, String table, String time, List<Step> steps) {
    Source source =
        new Source(table, Optional.of(column(time, ColumnType.DATETIME)), new Expr.Constant(true));
    Scan scan = new Scan(source, Optional.of(new Timespan(24, 'h')));
    return new Branch(binding, binding, List.of(comment), scan, steps);
  }
}
