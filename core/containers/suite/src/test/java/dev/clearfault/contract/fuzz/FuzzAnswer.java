package dev.clearfault.contract.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One answer, one character for each byte.
 *
 * @param status of its status line
 * @param head the head with all its line ends
 * @param body the body without chunks
 * @param framing how the end of the body is known
 */
record FuzzAnswer(int status, String head, String body, Framing framing) {
  private static final String END = "\r\n";
  private static final int MOST = 4 * 1024 * 1024;

  /** How the end of a body is known (RFC 9112 section 6.3). */
  enum Framing {
    NO_BODY,
    LENGTH,
    CHUNKS,
    END_OF_CONNECTION
  }

  /**
   * Reads the next final answer of the connection.
   *
   * @throws IOException if it is none, or ends too early
   */
  static FuzzAnswer read(InputStream in, String method) throws IOException {
    String head = head(in);
    if (!head.matches("(?s)HTTP/1\\.[01] [1-5]\\d\\d[ \r].*")) {
      throw new IOException("not an answer: '" + head + "'");
    }
    int status = Integer.parseInt(head.substring(9, 12));
    if (status < 200) {
      return read(in, method);
    }
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return new FuzzAnswer(status, head, "", Framing.NO_BODY);
    }
    if (field(head, "transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
      return new FuzzAnswer(status, head, chunks(in), Framing.CHUNKS);
    }
    String length = field(head, "content-length");
    return length.isEmpty()
        ? new FuzzAnswer(status, head, text(in.readNBytes(MOST)), Framing.END_OF_CONNECTION)
        : new FuzzAnswer(status, head, exactly(in, Integer.parseInt(length)), Framing.LENGTH);
  }

  /** Returns the value of a header field; empty if there is none. */
  String field(String name) {
    return field(head, name);
  }

  private static String field(String head, String name) {
    for (String line : head.split(END, -1)) {
      if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
        return line.substring(name.length() + 1).trim();
      }
    }
    return "";
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String known = "";
    while (!known.endsWith(END + END)) {
      String line = line(in);
      head.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
      known = text(head.toByteArray());
      if (!line.endsWith(END)) {
        throw new IOException(known.isEmpty() ? "no answer" : "half a head: '" + known + "'");
      }
    }
    return known;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.append((char) b);
      if (b == '\n') {
        break;
      }
    }
    return line.toString();
  }

  private static String chunks(InputStream in) throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = size(in); size > 0; size = size(in)) {
      body.append(exactly(in, size));
      expectLineEnd(in);
    }
    expectLineEnd(in);
    return body.toString();
  }

  private static int size(InputStream in) throws IOException {
    String line = line(in);
    try {
      return Integer.parseInt(line.trim(), 16);
    } catch (NumberFormatException e) {
      throw new IOException("not the size of a chunk: '" + line + "'", e);
    }
  }

  private static void expectLineEnd(InputStream in) throws IOException {
    String line = line(in);
    if (!line.equals(END)) {
      throw new IOException("not the end of a chunk: '" + line + "'");
    }
  }

  private static String exactly(InputStream in, int length) throws IOException {
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new IOException("a body of " + body.length + " bytes that announces " + length);
    }
    return text(body);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
