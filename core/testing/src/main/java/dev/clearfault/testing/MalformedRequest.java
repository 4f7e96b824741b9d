package dev.clearfault.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A wrong or unusual request, as bytes. A server answers most of them itself, before any
 * application sees them, and such an answer can show internals.
 *
 * <pre>{@code
 * for (MalformedRequest request : MalformedRequest.all("/api/orders")) {
 *   String answer = request.sendTo(URI.create("http://127.0.0.1:8080"));
 *   assertThat(answer).as(request.name()).doesNotContain("Exception", "<html");
 * }
 * }</pre>
 *
 * <p>Most of them break RFC 9110 or RFC 9112; some are correct but unusual. Immutable and
 * thread-safe.
 *
 * @param name what is wrong with the request, in a few words
 * @param text the request; each character stands for the byte of the same number
 */
public record MalformedRequest(String name, String text) {
  private static final int MILLIS = 4000;

  /**
   * Returns all malformed requests; there are more than a hundred.
   *
   * @param path of a resource that answers GET and POST, such as {@code /api/orders}
   */
  public static List<MalformedRequest> all(String path) {
    return MalformedRequests.at(path);
  }

  /**
   * Sends this request over a new connection.
   *
   * @param server the URI of the server; only host and port count
   * @return the answer, one character for each byte; empty if the server closes the connection or
   *     sends nothing for four seconds
   * @throws IOException if no server listens there
   */
  public String sendTo(URI server) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), MILLIS);
      socket.setSoTimeout(MILLIS);
      StringBuilder answer = new StringBuilder();
      write(socket);
      try {
        read(socket.getInputStream(), answer);
      } catch (SocketTimeoutException | SocketException end) {
        // What it has sent until then counts.
      }
      return answer.toString();
    }
  }

  private void write(Socket socket) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
    } catch (SocketException closed) {
      // A server may stop reading half-way. It has answered before, and that can still be read.
    }
  }

  private static void read(InputStream in, StringBuilder answer) throws IOException {
    byte[] bytes = new byte[8192];
    for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
      answer.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
      if (isWhole(answer.toString())) {
        return;
      }
    }
  }

  /** Returns whether the length or the last chunk shows the end of the answer. */
  private static boolean isWhole(String answer) {
    int head = answer.indexOf("\r\n\r\n");
    if (head < 0) {
      return false;
    }
    String fields = answer.substring(0, head + 2).toLowerCase(Locale.ROOT);
    int length = fields.indexOf("\r\ncontent-length: ");
    if (length < 0) {
      return answer.endsWith("\r\n0\r\n\r\n");
    }
    int start = length + "\r\ncontent-length: ".length();
    String digits = fields.substring(start, fields.indexOf("\r\n", start)).trim();
    return answer.length() - head - 4 >= Integer.parseInt(digits);
  }
}
