package dev.sigmac.docs;

import dev.sigmac.compiler.Compiled;
import dev.sigmac.compiler.Options;
import dev.sigmac.compiler.RuleResult;
import dev.sigmac.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** A small rule for each construct of the detection language. */
final class Constructs {
  private Constructs() {}

  /** A construct, and the {@code detection} of a rule for process creation that shows it. */
  record Construct(String name, String detection) {
    RuleResult compiled(String pack, String target) {
      String rule =
          "title: With %s\nlogsource: {category: process_creation, product: windows}\ndetection:\n%s"
              .formatted(name.replaceAll("[:`'\\[]", ""), detection.indent(2));
      return Compiled.sources(
              pack, target, List.of(new SourceFile(name + ".yml", rule)), Options.DEFAULT)
          .get(0);
    }
  }

  static List<Construct> all() {
    List<Construct> all = new ArrayList<>();
    one(all, "a value", "User: 'DOMAIN\\alice'");
    one(all, "a list of values", "OriginalFileName: ['a.exe', 'b.exe']");
    one(all, "`*` inside a value", "CommandLine: 'net*user'");
    one(all, "`?`", "CommandLine|contains: '/s?c'");
    one(all, "an escaped wildcard", "CommandLine|contains: 'del \\*.bak'");
    one(all, "`*` alone", "CommandLine: '*'");
    one(all, "an empty value", "CommandLine: ''");
    one(all, "null", "ParentImage: null");
    one(all, "a number", "ProcessId: 4");
    one(all, "a list of maps", "- CommandLine|contains: 'a b'\n- ProcessId: [4, 8]");
    one(all, "keywords", "['first word', 'second*word']");
    one(all, "keywords, all of them", "'|all': ['first word', 'second word']");
    one(all, "`contains`", "CommandLine|contains: ['whoami', '\\temp\\']");
    one(all, "`contains|all`", "CommandLine|contains|all: ['net', ' user ']");
    one(all, "`startswith`", "CommandLine|startswith: 'cmd /c'");
    one(all, "`endswith`", "CommandLine|endswith: '.ps1'");
    one(all, "`endswith` of a path", "Image|endswith: ['\\cmd.exe', '\\pwsh.exe']");
    one(all, "`cased`", "CommandLine|contains|cased: 'IEX'");
    one(all, "`exists`", "CommandLine|exists: false");
    one(all, "`neq`", "CommandLine|neq: 'cmd'");
    one(all, "`windash`", "CommandLine|contains|windash: ' -enc '");
    one(all, "`re`", "CommandLine|re: '\\s-e\\w*\\s'");
    one(all, "`re|i|m|s`", "CommandLine|re|i|m|s: '^a.b$'");
    one(all, "`base64offset|contains`", "CommandLine|base64offset|contains: 'http://'");
    one(all, "`wide|base64offset|contains`", "CommandLine|wide|base64offset|contains: 'IEX '");
    one(all, "`gt`, `lte`", "ProcessId|gt: 100\nParentProcessId|lte: 4");
    one(all, "`fieldref`", "CommandLine|fieldref: ParentCommandLine");
    one(all, "`fieldref|contains`", "CommandLine|fieldref|contains: OriginalFileName");
    one(all, "`cidr`, IPv4 and IPv6", "CommandLine|cidr: ['10.0.0.0/8', 'fe80::/10']");
    one(all, "`hour|gte`", "UtcTime|hour|gte: 22");
    one(all, "hashes", "Hashes|contains: ['MD5=0123456789abcdef0123456789abcdef', 'SHA256=ab']");
    all.add(
        new Construct(
            "`1 of`, `all of`, `not`",
            """
            sel_a: {CommandLine|contains: 'a b'}
            sel_b: {ProcessId: 4}
            filter_x: {User|endswith: 'SYSTEM'}
            condition: 1 of sel_* and not 1 of filter_*"""));
    all.add(
        new Construct(
            "a list of conditions",
            """
            sel_a: {CommandLine|contains: 'a b'}
            sel_b: {ProcessId: 4}
            condition: [sel_a, sel_b]"""));
    return all;
  }

  private static void one(List<Construct> all, String name, String selection) {
    String inline =
        selection.startsWith("[") ? " " + selection : "\n" + selection.indent(2).stripTrailing();
    all.add(new Construct(name, "selection:" + inline + "\ncondition: selection"));
  }
}
