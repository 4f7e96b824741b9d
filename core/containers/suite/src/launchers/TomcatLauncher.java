import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.ContainerBase;
import org.apache.catalina.startup.HostRuleSet;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.digester.Digester;
import org.xml.sax.InputSource;

/**
 * Runs WARs on Tomcat until the standard input ends: arguments are pairs of a context path (a slash
 * for the root) and a WAR. It speaks HTTP/2 too and compresses for who asks for it; everything else
 * is as Tomcat comes, so that what it would leak shows. A line "deploy", a context path and a WAR,
 * or "undeploy" and a context path, in the standard input does so.
 *
 * <p>System properties: {@code virtualThreads} says whether requests run on them. {@code companion}
 * sets up the valve, which is then on the class path, with this format. {@code threads} is the
 * largest number of threads, if it is not Tomcat's own. {@code compression} may be off.
 */
final class TomcatLauncher {
  private TomcatLauncher() {}

  public static void main(String... args) throws Exception {
    endWhenThisThreadFails();
    Path work = Files.createTempDirectory("tomcat");
    Files.createDirectory(work.resolve("webapps"));
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(work.toString());
    tomcat.setHostname("localhost");
    tomcat.setPort(0);
    Connector connector = tomcat.getConnector();
    connector.setProperty("address", "127.0.0.1");
    connector.addUpgradeProtocol(new Http2Protocol());
    connector.setProperty("compression", System.getProperty("compression", "on"));
    connector.setProperty("compressionMinSize", "1");
    connector.setProperty("compressibleMimeType", "text/plain,application/problem+json");
    connector.setProperty("maxThreads", System.getProperty("threads", "200"));
    if (Boolean.getBoolean("virtualThreads")) {
      connector.setProperty("useVirtualThreads", "true");
    }
    String companion = System.getProperty("companion");
    if (companion != null) {
      addHost(tomcat, companion);
    }
    for (int i = 0; i < args.length; i += 2) {
      webApp(tomcat, args[i], args[i + 1]);
    }
    tomcat.start();
    System.out.println("PORT " + connector.getLocalPort());

    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      follow(tomcat, line.split(" ", 3));
      System.out.println("DONE " + line);
    }
    tomcat.stop();
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

  private static void follow(Tomcat tomcat, String... command) throws Exception {
    if (command[0].equals("deploy")) {
      webApp(tomcat, command[1], command[2]).start();
    } else {
      tomcat.getHost().removeChild(tomcat.getHost().findChild(command[1]));
    }
  }

  private static Context webApp(Tomcat tomcat, String path, String war) {
    // A host that runs would start it before its listener is there,
    ((ContainerBase) tomcat.getHost()).setStartChildren(false);
    // and would later deploy the unpacked files of one that is gone.
    tomcat.getHost().setAutoDeploy(false);
    String contextPath = path.equals("/") ? "" : path;
    Context context = tomcat.addWebapp(contextPath, Path.of(war).toAbsolutePath().toString());
    withoutJsp(context);
    return context;
  }

  /** Uses the lines that the documentation shows. */
  private static void addHost(Tomcat tomcat, String format) throws Exception {
    String shown = Files.readString(Path.of("src/test/resources/samples/server.xml"));
    Digester digester = new Digester();
    digester.addRuleSet(new HostRuleSet(""));
    digester.push(tomcat.getEngine());
    String xml = shown.replace("\"problem\"", '"' + format + '"');
    digester.parse(new InputSource(new StringReader(xml)));
  }

  /** Embedded Tomcat declares JSP for every application, but its compiler is missing here. */
  private static void withoutJsp(Context context) {
    context.addLifecycleListener(
        event -> {
          if (event.getType().equals(Lifecycle.BEFORE_START_EVENT)) {
            context.removeServletMapping("*.jsp");
            context.removeServletMapping("*.jspx");
            context.removeChild(context.findChild("jsp"));
          }
        });
  }
}
