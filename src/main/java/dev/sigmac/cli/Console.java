package dev.sigmac.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The streams of a run. Text is written as UTF-8 whatever the locale. */
final class Console {
  private final InputStream in;
  private final OutputStream out;
  private final PrintWriter err;

  Console(InputStream in, OutputStream out, OutputStream err) {
    this.in = in;
    this.out = new BufferedOutputStream(out, 1 << 16);
    this.err = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8));
  }

  /** All of the standard input. */
  byte[] read() throws IOException {
    return in.readAllBytes();
  }

  /** The standard input. */
  InputStream in() {
    return in;
  }

  /** Writes a part of the product. */
  void print(String text) {
    print(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a part of the product, which is UTF-8 already. */
  void print(byte[] text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw Failure.output("the output cannot be written: it was closed");
    }
  }

  /** Writes a message for people. */
  void say(String text) {
    err.print(text);
  }

  /** The writer for messages. */
  PrintWriter err() {
    return err;
  }

  /** Sends everything on its way. */
  void flush() {
    err.flush();
    try {
      out.flush();
    } catch (IOException e) {
      throw Failure.output("the output cannot be written: it was closed");
    }
  }
}
