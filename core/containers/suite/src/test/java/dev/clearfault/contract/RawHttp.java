package dev.clearfault.contract;

import dev.clearfault.testing.MalformedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** HTTP as bytes, for what clients hide: how a body ends, and requests that no client sends. */
final class RawHttp {
  private static final int MILLIS = 8000;

  private RawHttp() {}

  /** Returns a request that keeps the connection alive. */
  static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  }

  /** Returns a request with a body of ASCII, after which the connection ends. */
  static String withBody(String method, String target, String contentType, String body) {
    return method
        + " "
        + target
        + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: "
        + contentType
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /**
   * Sends the request and returns all that comes back until the server ends the connection, or
   * until a body has come to its own end.
   */
  static String answer(Container container, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      socket.setSoTimeout(MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        answer.write(b);
        if (endsWithLastChunk(answer.toString(StandardCharsets.ISO_8859_1))) {
          break;
        }
      }
      return answer.toString(StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * Like {@link #answer}, after the end of the request's stream and with a body's length in mind.
   */
  static String answerToHalf(Container container, String request) throws IOException {
    URI server = URI.create("http://127.0.0.1:" + container.port());
    return new MalformedRequest("half", request).sendTo(server);
  }

  /** Sends the request and returns the first line that comes back, whatever comes after it. */
  static String head(Container container, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      socket.setSoTimeout(MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      StringBuilder line = new StringBuilder();
      for (int b = socket.getInputStream().read();
          b >= 0 && b != '\n';
          b = socket.getInputStream().read()) {
        line.append((char) b);
      }
      return line.toString();
    }
  }

  /**
   * Returns how the connection ends after the request: by the {@code last chunk} of a body, by an
   * orderly {@code end}, or by a {@code reset}.
   */
  static String ending(Container container, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      socket.setSoTimeout(MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      StringBuilder answer = new StringBuilder();
      try {
        for (int b = in.read(); b >= 0; b = in.read()) {
          answer.append((char) b);
          if (endsWithLastChunk(answer.toString())) {
            return "last chunk";
          }
        }
        return "end";
      } catch (SocketException reset) {
        return "reset";
      }
    }
  }

  /** Tells whether the answer claims to be complete. */
  static boolean endsWithLastChunk(String answer) {
    return answer.endsWith("\r\n0\r\n\r\n");
  }
}
