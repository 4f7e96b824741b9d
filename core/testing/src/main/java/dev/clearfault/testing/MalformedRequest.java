package dev.clearfault.testing;

import java.io.ByteArrayOutputStream;
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
 * A request that no client sends in earnest, as bytes: what a server answers to it before any
 * application is asked often tells more of the inside than any application would.
 *
 * <pre>{@code
 * for (MalformedRequest request : MalformedRequest.all("/api/orders")) {
 *   String answer = request.sendTo(URI.create("http://127.0.0.1:8080"));
 *   assertThat(answer).as(request.name()).doesNotContain("Exception", "<html");
 * }
 * }</pre>
 *
 * <p>Most are wrong by RFC 9110 or RFC 9112; some are right and nobody expects them. Immutable and
 * thread-safe.
 *
 * @param name what is wrong with it, in a few words
 * @param text the request, each byte as the character of that number
 */
public record MalformedRequest(String name, String text) {
  private static final int MILLIS = 4000;

  /**
   * Returns all of them; there are more than eighty.
   *
   * @param path of a resource that answers GET and POST, such as {@code /api/orders}
   */
  public static List<MalformedRequest> all(String path) {
    return MalformedRequests.at(path);
  }

  /**
   * Sends it over a connection of its own.
   *
   * @param server by its host and port; the rest of the URI means nothing
   * @return all that came back, each byte as a character; empty if the server ended the connection
   *     without a word or said nothing for four seconds
   * @throws IOException if nobody listens there
   */
  public String sendTo(URI server) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), MILLIS);
      socket.setSoTimeout(MILLIS);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.shutdownOutput();
        read(socket.getInputStream(), answer);
      } catch (SocketTimeoutException | SocketException end) {
        // A server may stop to listen half-way; what it said until then counts.
      }
      return answer.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private static void read(InputStream in, ByteArrayOutputStream answer) throws IOException {
    for (int b = in.read(); b >= 0; b = in.read()) {
      answer.write(b);
      if (isWhole(answer.toString(StandardCharsets.ISO_8859_1))) {
        return;
      }
    }
  }

  /** By its length or its last chunk; all other answers end as their connection does. */
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
