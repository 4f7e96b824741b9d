package dev.clearfault.gateway.internal.routes;

import dev.clearfault.internal.setup.SetUpLog;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The routes that count now. From time to time, a request looks whether the files have changed, and
 * reads them anew, while all others go on with the routes that were there. A request keeps its
 * routes to its end. There is no thread of its own. Thread-safe.
 */
public final class LiveRoutes {
  /** The init-param of the servlet that names the file. */
  public static final String OPTION = "routes";

  private static final String STANDARD = "/WEB-INF/gateway.yaml";

  private final ServletContext context;
  private final String path;
  private final SetUpLog log;
  private final ReentrantLock looking = new ReentrantLock();
  private GatewayFiles files;
  private volatile Table table;
  private volatile long looked;

  private LiveRoutes(
      ServletContext context, String path, SetUpLog log, GatewayFiles files, Table table) {
    this.context = context;
    this.path = path;
    this.log = log;
    this.files = files;
    this.table = table;
    looked = System.nanoTime();
  }

  /**
   * Reads the routes.
   *
   * @param option the file, as the servlet names it; null if it names none
   * @throws IllegalArgumentException if they cannot be used; the message has the file, the line,
   *     the fault and the remedy
   */
  public static LiveRoutes open(ServletContext context, @Nullable String option) {
    String path = path(option);
    GatewayFiles files = new GatewayFiles(context);
    Table table = new RoutesFile(context, path, files, null).read();
    SetUpLog log = SetUpLog.of(context);
    log.info("the gateway is ready: " + counts(path, table));
    if (!SetUpLog.hasErrorLayer(context)) {
      log.warn(
          "there is no dev.clearfault.ExceptionMappingFilter, so a refused request gets the"
              + " container's page for status 500: declare that filter first, mapped to /*");
    }
    return new LiveRoutes(context, path, log, files, table);
  }

  /**
   * Reads the routes of an application that nobody has started.
   *
   * @throws IllegalArgumentException if they cannot be used; the message says why
   */
  public static Table read(ServletContext context, ServletRegistration servlet) {
    String path = path(servlet.getInitParameters().get(OPTION));
    return new RoutesFile(context, path, new GatewayFiles(context), null).read();
  }

  private static String path(@Nullable String option) {
    return option == null ? STANDARD : option.strip();
  }

  private static String counts(String path, Table table) {
    int operations = table.routes().stream().mapToInt(each -> each.contract().operations()).sum();
    return "file=" + path + ", routes=" + table.routes().size() + ", operations=" + operations;
  }

  /** Returns the routes for a request that begins now. */
  public Table current() {
    Table now = table;
    if (isTime(now.reload()) && looking.tryLock()) {
      try {
        looked = System.nanoTime();
        if (files.areChanged()) {
          readAnew(now);
        }
      } finally {
        looking.unlock();
      }
    }
    return table;
  }

  /** Returns the routes without a look at the files. */
  public Table known() {
    return table;
  }

  private boolean isTime(@Nullable Duration reload) {
    return reload != null && System.nanoTime() - looked >= reload.toNanos();
  }

  private void readAnew(Table before) {
    GatewayFiles changed = new GatewayFiles(context);
    files = changed; // Also if they cannot be used: the same mistake is told once.
    try {
      table = new RoutesFile(context, path, changed, before).read();
      log.info("the gateway has read its files anew: " + counts(path, table));
    } catch (RuntimeException unusable) {
      log.warn(
          "the gateway goes on with the routes that it had, because its files cannot be used now: "
              + unusable.getMessage());
    }
  }
}
