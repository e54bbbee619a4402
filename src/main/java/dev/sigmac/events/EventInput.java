package dev.sigmac.events;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A file's bytes unpacked and in UTF-8, and the form that they are in, told by their beginning and
 * by the name's ending.
 */
record EventInput(Form form, InputStream bytes, String reason) {
  private static final int LOOK = 512;
  private static final int BUFFER = 1 << 16;

  /** Beginnings of files that hold events but are none of the forms, and what to do about it. */
  private static final Map<String, String> BINARY =
      Map.of(
          "ElfFile",
          "this is a binary event log (.evtx); export it as XML or JSON first",
          "PK\u0003\u0004",
          "this is a zip archive; unpack it first",
          "(\u00b5/\u00fd",
          "this is packed with zstd; unpack it first",
          "BZh",
          "this is packed with bzip2; unpack it first",
          "\u00fd7zXZ",
          "this is packed with xz; unpack it first",
          "PAR1",
          "this is a Parquet file; JSON, XML and CSV are read");

  enum Form {
    JSON,
    XML,
    CSV,
    EMPTY,
    UNKNOWN
  }

  static EventInput of(InputStream raw, String name) throws IOException {
    InputStream in = new BufferedInputStream(raw, BUFFER);
    String ending = name.toLowerCase(Locale.ROOT);
    byte[] head = peek(in);
    if (head.length > 1 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
      in = new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
      ending = ending.replaceFirst("\\.gz$", "");
      head = peek(in);
    }
    String latin = new String(head, StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> binary : BINARY.entrySet()) {
      if (latin.startsWith(binary.getKey())) {
        return new EventInput(Form.UNKNOWN, in, binary.getValue());
      }
    }
    Charset charset = charset(head);
    if (!charset.equals(StandardCharsets.UTF_8)) {
      in = new BufferedInputStream(new Transcoded(in, charset), BUFFER);
      head = peek(in);
    }
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      in.skipNBytes(3);
      head = Arrays.copyOfRange(head, 3, head.length);
    }
    return of(in, head, ending);
  }

  private static EventInput of(InputStream in, byte[] head, String ending) {
    String text = new String(head, StandardCharsets.UTF_8).stripLeading();
    Form form = Form.UNKNOWN;
    if (text.isEmpty() && head.length < LOOK) {
      form = Form.EMPTY;
    } else if (text.indexOf('\0') >= 0) {
      return new EventInput(form, in, "this is no text; JSON, XML and CSV are read");
    } else if (text.startsWith("<")) {
      form = Form.XML;
    } else if (text.startsWith("{")
        || text.startsWith("[")
        || ending.matches(".*\\.(json|jsonl|ndjson)")) {
      form = Form.JSON;
    } else if (ending.endsWith(".csv") || text.lines().findFirst().orElse("").contains(",")) {
      form = Form.CSV;
    }
    return new EventInput(form, in, "this is neither JSON nor XML nor CSV with a line of names");
  }

  /** UTF-16 by its mark, or by the zero beside the first character; else what XML declares. */
  private static Charset charset(byte[] head) {
    if (startsWith(head, 0xFF, 0xFE) || (head.length > 1 && head[0] != 0 && head[1] == 0)) {
      return StandardCharsets.UTF_16LE;
    } else if (startsWith(head, 0xFE, 0xFF) || (head.length > 1 && head[0] == 0 && head[1] != 0)) {
      return StandardCharsets.UTF_16BE;
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    var declared =
        java.util.regex.Pattern.compile("^<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']")
            .matcher(text);
    if (declared.find()
        && !declared.group(1).toLowerCase(Locale.ROOT).startsWith("utf-16")
        && Charset.isSupported(declared.group(1))) {
      return Charset.forName(declared.group(1));
    }
    return StandardCharsets.UTF_8;
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] peek(InputStream in) throws IOException {
    in.mark(LOOK);
    byte[] head = in.readNBytes(LOOK);
    in.reset();
    return head;
  }
}
