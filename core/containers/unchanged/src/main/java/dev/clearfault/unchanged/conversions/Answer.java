package dev.clearfault.unchanged.conversions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A service that answers one request with these bytes. */
final class Answer implements AutoCloseable {
  private final ServerSocket server;

  Answer(String bytes) throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> answer(bytes));
    thread.setDaemon(true);
    thread.start();
  }

  private void answer(String bytes) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read();
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
