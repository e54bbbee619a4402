package dev.sigmac.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge rejects what Kusto rejects; else its silence would say nothing of a query. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KqlLanguageServiceTest {
  private KqlLanguageService service;

  @BeforeAll
  void start() {
    service = KqlLanguageService.start();
  }

  @AfterAll
  void stop() {
    if (service != null) {
      service.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"microsoft", "defender"})
  void aQueryOverColumnsThatExistIsAccepted(String pack) {
    String query = "DeviceProcessEvents | where FileName =~ 'a.exe' | project DeviceName";

    assertThat(service.check(pack, query).errors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NoSuchTable | take 1",
        "DeviceProcessEvents | where NoSuchColumn == 'a'",
        "DeviceProcessEvents | where FileName == 'a",
        "DeviceProcessEvents | where FileName = 'a'",
        "DeviceProcessEvents | where (FileName == 'a'",
        "DeviceProcessEvents | where FileName > 5",
        "DeviceProcessEvents | where FileName matches regex 5",
        "DeviceProcessEvents | whre FileName == 'a'"
      })
  void aWrongQueryIsRejected(String query) {
    assertThat(service.check("microsoft", query).errors()).isNotEmpty();
  }

  @Test
  void aTableOfAnotherEnvironmentIsRejected() {
    String query = "SecurityEvent | take 1";

    assertThat(service.check("sentinel", query).errors()).isEmpty();
    assertThat(service.check("defender", query).errors()).isNotEmpty();
  }

  @Test
  void literalsHaveTheValueThatKustoGivesThem() {
    String query = "print 'a\\\\b\\'\\u00fc', @'c:\\d''e', \"// no comment\\n\"";

    assertThat(service.check("microsoft", query).literals())
        .containsExactly("a\\b'ü", "c:\\d'e", "// no comment\n");
  }
}
