package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Answers to clients that accept gzip, as bytes. */
final class Gzip {
  private Gzip() {}

  /**
   * Returns the text that was compressed.
   *
   * @throws IOException if the bytes are not gzip, or not all of it
   */
  static String inflated(byte[] body) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Returns the body that a careful client is left with: one that minds a reset, a missing last
   * chunk, and a stream that does not inflate.
   *
   * @throws IOException if the client notices that something is missing
   */
  static String careful(Container container, String request) throws IOException {
    String answer = RawHttp.answer(container, request);
    int end = answer.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new SocketException("no answer");
    }
    String head = answer.substring(0, end).toLowerCase(Locale.ROOT);
    assertThat(head).contains("content-encoding: gzip");
    String body = answer.substring(end + 4);
    if (head.contains("transfer-encoding: chunked")) {
      body = unchunked(body);
    }
    return inflated(body.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String unchunked(String body) throws IOException {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (true) {
      int line = body.indexOf("\r\n", at);
      if (line < 0) {
        throw new IOException("the last chunk is missing");
      }
      int length = Integer.parseInt(body.substring(at, line), 16);
      if (length == 0) {
        return whole.toString();
      }
      at = line + 2 + length + 2;
      if (at > body.length()) {
        throw new IOException("a chunk is cut");
      }
      whole.append(body, line + 2, at - 2);
    }
  }
}
