package dev.clearfault.demo.jetty;

import static java.util.Objects.requireNonNull;

import dev.clearfault.jetty.Ee11ErrorHandler;
import dev.clearfault.jetty.ServerErrorHandler;
import dev.clearfault.playground.Playground;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.jspecify.annotations.Nullable;

/**
 * Starts Jetty with the WAR that this jar carries, where {@code HOST} and {@code PORT} say, for the
 * payment service that {@code PAYMENTS_URL} names, with the page that {@code PLAYGROUND} closes.
 *
 * <p>Exits with 2 when one of them is of no use, with 1 when the application does not start.
 */
public final class Launcher {
  private static final String RECEIPT = "{\"id\":\"p-1\",\"status\":\"PAID\"}";

  private final Server server = new Server();
  private final ContextHandlerCollection contexts = new ContextHandlerCollection(true);
  private @Nullable Path folder;
  private final LauncherUpstream payments;
  private final Playground playground;
  private boolean stopped;

  private Launcher(LauncherUpstream payments, Playground playground) {
    this.payments = payments;
    this.playground = playground;
  }

  /** Runs until the process is told to end; nothing it unpacked outlives it. */
  public static void main(String[] arguments) {
    LauncherAddress address;
    LauncherUpstream payments;
    Playground playground;
    try {
      address = LauncherAddress.from(System.getenv(), 8080);
      playground = Playground.from(System.getenv(), address.host());
      payments = LauncherUpstream.from(System.getenv(), "PAYMENTS_URL", RECEIPT);
    } catch (IllegalArgumentException misuse) {
      exit(2, misuse.getMessage());
      return;
    }
    try {
      logQuietly();
      Launcher launcher = new Launcher(payments, playground);
      Runtime.getRuntime().addShutdownHook(new Thread(launcher::stop, "stop"));
      int port = launcher.start(address);
      System.out.println("Jetty demo listens on " + address.url(port));
    } catch (IllegalStateException failure) {
      exit(1, "Jetty demo did not start: " + failure.getMessage());
    } catch (Exception | Error failure) {
      exit(1, "Jetty demo did not start: " + failure);
    }
  }

  /** Starts to the end or not at all: a signal meanwhile waits in {@link #stop}. */
  private synchronized int start(LauncherAddress address) throws Exception {
    if (stopped) {
      throw new IllegalStateException("it was told to stop before.");
    }
    folder = Files.createTempDirectory("clearfault-jetty-demo-");
    Path war = unpackWar(folder);
    ServerConnector connector = connector(server, address);
    WebAppContext application = application(war, "/");
    application.setErrorHandler(new Ee11ErrorHandler());
    ServletHolder page =
        new ServletHolder(playground.servlet(war, twins(war), payments.mode() != null));
    for (String pattern : playground.patterns()) {
      application.addServlet(page, pattern);
    }
    contexts.addHandler(application);
    server.addConnector(connector);
    server.setHandler(contexts);
    server.setErrorHandler(new ServerErrorHandler());
    server.start();
    checkStarted(application);
    return connector.getLocalPort();
  }

  /** Twins have Jetty's own error pages: the filter alone decides what they answer. */
  private Playground.Twins twins(Path war) {
    return (contextPath, descriptor) -> {
      WebAppContext twin = application(war, contextPath);
      twin.setDescriptor(descriptor.toString());
      Handler handler =
          contextPath.equals(LauncherBareHandler.CONTEXT)
              ? new LauncherBareHandler(twin, playground)
              : twin;
      contexts.addHandler(handler);
      try {
        handler.start();
        checkStarted(twin);
      } catch (Exception | Error failure) {
        contexts.removeHandler(handler);
        handler.stop();
        throw failure;
      }
    };
  }

  private static void checkStarted(WebAppContext application) {
    if (!application.isAvailable()) {
      throw new IllegalStateException("the web application failed, for the reason logged above.");
    }
  }

  private static ServerConnector connector(Server server, LauncherAddress address) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(address.host().getHostAddress());
    connector.setPort(address.port());
    return connector;
  }

  private WebAppContext application(Path war, String contextPath) {
    WebAppContext application = new WebAppContext(war.toString(), contextPath);
    String work = "work" + contextPath.replace('/', '-');
    application.setTempDirectory(war.resolveSibling(work).toFile());
    // Types of the JDK only: the application has a class loader of its own.
    application.setAttribute("payments.url", payments.url());
    if (payments.mode() != null) {
      application.setAttribute("upstream.mode", payments.mode());
    }
    return application;
  }

  private synchronized void stop() {
    stopped = true;
    payments.close();
    if (folder == null) {
      return;
    }
    try {
      server.stop();
    } catch (Exception failure) {
      System.err.println("Jetty demo did not stop cleanly: " + failure);
    } finally {
      delete(folder);
    }
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
