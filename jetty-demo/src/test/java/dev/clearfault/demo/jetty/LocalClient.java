package dev.clearfault.demo.jetty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A client with an address of its own.
 *
 * @param address one of the loopback addresses, 127.0.0.0/8
 * @param url where the server is
 */
record LocalClient(String address, String url) {
  /** Sends a GET and returns the whole answer. */
  String get(String path, String... headers) throws IOException {
    URI server = URI.create(url);
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(address, 0));
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      String own = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
      String request =
          "GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%s\r\n".formatted(path, own);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
