package dev.sigmac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The program as a process of its own, with a pipe on either side and a locale without UTF-8. */
class ProcessTest {
  private static final String RULE =
      """
      title: Ünï — code
      logsource: {category: process_creation, product: windows}
      detection:
        selection: {CommandLine|contains: 'grüße — 日本'}
        condition: selection
      """;

  @Test
  void readsAPipeAndWritesUtf8() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.sigmac.cli.Main",
            "compile",
            "-",
            "--target",
            "kql");
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(RULE.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(out).startsWith("DeviceProcessEvents\n").contains("grüße", "日本");
    assertThat(process.onExit().join().exitValue()).isZero();
  }
}
