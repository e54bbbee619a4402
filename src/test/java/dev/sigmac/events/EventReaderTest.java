package dev.sigmac.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms that events come in, whole and damaged. */
class EventReaderTest {
  private static final String XML =
      """
      <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>
        <System><Provider Name='Microsoft-Windows-Security-Auditing' Guid='{54849625}'/>
          <EventID Qualifiers='0'>4698</EventID><TimeCreated SystemTime='2021-04-21T11:30:00Z'/>
          <Execution ProcessID='4' ThreadID='8'/><Channel>Security</Channel><Security/></System>
        <EventData><Data Name='TaskName'>\\evil&amp;task</Data>
          <Data Name='SubjectLogonId'>0x5a419bc</Data><Data>one</Data><Data>two</Data></EventData>
      </Event>
      """;

  private final List<LoggedEvent> events = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private final class Collected implements EventSink {
    @Override
    public void event(LoggedEvent event) {
      events.add(event);
    }

    @Override
    public void problem(Problem problem) {
      problems.add(problem);
    }
  }

  private void read(String name, InputStream in, String... within) {
    new EventReader(List.of(within), new Collected()).read(in, name);
  }

  private void read(String name, String text) {
    read(name, text, StandardCharsets.UTF_8);
  }

  private void read(String name, String text, Charset charset) {
    read(name, new ByteArrayInputStream(text.getBytes(charset)));
  }

  private List<Map<String, Object>> fields() {
    return events.stream().map(e -> e.event().fields()).toList();
  }

  private List<String> said() {
    return problems.stream().map(Problem::text).toList();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}\n{\"a\":2}\n",
        "{\"a\":1}\r\n{\"a\":2}",
        "{\"a\":1}{\"a\":2}",
        "[{\"a\":1},{\"a\":2}]",
        "[\n  {\n    \"a\": 1\n  },\n  {\"a\": 2}\n]\n",
        "{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n",
        "\uFEFF{\"a\":1}\n\n{\"a\":2}\n"
      })
  void objectsAreReadHoweverTheyAreSetOut(String text) {
    read("x.json", text);
    assertThat(fields()).containsExactly(Map.of("a", 1), Map.of("a", 2));
    assertThat(problems).isEmpty();
  }

  @Test
  void valuesKeepTheirTypes() {
    read("x", "{\"t\":\"a\\\"}{\",\"n\":12345678901234567890,\"d\":1.50,\"b\":true,\"z\":null}");
    assertThat(fields().get(0).toString())
        .isEqualTo("{t=a\"}{, n=12345678901234567890, d=1.50, b=true}");
  }

  @Test
  void anAbsurdExponentStaysAsItIsWritten() {
    read("x", "{\"n\":1e999999999}");
    assertThat(fields()).containsExactly(Map.of("n", "1e999999999"));
  }

  @Test
  void linesAreCounted() {
    read("x.jsonl", "{\"a\":1}\n\n{\"a\":2}\n");
    assertThat(events).extracting(LoggedEvent::line).containsExactly(1L, 3L);
    assertThat(events).extracting(LoggedEvent::number).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":1            | the object is not ended on its line; the line is passed over
          {"a":"b           | a text is not ended on its line; the object is passed over
          {"a":}            | this is not JSON; it is passed over
          {"a":1,}          | this is not JSON; it is passed over
          {"a":[1,2}        | the object is not ended on its line; the line is passed over
          {"a":(1,2)}       | this is not JSON; it is passed over
          hello             | this is no JSON object; the line is passed over
          "text"            | this is no JSON object; the line is passed over
          {"a":{"b":        | the object is not ended on its line; the line is passed over
          """)
  void aBrokenLineCostsNoOther(String line, String reason) {
    read("x.jsonl", "{\"n\":1}\n" + line + "\n{\"n\":3}\n{\"n\":4}\n");
    assertThat(fields()).containsExactly(Map.of("n", 1), Map.of("n", 3), Map.of("n", 4));
    assertThat(said()).containsExactly("x.jsonl:2: " + reason);
  }

  @Test
  void aBrokenFirstLineCostsNoOther() {
    read("x.jsonl", "{\"n\":1,\n{\"n\":2}\n{\"n\":3}\n");
    assertThat(fields()).containsExactly(Map.of("n", 2), Map.of("n", 3));
    assertThat(said())
        .containsExactly(
            "x.jsonl:1: the object is not ended where the next begins; it is passed over");
  }

  @Test
  void aLineInAnotherEncodingIsPassedOver() {
    byte[] latin = "{\"n\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] good = "{\"n\":1}\n".getBytes(StandardCharsets.UTF_8);
    read(
        "x.jsonl",
        new SequenceInputStream(
            new ByteArrayInputStream(good),
            new SequenceInputStream(
                new ByteArrayInputStream(latin), new ByteArrayInputStream(good))));
    assertThat(events).hasSize(2);
    assertThat(said()).containsExactly("x.jsonl:2: the text is not UTF-8; it is passed over");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
  void utf16IsRead(String charset) {
    read("x.jsonl", "{\"n\":\"caf\u00e9 \ud83d\ude00\"}\r\n{\"n\":2}", Charset.forName(charset));
    assertThat(fields()).containsExactly(Map.of("n", "caf\u00e9 \ud83d\ude00"), Map.of("n", 2));
  }

  @Test
  void aLineThatIsTooLongCostsNoOther() {
    byte[] before = "{\"n\":1}\n{\"n\":\"".getBytes(StandardCharsets.UTF_8);
    byte[] after = "\"}\n{\"n\":3}\n".getBytes(StandardCharsets.UTF_8);
    byte[] middle = new byte[EventReader.MAX_BYTES + 1];
    Arrays.fill(middle, (byte) 'x');
    read(
        "x.jsonl",
        new SequenceInputStream(
            new ByteArrayInputStream(before),
            new SequenceInputStream(
                new ByteArrayInputStream(middle), new ByteArrayInputStream(after))));
    assertThat(fields()).containsExactly(Map.of("n", 1), Map.of("n", 3));
    assertThat(said())
        .containsExactly(
            "x.jsonl:2: this event has 16,777,225 bytes, more than the 16,777,216 that are read;"
                + " it is passed over");
  }

  @Test
  void gzipIsUnpacked() throws IOException {
    read("x.jsonl.gz", new ByteArrayInputStream(gzip("{\"n\":1}\n{\"n\":2}\n")));
    assertThat(events).hasSize(2);
    assertThat(problems).isEmpty();
  }

  @Test
  void whatStandsBeforeACutInGzipIsRead() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int n = 0; n < 20_000; n++) {
      lines.append("{\"n\":").append(n * 7919L % 10_007).append("}\n");
    }
    byte[] whole = gzip(lines.toString());
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    read("x.jsonl.gz", new ByteArrayInputStream(cut));
    assertThat(events).hasSizeBetween(5_000, 15_000);
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).ends()).isTrue();
    assertThat(said().get(0))
        .endsWith("the gzip data are cut off here; what stands before is read");
  }

  @Test
  void damagedGzipIsToldOf() throws IOException {
    byte[] packed = gzip("{\"n\":1}\n".repeat(50_000));
    for (int i = packed.length / 2; i < packed.length / 2 + 20; i++) {
      packed[i] ^= 0x55;
    }
    read("x.jsonl.gz", new ByteArrayInputStream(packed));
    assertThat(problems).isNotEmpty();
    assertThat(problems.get(problems.size() - 1).ends()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ElfFile        | this is a binary event log (.evtx); export it as XML or JSON first
          BZh9           | this is packed with bzip2; unpack it first
          some words     | this is neither JSON nor XML nor CSV with a line of names
          """)
  void otherFormsAreNamed(String beginning, String reason) {
    read("x", beginning + "\0".repeat(beginning.equals("some words") ? 0 : 8) + "\nmore\n");
    assertThat(said()).containsExactly("x: " + reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s", "<Events>%s</Events>", "<?xml version='1.0'?>\n<Events>\n%s</Events>"})
  void windowsXmlIsMadeFlat(String around) {
    read("x.xml", around.formatted(XML));
    assertThat(problems).isEmpty();
    assertThat(fields().get(0).toString())
        .isEqualTo(
            "{Provider_Name=Microsoft-Windows-Security-Auditing, Provider_Guid={54849625},"
                + " EventID_Qualifiers=0, EventID=4698, TimeCreated=2021-04-21T11:30:00Z,"
                + " Execution_ProcessID=4, Execution_ThreadID=8, Channel=Security,"
                + " TaskName=\\evil&task, SubjectLogonId=0x5a419bc, Data=[one, two]}");
  }

  @Test
  void aBrokenXmlEventCostsNoOther() {
    String cut = XML.substring(0, XML.indexOf("<EventData>"));
    String wrong = XML.replace("</Data></EventData>", "</EventData>");
    read("x.xml", XML + cut + XML + wrong + XML);
    assertThat(events).hasSize(3);
    assertThat(problems).hasSize(2);
  }

  @Test
  void entitiesOfADocumentTypeAreNotExpanded() {
    read(
        "x.xml",
        "<?xml version='1.0'?><!DOCTYPE e [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
            + "<Events><Event><System><EventID>1</EventID></System><EventData>"
            + "<Data Name='a'>&x;</Data></EventData></Event></Events>");
    assertThat(events.toString()).doesNotContain("root:");
    assertThat(events.size() + problems.size()).isEqualTo(1);
  }

  @Test
  void userDataIsMadeFlat() {
    read(
        "x.xml",
        "<Event><System><EventID>1102</EventID></System><UserData><LogFileCleared xmlns='x'>"
            + "<SubjectUserName>admin</SubjectUserName></LogFileCleared></UserData></Event>");
    assertThat(fields()).containsExactly(Map.of("EventID", "1102", "SubjectUserName", "admin"));
  }

  @Test
  void theJsonOfAnEventLogIsMadeFlat() {
    read(
        "x.json",
        """
        {"Event": {"#attributes": {"xmlns": "x"}, "System": {
          "Provider": {"#attributes": {"Name": "Service Control Manager"}},
          "EventID": {"#attributes": {"Qualifiers": 16384}, "#text": 7045},
          "TimeCreated": {"#attributes": {"SystemTime": "2021-01-01T00:00:00Z"}},
          "Channel": "System", "Correlation": null},
          "EventData": {"#attributes": {"Name": "n"}, "Service Name": "x", "Data": {"#text": ["a", "b"]}}}}
        """);
    assertThat(fields().get(0).toString())
        .isEqualTo(
            "{Provider_Name=Service Control Manager, EventID=7045, EventID_Qualifiers=16384,"
                + " TimeCreated=2021-01-01T00:00:00Z, Channel=System, ServiceName=x, Data=[a, b]}");
  }

  @Test
  void anEventMayStandInsideItsObject() {
    String text = "{\"id\":1,\"_source\":{\"event\":{\"a\":1}}}\n{\"id\":2}\n";
    read(
        "x.jsonl",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "_source",
        "event");
    assertThat(fields()).containsExactly(Map.of("a", 1));
    assertThat(said())
        .containsExactly("x.jsonl:2: the object has no member '_source' that is an object");
  }

  @Test
  void csvHasItsNamesInTheFirstLine() {
    read("x.csv", "Image,CommandLine\n\"C:\\a \"\"b\"\",\n.exe\",\nx,y\nx,y,z\nlast,\n");
    assertThat(fields())
        .containsExactly(
            Map.of("Image", "C:\\a \"b\",\n.exe"),
            Map.of("Image", "x", "CommandLine", "y"),
            Map.of("Image", "last"));
    assertThat(said())
        .containsExactly("x.csv:5: the row has 3 cells, the first line 2; it is passed over");
  }

  @Test
  void aFileThatIsNotThereIsToldOf() {
    new EventReader(List.of(), new Collected()).read(java.nio.file.Path.of("no-such-file"), "f");
    assertThat(said()).containsExactly("f: there is no such file");
  }
}
