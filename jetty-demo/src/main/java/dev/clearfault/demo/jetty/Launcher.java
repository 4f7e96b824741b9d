package dev.clearfault.demo.jetty;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * Starts Jetty with the WAR that this jar carries, where {@code HOST} and {@code PORT} say.
 *
 * <p>Exits with 2 when one of them is of no use, with 1 when the application does not start.
 */
public final class Launcher {
  private Launcher() {}

  /** Runs until the process is told to end; nothing it unpacked outlives it. */
  public static void main(String[] arguments) {
    LauncherAddress address;
    try {
      address = LauncherAddress.from(System.getenv(), 8080);
    } catch (IllegalArgumentException misuse) {
      exit(2, misuse.getMessage());
      return;
    }
    try {
      logQuietly();
      System.out.println("Jetty demo listens on " + address.url(start(address)));
    } catch (Exception | Error failure) {
      exit(1, "Jetty demo did not start: " + failure);
    }
  }

  private static int start(LauncherAddress address) throws Exception {
    Path folder = temporaryFolder();
    Server server = new Server();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder), "stop"));

    ServerConnector connector = connector(server, address);
    WebAppContext application = application(folder);
    server.addConnector(connector);
    server.setHandler(application);
    server.start();
    if (!application.isAvailable()) {
      exit(1, "Jetty demo did not start: the web application failed, for the reason logged above.");
    }
    return connector.getLocalPort();
  }

  private static ServerConnector connector(Server server, LauncherAddress address) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(address.host().getHostAddress());
    connector.setPort(address.port());
    return connector;
  }

  private static WebAppContext application(Path folder) throws IOException {
    WebAppContext application = new WebAppContext(unpackWar(folder).toString(), "/");
    application.setTempDirectory(folder.resolve("work").toFile());
    return application;
  }

  private static void stop(Server server, Path folder) {
    try {
      server.stop();
    } catch (Exception failure) {
      System.err.println("Jetty demo did not stop cleanly: " + failure);
    } finally {
      delete(folder);
    }
  }

  /** The folder that holds all the server writes; removed last, whichever way the process ends. */
  private static Path temporaryFolder() throws IOException {
    return Files.createTempDirectory("clearfault-jetty-demo-");
  }

  private static Path unpackWar(Path folder) throws IOException {
    Path war = folder.resolve("jetty-demo.war");
    try (InputStream packed = resource("/jetty-demo.war")) {
      Files.copy(packed, war);
    }
    return war;
  }

  private static void logQuietly() throws IOException {
    if (System.getProperty("java.util.logging.config.file") == null) {
      try (InputStream settings = resource("/logging.properties")) {
        LogManager.getLogManager().readConfiguration(settings);
      }
    }
  }

  private static InputStream resource(String path) {
    return requireNonNull(Launcher.class.getResourceAsStream(path), path);
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failure) {
      System.err.println("Could not remove " + folder + ": " + failure);
    }
  }

  private static void exit(int status, @Nullable String reason) {
    System.err.println(reason);
    System.exit(status);
  }
}
