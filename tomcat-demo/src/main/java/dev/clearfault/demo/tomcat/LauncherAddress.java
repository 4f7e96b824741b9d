package dev.clearfault.demo.tomcat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Map;

/** Where the demo listens; port 0 lets the system choose a free one. */
record LauncherAddress(InetAddress host, int port) {
  private static final int ANY_PORT = 0;
  private static final int HIGHEST_PORT = 65_535;

  /**
   * Reads {@code HOST} (loopback when unset) and {@code PORT}, and tries both out.
   *
   * <p>A server would report a port in use too, but late and in the midst of its own log.
   *
   * @throws IllegalArgumentException when nothing can listen there; the message names the remedy
   */
  static LauncherAddress from(Map<String, String> environment, int defaultPort) {
    int port = port(environment.getOrDefault("PORT", String.valueOf(defaultPort)));
    String name = environment.getOrDefault("HOST", "");
    InetAddress host = name.isBlank() ? InetAddress.getLoopbackAddress() : host(name);
    if (!canListen(host, port)) {
      throw new IllegalArgumentException(
          ("PORT=%d is in use or not allowed on %s; stop the program that listens there,"
                  + " or set PORT to another port, or to 0 for any free one.")
              .formatted(port, host.getHostAddress()));
    }
    return new LauncherAddress(host, port);
  }

  URI url(int actualPort) {
    try {
      return new URI("http", null, host.getHostAddress(), actualPort, "/", null, null);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= ANY_PORT && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // refused below, like a number out of range
    }
    throw new IllegalArgumentException(
        "PORT=%s is not a port; set PORT to a number from 1 to %d, or to 0 for any free port."
            .formatted(value, HIGHEST_PORT));
  }

  private static InetAddress host(String name) {
    try {
      InetAddress host = InetAddress.getByName(name);
      if (canListen(host, ANY_PORT)) {
        return host;
      }
    } catch (UnknownHostException unknown) {
      // refused below, like an address of another machine
    }
    throw new IllegalArgumentException(
        ("HOST=%s is not an address of this machine; set HOST to 127.0.0.1,"
                + " or to 0.0.0.0 for every network.")
            .formatted(name));
  }

  private static boolean canListen(InetAddress host, int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, host)) {
      return probe.isBound();
    } catch (IOException refused) {
      return false;
    }
  }
}
