import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.DefaultHandler;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.xml.XmlConfiguration;

/**
 * Runs WARs on Jetty until the standard input ends: arguments are pairs of a context path (a slash
 * for the root) and a WAR. It speaks HTTP/2 too and compresses for who asks for it. Everything else
 * but the Server header, which no web application can take off, is as Jetty comes, so that what it
 * would leak shows. A line "deploy", a context path and a WAR, or "undeploy" and a context path, in
 * the standard input does so.
 *
 * <p>System properties: {@code virtualThreads} says whether requests run on them. {@code companion}
 * sets up the companion, which is then on the class path, with this format. {@code threads} is the
 * largest number of threads, if it is not Jetty's own. {@code compression} may be off.
 */
final class JettyLauncher {
  private static final String COMPRESSION = System.getProperty("compression", "on");
  private static final String COMPANION = System.getProperty("companion");

  private JettyLauncher() {}

  public static void main(String... args) throws Exception {
    endWhenThisThreadFails();
    QueuedThreadPool threads = new QueuedThreadPool(Integer.getInteger("threads", 200));
    if (Boolean.getBoolean("virtualThreads")) {
      threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    }
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    // With few threads, one selector in place of one for each core; -1 is Jetty's default.
    int few = System.getProperty("threads") == null ? -1 : 1;
    ServerConnector connector =
        new ServerConnector(
            server,
            few,
            few,
            new HttpConnectionFactory(http),
            new HTTP2CServerConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ContextHandlerCollection contexts = new ContextHandlerCollection();
    for (int i = 0; i < args.length; i += 2) {
      contexts.addHandler(webApp(args[i], args[i + 1]));
    }
    HashLoginService nobody = new HashLoginService("fixture");
    nobody.setUserStore(new UserStore());
    server.addBean(nobody);
    if (COMPANION != null) {
      server.setDefaultHandler(new DefaultHandler());
      configure(server, "server.xml", http);
    }
    server.setHandler(COMPRESSION.equals("on") ? new GzipHandler(contexts) : contexts);
    server.start();
    System.out.println("PORT " + connector.getLocalPort());

    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      follow(contexts, line.split(" ", 3));
      System.out.println("DONE " + line);
    }
    server.stop();
    System.exit(0);
  }

  /** Threads of the server would keep the process, and a test would wait for its answer. */
  private static void endWhenThisThreadFails() {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (thread, e) -> {
              e.printStackTrace();
              System.exit(1);
            });
  }

  private static void follow(ContextHandlerCollection contexts, String... command)
      throws Exception {
    if (command[0].equals("deploy")) {
      ContextHandler webApp = webApp(command[1], command[2]);
      contexts.addHandler(webApp);
      webApp.start();
      return;
    }
    for (Handler handler : contexts.getHandlers()) {
      if (handler instanceof ContextHandler webApp && webApp.getContextPath().equals(command[1])) {
        webApp.stop();
        contexts.removeHandler(webApp);
        webApp.destroy();
      }
    }
  }

  /** By reflection, because each version of Jakarta EE has its own class in Jetty. */
  private static ContextHandler webApp(String contextPath, String war) throws Exception {
    Class<?> type = webAppContext();
    ContextHandler webApp = (ContextHandler) type.getDeclaredConstructor().newInstance();
    webApp.setContextPath(contextPath);
    String absolute = Path.of(war).toAbsolutePath().toString();
    type.getMethod("setWar", String.class).invoke(webApp, absolute);
    addWebSockets(webApp);
    if (COMPANION != null) {
      String line = type.getName().contains(".ee11.") ? "ee11" : "ee10";
      configure(webApp, line + "-clearfault.xml", null);
    }
    return webApp;
  }

  /** Jetty finds this initializer by its annotations module, which is not here. */
  private static void addWebSockets(ContextHandler webApp) throws Exception {
    String initializer =
        "org.eclipse.jetty.ee11.websocket.jakarta.server.config"
            + ".JakartaWebSocketServletContainerInitializer";
    Class<?> type;
    try {
      type = Class.forName(initializer);
    } catch (ClassNotFoundException otherLine) {
      return;
    }
    for (Method method : type.getMethods()) {
      if (method.getName().equals("configure")) {
        method.invoke(null, webApp, null);
      }
    }
  }

  /** Configures a part by a file of the companion, as the modules of its jar do. */
  private static void configure(Object part, String name, HttpConfiguration http) throws Exception {
    Path file = Path.of("../../jetty/src/main/resources/modules/clearfault", name);
    XmlConfiguration xml = new XmlConfiguration(ResourceFactory.root().newResource(file));
    xml.getProperties().put("clearfault.format", COMPANION);
    xml.getIdMap().put("httpConfig", http);
    xml.getIdMap().put("Environment", new Attributes.Mapped());
    xml.configure(part);
  }

  private static Class<?> webAppContext() throws ClassNotFoundException {
    try {
      return Class.forName("org.eclipse.jetty.ee11.webapp.WebAppContext");
    } catch (ClassNotFoundException absent) {
      return Class.forName("org.eclipse.jetty.ee10.webapp.WebAppContext");
    }
  }
}
