package dev.sigmac.prove.elastic;

import dev.sigmac.detection.Network;
import dev.sigmac.source.Diagnostics;
import dev.sigmac.source.SourceFile;
import dev.sigmac.yaml.YamlNode;
import dev.sigmac.yaml.YamlNode.YamlMapping;
import dev.sigmac.yaml.YamlNode.YamlScalar;
import dev.sigmac.yaml.YamlNode.YamlSequence;
import dev.sigmac.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Events of Windows as the documents that Elastic's ingest pipelines make of them, by windows.yml.
 */
final class WindowsDocument {
  private static final Pattern HASH = Pattern.compile("(MD5|SHA1|SHA256|IMPHASH)=([0-9A-Fa-f]+)");
  private static final Pattern DWORD = Pattern.compile("(?i)DWORD \\(0x([0-9A-F]{8})\\)");
  private static final Pattern QWORD =
      Pattern.compile("(?i)QWORD \\(0x([0-9A-F]{8})-0x([0-9A-F]{8})\\)");

  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  private final YamlMapping rules = read();

  /**
   * The document of an event, and the event without what the pipelines drop, which is what rules
   * can find.
   */
  record Stored(Map<String, Object> document, Map<String, Object> event) {}

  Stored of(Map<String, Object> event) {
    Map<String, Object> document = new LinkedHashMap<>();
    Map<String, Object> left = new LinkedHashMap<>();
    document.put("@timestamp", "2026-01-01T00:00:00Z");
    document.put("host.os.type", "windows");
    String code = String.valueOf(event.get("EventID"));
    YamlMapping channel = mapping(mapping(rules, "channels"), String.valueOf(event.get("Channel")));
    YamlMapping kind =
        Optional.of(mapping(mapping(channel, "events"), code))
            .filter(m -> !m.entries().isEmpty())
            .orElseGet(() -> mapping(mapping(channel, "events"), "*"));
    list(kind, "category").ifPresent(c -> document.put("event.category", c));
    list(kind, "type").ifPresent(t -> document.put("event.type", t));
    text(mapping(channel, "messages"), code)
        .ifPresent(t -> document.put("message", rendered(t, event)));
    event.forEach(
        (name, value) -> {
          String text = String.valueOf(value);
          if (!list(rules, "blank").orElseThrow().contains(text)
              && !list(rules, "words").orElseThrow().contains(name)) {
            Optional<String> header = text(mapping(rules, "header"), name);
            boolean stored = true;
            if (header.isPresent()) {
              document.put(header.get(), text);
            } else {
              stored = data(name, text, channel, kind, code, document);
            }
            if (stored) {
              left.put(name, value);
            }
          }
        });
    return new Stored(document, left);
  }

  /** The text of an event, as its provider renders it: with its data in place of their names. */
  String message(String channel, String code, Map<String, Object> event) {
    YamlMapping messages = mapping(mapping(mapping(rules, "channels"), channel), "messages");
    return rendered(text(messages, code).orElseThrow(), event);
  }

  private static String rendered(String template, Map<String, Object> event) {
    Matcher name = NAME.matcher(template);
    return shipped(
        name.replaceAll(
            n -> Matcher.quoteReplacement(String.valueOf(event.getOrDefault(n.group(1), "")))));
  }

  /** A text as Elastic's shippers write it: with line ends of Unix, and none at the end. */
  static String shipped(String text) {
    return text.replace("\r\n", "\n").replaceAll("\n+$", "");
  }

  /** The event as Winlogbeat stores it, whose modules do not take its data apart. */
  Stored raw(Map<String, Object> event) {
    Map<String, Object> document = new LinkedHashMap<>();
    Map<String, Object> left = new LinkedHashMap<>();
    document.put("@timestamp", "2026-01-01T00:00:00Z");
    YamlMapping channel = mapping(mapping(rules, "channels"), String.valueOf(event.get("Channel")));
    String data = text(channel, "data").orElse("winlog.event_data");
    event.forEach(
        (name, value) -> {
          String text = String.valueOf(value);
          if (!text.isEmpty() && !list(rules, "words").orElseThrow().contains(name)) {
            document.put(text(mapping(rules, "header"), name).orElse(data + "." + name), text);
            left.put(name, value);
          }
        });
    return new Stored(document, left);
  }

  /** Stores one datum; whether it is stored at all. */
  private boolean data(
      String name,
      String text,
      YamlMapping channel,
      YamlMapping kind,
      String code,
      Map<String, Object> document) {
    Optional<String> path = text(mapping(channel, "paths"), name);
    Optional<String> number = text(mapping(channel, "numbers"), name);
    Optional<String> address = text(mapping(channel, "addresses"), name);
    Optional<String> user = text(mapping(channel, "users"), name);
    Optional<String> flag = text(mapping(channel, "booleans"), name);
    Optional<String> field = text(mapping(channel, "fields"), name);
    Optional<String> about = text(mapping(channel, "executable"), name);
    Optional<String> kept = text(mapping(channel, "kept"), name);
    YamlMapping words = mapping(mapping(channel, "words"), name);
    String raw =
        text(channel, "data").orElse("winlog.event_data")
            + "."
            + text(channel, "blank").map(b -> name.replace(" ", b)).orElse(name);
    if (path.isPresent()) {
      int last = text.lastIndexOf('\\');
      document.put(path.get() + (path.get().equals("file") ? ".path" : ".executable"), text);
      if (last >= 0) {
        document.put(path.get() + ".name", text.substring(last + 1));
      }
    } else if (number.isPresent()) {
      document.put(number.get(), Long.decode(text));
    } else if (address.isPresent()) {
      boolean valid =
          new Network(Network.Version.IPV4, "0.0.0.0", 0).contains(text)
              || new Network(Network.Version.IPV6, "::", 0).contains(text);
      if (valid) {
        document.put(address.get(), text);
      }
      return valid;
    } else if (user.isPresent()) {
      String[] parts = text.split("\\\\", -1);
      if (parts.length == 2) {
        document.put(user.get() + ".domain", parts[0]);
        document.put(user.get() + ".name", parts[1]);
      }
      return parts.length == 2;
    } else if (flag.isPresent()) {
      document.put(flag.get(), text.equals("true"));
    } else if (!words.entries().isEmpty()) {
      text(words, text).ifPresent(w -> document.put(text(words, "field").orElseThrow(), w));
    } else if (about.isPresent()) {
      document.put((code.equals("7") ? "file.pe." : "process.pe.") + about.get(), text);
      if (!list(channel, "moved").orElse(List.of()).contains(name)) {
        document.put(raw, text);
      }
    } else if (name.equals("Hashes") || name.equals("Hash")) {
      text(kind, "hashes").ifPresent(target -> hashes(text, target, document));
    } else if (name.equals("Details")) {
      details(text, document);
    } else if (field.isPresent()) {
      document.put(field.get(), text);
    } else if (!list(channel, "gone").orElse(List.of()).contains(name)) {
      document.put(raw, text);
      kept.ifPresent(k -> document.put(k, text));
    }
    return true;
  }

  private static void hashes(String text, String target, Map<String, Object> document) {
    Matcher hash = HASH.matcher(text);
    while (hash.find()) {
      String algorithm = hash.group(1).toLowerCase(java.util.Locale.ROOT);
      String place = algorithm.equals("imphash") ? ".pe." : ".hash.";
      if (!hash.group(2).matches("0*")) {
        document.put(target + place + algorithm, hash.group(2).toLowerCase(java.util.Locale.ROOT));
      }
    }
  }

  private static void details(String text, Map<String, Object> document) {
    Matcher dword = DWORD.matcher(text);
    Matcher qword = QWORD.matcher(text);
    String data = text;
    String type = text.equals("Binary Data") ? "REG_BINARY" : "REG_SZ";
    if (dword.matches()) {
      data = String.valueOf(Long.parseLong(dword.group(1), 16));
      type = "SZ_DWORD";
    } else if (qword.matches()) {
      data =
          String.valueOf(
              (Long.parseLong(qword.group(1), 16) << 8) + Long.parseLong(qword.group(2), 16));
      type = "SZ_QWORD";
    }
    document.put("registry.data.strings", List.of(data));
    document.put("registry.data.type", type);
  }

  private static YamlMapping mapping(YamlMapping from, String key) {
    return from.get(key)
        .map(YamlNode.Entry::value)
        .filter(YamlMapping.class::isInstance)
        .map(YamlMapping.class::cast)
        .orElseGet(() -> new YamlMapping(List.of(), from.span()));
  }

  private static Optional<String> text(YamlMapping from, String key) {
    return from.get(key).map(e -> ((YamlScalar) e.value()).value());
  }

  private static Optional<List<String>> list(YamlMapping from, String key) {
    return from.get(key)
        .map(
            e ->
                ((YamlSequence) e.value())
                    .items().stream().map(i -> ((YamlScalar) i).value()).toList());
  }

  private static YamlMapping read() {
    try (InputStream in = WindowsDocument.class.getResourceAsStream("/windows.yml")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return (YamlMapping)
          YamlReader.read(new SourceFile("windows.yml", text), new Diagnostics()).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
