package dev.clearfault.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A real HTTP server on the loopback address. It takes the place of a service that the application
 * calls, and misbehaves on request.
 *
 * <pre>{@code
 * try (StandInUpstream payments = StandInUpstream.answering("{\"id\":\"p-1\",\"status\":\"PAID\"}")) {
 *   startApplicationWith(payments.uri());
 *   payments.mode("hang");   // now see what the application answers
 * }
 * }</pre>
 *
 * <table>
 * <caption>Modes</caption>
 * <tr><td>{@code ok}<td>200 with the JSON, for every request (the first mode)
 * <tr><td>{@code refuse}<td>refuses connections
 * <tr><td>{@code reset}<td>reads the request and resets the connection
 * <tr><td>{@code hang}<td>reads the request and never answers
 * <tr><td>{@code drip}<td>200 and a byte of a body now and then
 * <tr><td>{@code cut}<td>200 and only the beginning of a body
 * <tr><td>{@code garbage}<td>answers with bytes that are not HTTP
 * <tr><td>{@code oversize}<td>200 with JSON of 64 MiB
 * <tr><td>{@code html}<td>200 with a web page
 * <tr><td>{@code error500}<td>500 with a text that must not be sent on
 * <tr><td>{@code error404}<td>404 with a text that must not be sent on
 * </table>
 *
 * <p>Thread-safe. Its threads are daemons; {@link #close()} ends them and frees the port.
 */
public final class StandInUpstream implements AutoCloseable {
  /** All modes. */
  public static final Set<String> MODES = StandInAnswer.NAMES;

  private final StandInAnswer answer;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile String mode = "ok";
  private @Nullable ServerSocket listening;
  private @Nullable Thread accepting;
  private @Nullable Socket keptBack;
  private boolean closed;

  private StandInUpstream(String json) throws IOException {
    answer = new StandInAnswer(json);
    ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    port = server.getLocalPort();
    listen(server);
  }

  /**
   * Starts a server on a free port of the loopback address.
   *
   * @param json the body of each answer in the mode {@code ok}
   * @throws UncheckedIOException if no port is free
   */
  public static StandInUpstream answering(String json) {
    try {
      return new StandInUpstream(json);
    } catch (IOException e) {
      throw new UncheckedIOException("the stand-in upstream cannot listen", e);
    }
  }

  /** Returns the URI of the server, without a slash at the end. */
  public URI uri() {
    return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port);
  }

  /** Returns the mode. */
  public String mode() {
    return mode;
  }

  /**
   * Sets the mode for new requests.
   *
   * @throws IllegalArgumentException if there is no such mode
   * @throws UncheckedIOException if another process took the port in the mode {@code refuse}
   */
  public synchronized void mode(String value) {
    if (!MODES.contains(value)) {
      throw new IllegalArgumentException(
          "there is no mode '" + value + "': write one of " + String.join(", ", MODES));
    }
    mode = value;
    try {
      if (closed) {
        return;
      }
      if (value.equals("refuse")) {
        refuse();
      } else if (listening == null) {
        accept();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the stand-in upstream lost its port", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      stopListening();
      if (keptBack != null) {
        keptBack.close();
      }
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the stand-in upstream did not close", e);
    }
  }

  /** Binds a socket that does not listen, so that no other process takes the port. */
  private void refuse() throws IOException {
    stopListening();
    if (keptBack == null) {
      Socket socket = new Socket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      keptBack = socket;
    }
  }

  private void accept() throws IOException {
    if (keptBack != null) {
      keptBack.close();
      keptBack = null;
    }
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    listen(server);
  }

  private void stopListening() throws IOException {
    if (listening == null || accepting == null) {
      return;
    }
    listening.close();
    listening = null;
    try {
      accepting.join(); // The port is free only after the thread has ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen(ServerSocket server) {
    listening = server;
    accepting =
        daemon(
            "stand-in-upstream",
            () -> {
              while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                daemon("stand-in-upstream-call", () -> serve(socket));
              }
            });
  }

  private void serve(Socket socket) throws IOException {
    try (socket) {
      answer.to(socket, mode);
    } finally {
      open.remove(socket);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static Thread daemon(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException ended) {
                // The client has left, or the server was closed. Both are normal here.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
