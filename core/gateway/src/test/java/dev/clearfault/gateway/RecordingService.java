package dev.clearfault.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that records what it gets byte by byte, and answers what a test writes. */
final class RecordingService implements AutoCloseable {
  private final ServerSocket server;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Answer answer = answering("200 OK", "Content-Length: 2", "ok");

  /** Answers a request. */
  interface Answer {
    void to(String head, InputStream body, OutputStream out) throws IOException;
  }

  RecordingService() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Returns an answer that reads the body before. */
  static Answer answering(String status, String fields, String body) {
    return (head, in, out) ->
        out.write(
            ("HTTP/1.1 " + status + "\r\n" + fields + "\r\n\r\n" + body).getBytes(ISO_8859_1));
  }

  void answers(String status, String fields, String body) {
    answer = answering(status, fields, body);
  }

  void answers(Answer value) {
    answer = value;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Returns how many requests have come. */
  int hits() {
    return heads.size();
  }

  /** Returns the last head, with its lines. */
  String head() {
    return heads.get(heads.size() - 1);
  }

  /** Returns the last body that was read to its end. */
  String body() {
    return bodies.get(bodies.size() - 1);
  }

  /** Returns the values of a field in the last request. */
  List<String> field(String name) {
    return head()
        .lines()
        .filter(
            line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }

  int connections() {
    return open.size();
  }

  void forget() {
    heads.clear();
    bodies.clear();
    answer = answering("200 OK", "Content-Length: 2", "ok");
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      open.add(socket);
      start(() -> serve(socket));
    }
  }

  private void serve(Socket socket) throws IOException {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String head = upTo("\r\n\r\n", in); !head.isEmpty(); head = upTo("\r\n\r\n", in)) {
        heads.add(head);
        SentBytes body = new SentBytes(in, head);
        Answer now = answer;
        if (now instanceof EarlyAnswer) {
          now.to(head, body, socket.getOutputStream());
          return;
        }
        bodies.add(new String(body.readAllBytes(), ISO_8859_1));
        now.to(head, body, socket.getOutputStream());
      }
    } finally {
      open.remove(socket);
    }
  }

  /** An answer that reads the body itself, or not at all. The connection ends after it. */
  interface EarlyAnswer extends Answer {}

  static String upTo(String end, InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      text.append((char) next);
    }
    return text.toString();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException ended) {
                // The other side has left, or the test has ended.
              }
            },
            "recording-service");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
