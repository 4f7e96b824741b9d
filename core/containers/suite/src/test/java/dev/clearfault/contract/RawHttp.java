package dev.clearfault.contract;

import dev.clearfault.testing.MalformedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** HTTP as bytes, because client libraries hide how a body ends and cannot send wrong requests. */
final class RawHttp {
  private static final int MILLIS = 8000;
  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

  private RawHttp() {}

  /** Returns a request that keeps the connection alive. */
  static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  }

  /** Returns a request with an ASCII body. The connection ends after it. */
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
   * Sends the request and returns all bytes until the server closes the connection or the body
   * ends.
   */
  static String answer(Container container, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      boolean sent = send(socket, request);
      StringBuilder answer = new StringBuilder();
      try {
        read(socket.getInputStream(), answer);
      } catch (SocketException reset) {
        if (sent) {
          throw reset;
        }
      }
      return answer.toString();
    }
  }

  /**
   * Sends the request, and returns whether the server has taken all of it. One that refuses a large
   * body closes the connection while it is sent, and what it has answered can still be read.
   */
  private static boolean send(Socket socket, String request) throws IOException {
    socket.setSoTimeout(MILLIS);
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return true;
    } catch (SocketException closed) {
      return false;
    }
  }

  /** Reads to the end of the connection or of a body in chunks; returns whether it was a body's. */
  private static boolean read(InputStream in, StringBuilder answer) throws IOException {
    byte[] bytes = new byte[8192];
    for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
      answer.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
      if (endsWithLastChunk(answer)) {
        return true;
      }
    }
    return false;
  }

  /** Like {@link #answer}, but ends the request's stream first and uses the length of the body. */
  static String answerToHalf(Container container, String request) throws IOException {
    URI server = URI.create("http://127.0.0.1:" + container.port());
    return new MalformedRequest("half", request).sendTo(server);
  }

  /** Sends the request and returns the first line of the answer. */
  static String head(Container container, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      send(socket, request);
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
    return ending(container.port(), request);
  }

  /** Like {@link #ending(Container, String)}, of any server on this machine. */
  static String ending(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      send(socket, request);
      try {
        return read(socket.getInputStream(), new StringBuilder()) ? "last chunk" : "end";
      } catch (SocketException reset) {
        return "reset";
      }
    }
  }

  /** Returns whether the answer looks complete. */
  static boolean endsWithLastChunk(CharSequence answer) {
    int start = answer.length() - LAST_CHUNK.length();
    return start >= 0 && LAST_CHUNK.contentEquals(answer.subSequence(start, answer.length()));
  }
}
