package dev.clearfault.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Answers one connection of a {@link StandInUpstream}, by its mode. */
final class StandInAnswer {
  static final Set<String> NAMES =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of(
                  "ok",
                  "refuse",
                  "reset",
                  "hang",
                  "drip",
                  "cut",
                  "garbage",
                  "oversize",
                  "html",
                  "error500",
                  "error404")));

  private static final int MEBIBYTE = 1 << 20;
  private static final int OVERSIZE = 64;
  private static final int DRIP_MILLIS = 100;

  private final String json;

  StandInAnswer(String json) {
    this.json = json;
  }

  /** Reads one request and answers it as the mode says. */
  void to(Socket socket, String mode) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    takeBody(in, head(in));
    OutputStream out = socket.getOutputStream();
    switch (mode) {
      case "reset", "refuse" -> socket.setSoLinger(true, 0);
      case "hang" -> in.read(); // Returns when the client closes the connection.
      case "drip" -> drip(socket);
      case "cut" -> cut(out);
      case "garbage" -> out.write("what is this?\r\n\r\n".getBytes(UTF_8));
      case "oversize" -> oversize(out);
      case "html" -> answer(out, "200 OK", "text/html", "<!doctype html><h1>Welcome</h1>");
      case "error500" -> answer(out, "500 Internal Server Error", "text/plain", "db-7 is down");
      case "error404" -> answer(out, "404 Not Found", "text/plain", "no such route on node-3");
      default -> answer(out, "200 OK", "application/json", json);
    }
  }

  private static void answer(OutputStream out, String status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    out.write(head(status, type, bytes.length));
    out.write(bytes);
    out.flush();
  }

  /** Sends a byte every 100 ms, so that a time limit for the next byte never ends the call. */
  private static void drip(Socket socket) throws IOException {
    socket.setSoTimeout(DRIP_MILLIS);
    OutputStream out = socket.getOutputStream();
    out.write(head("200 OK", "application/json", MEBIBYTE));
    while (true) {
      out.write(' ');
      out.flush();
      try {
        if (socket.getInputStream().read() < 0) {
          return;
        }
      } catch (SocketTimeoutException stillThere) {
        // Send the next byte.
      }
    }
  }

  private static void cut(OutputStream out) throws IOException {
    out.write(head("200 OK", "application/json", MEBIBYTE));
    out.write('{');
    out.flush();
  }

  private static void oversize(OutputStream out) throws IOException {
    byte[] mebibyte = new byte[MEBIBYTE];
    Arrays.fill(mebibyte, (byte) ' ');
    out.write(head("200 OK", "application/json", (long) OVERSIZE * MEBIBYTE));
    for (int i = 0; i < OVERSIZE; i++) {
      out.write(mebibyte);
    }
    out.flush();
  }

  private static byte[] head(String status, String type, long length) {
    return ("HTTP/1.1 "
            + status
            + "\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + length
            + "\r\nConnection: close\r\n\r\n")
        .getBytes(UTF_8);
  }

  /**
   * Reads the whole body. If the server answered earlier, the connection would be reset while the
   * client still sends.
   */
  private static void takeBody(InputStream in, String head) throws IOException {
    if (!head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
      in.readNBytes(contentLength(head));
      return;
    }
    int size;
    do {
      String line = upTo("\r\n", in).strip();
      size = line.isEmpty() ? 0 : Integer.parseInt(line, 16);
      in.readNBytes(size + 2);
    } while (size > 0);
  }

  private static String head(InputStream in) throws IOException {
    return upTo("\r\n\r\n", in);
  }

  private static String upTo(String end, InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) {
        return text.toString();
      }
      text.append((char) next);
    }
    return text.toString();
  }

  private static int contentLength(String head) {
    for (String line : head.split("\r\n", -1)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        return Integer.parseInt(lower.substring("content-length:".length()).trim());
      }
    }
    return 0;
  }
}
