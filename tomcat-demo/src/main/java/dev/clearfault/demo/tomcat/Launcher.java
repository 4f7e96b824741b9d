package dev.clearfault.demo.tomcat;

import static java.util.Objects.requireNonNull;

import dev.clearfault.playground.Playground;
import dev.clearfault.tomcat.ProblemReportValve;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.jspecify.annotations.Nullable;

/**
 * Starts Tomcat with the WAR that this jar carries, where {@code HOST} and {@code PORT} say, for
 * the rates service that {@code RATES_URL} names and the orders service that {@code ORDERS_URL}
 * names, with the page that {@code PLAYGROUND} closes.
 *
 * <p>Exits with 2 when one of them is of no use, with 1 when the application does not start.
 */
public final class Launcher {
  private static final String RATE = "{\"rate\":1.0842}";
  private static final String ORDERS = "{\"orders\":[]}";

  /** Read by the file with the routes of the gateway. */
  private static final String ORDERS_URL = "ORDERS_URL";

  private final Tomcat tomcat = new Tomcat();
  private @Nullable Path folder;
  private final LauncherUpstream rates;
  private final LauncherUpstream orders;
  private final Playground playground;
  private boolean stopped;

  private Launcher(LauncherUpstream rates, LauncherUpstream orders, Playground playground) {
    this.rates = rates;
    this.orders = orders;
    this.playground = playground;
  }

  /** Runs until the process is told to end; nothing it unpacked outlives it. */
  public static void main(String[] arguments) {
    LauncherAddress address;
    LauncherUpstream rates;
    LauncherUpstream orders;
    Playground playground;
    try {
      address = LauncherAddress.from(System.getenv(), 8081);
      playground = Playground.from(System.getenv(), address.host());
      rates = LauncherUpstream.from(System.getenv(), "RATES_URL", RATE);
      orders = LauncherUpstream.from(System.getenv(), ORDERS_URL, ORDERS);
      System.setProperty(ORDERS_URL, orders.url());
    } catch (IllegalArgumentException misuse) {
      exit(2, misuse.getMessage());
      return;
    }
    try {
      logQuietly();
      Launcher launcher = new Launcher(rates, orders, playground);
      Runtime.getRuntime().addShutdownHook(new Thread(launcher::stop, "stop"));
      int port = launcher.start(address);
      System.out.println("Tomcat demo listens on " + address.url(port));
    } catch (IllegalStateException failure) {
      exit(1, "Tomcat demo did not start: " + failure.getMessage());
    } catch (Exception | Error failure) {
      exit(1, "Tomcat demo did not start: " + failure);
    }
  }

  /** Starts to the end or not at all: a signal meanwhile waits in {@link #stop}. */
  private synchronized int start(LauncherAddress address) throws IOException, LifecycleException {
    if (stopped) {
      throw new IllegalStateException("it was told to stop before.");
    }
    folder = Files.createTempDirectory("clearfault-tomcat-demo-");
    tomcat.setBaseDir(folder.toString());
    tomcat.setConnector(connector(address));
    StandardHost host = (StandardHost) tomcat.getHost();
    host.setErrorReportValveClass(ProblemReportValve.class.getName());
    Files.createDirectory(folder.resolve("webapps"));
    Path war = unpackWar(folder);
    StandardContext application = application(war, "");
    Tomcat.addServlet(
        application, "playground", playground.servlet(war, twins(war), rates.mode() != null));
    for (String pattern : playground.patterns()) {
      application.addServletMapping(pattern, "playground");
    }
    host.addChild(application);
    tomcat.start();
    // The start has put the valve of Clearfault in front.
    host.getPipeline().addValve(new LauncherBareValve(playground));
    checkStarted(application);
    keepAlive(tomcat);
    return tomcat.getConnector().getLocalPort();
  }

  private Playground.Twins twins(Path war) {
    return (contextPath, descriptor) -> {
      StandardContext twin = application(war, contextPath);
      twin.setAltDDName(descriptor.toString());
      try {
        tomcat.getHost().addChild(twin);
        checkStarted(twin);
      } catch (RuntimeException | Error failure) {
        tomcat.getHost().removeChild(twin);
        throw failure;
      }
    };
  }

  private static void checkStarted(StandardContext application) {
    if (!application.getState().isAvailable()) {
      throw new IllegalStateException("the web application failed, for the reason logged above.");
    }
  }

  private static Connector connector(LauncherAddress address) {
    Connector connector = new Connector();
    connector.setProperty("address", address.host().getHostAddress());
    connector.setPort(address.port());
    return connector;
  }

  /** As {@code Tomcat.addWebapp} makes it, but not started yet. */
  private StandardContext application(Path war, String contextPath) {
    StandardContext application = new StandardContext();
    application.setPath(contextPath);
    application.setDocBase(war.toString());
    application.addLifecycleListener(tomcat.getDefaultWebXmlListener());
    ContextConfig configuration = new ContextConfig();
    configuration.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
    application.addLifecycleListener(configuration);
    // A servlet that cannot start would otherwise only show at its first request.
    application.setFailCtxIfServletStartFails(true);
    application.addLifecycleListener(Launcher::withoutJsp);
    application.addLifecycleListener(this::tellOfRates);
    // All that the application needs is in its own WEB-INF/lib.
    StandardJarScanner scanner = new StandardJarScanner();
    scanner.setScanClassPath(false);
    application.setJarScanner(scanner);
    // Looking for leaks is idle when the process ends, and wants java.base opened.
    application.setClearReferencesThreadLocals(false);
    application.setClearReferencesRmiTargets(false);
    return application;
  }

  /** By types of the JDK only: the application has a class loader of its own. */
  private void tellOfRates(LifecycleEvent event) {
    if (event.getType().equals(Lifecycle.CONFIGURE_START_EVENT)) {
      ServletContext context = ((Context) event.getLifecycle()).getServletContext();
      context.setAttribute("rates.url", rates.url());
      if (rates.mode() != null) {
        context.setAttribute("upstream.mode", rates.mode());
      }
    }
  }

  /** Tomcat names its JSP servlet in every application, whether the classes are there or not. */
  private static void withoutJsp(LifecycleEvent event) {
    if (event.getType().equals(Lifecycle.BEFORE_START_EVENT)) {
      Context application = (Context) event.getLifecycle();
      application.removeServletMapping("*.jsp");
      application.removeServletMapping("*.jspx");
      application.removeChild(application.findChild("jsp"));
    }
  }

  /** All threads of Tomcat are daemons, so one of ours has to wait for its end. */
  private static void keepAlive(Tomcat tomcat) {
    new Thread(() -> tomcat.getServer().await(), "await-stop").start();
  }

  private synchronized void stop() {
    stopped = true;
    rates.close();
    orders.close();
    if (folder == null) {
      return;
    }
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException failure) {
      System.err.println("Tomcat demo did not stop cleanly: " + failure);
    } finally {
      delete(folder);
    }
  }

  private static Path unpackWar(Path folder) throws IOException {
    Path war = folder.resolve("tomcat-demo.war");
    try (InputStream packed = resource("/tomcat-demo.war")) {
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
