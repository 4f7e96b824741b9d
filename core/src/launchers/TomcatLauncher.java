import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.Valve;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.IntrospectionUtils;

/**
 * Runs WARs on Tomcat until the standard input ends: arguments are pairs of a context path (a slash
 * for the root) and a WAR. Everything else is as Tomcat comes, so that what it would leak shows.
 *
 * <p>The system property {@code virtualThreads} says whether requests run on such, {@code
 * companion} in which format the valve that is on the class path then shall answer.
 */
final class TomcatLauncher {
  private TomcatLauncher() {}

  public static void main(String... args) throws Exception {
    Path work = Files.createTempDirectory("tomcat");
    Files.createDirectory(work.resolve("webapps"));
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(work.toString());
    tomcat.setHostname("localhost");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    if (Boolean.getBoolean("virtualThreads")) {
      tomcat.getConnector().setProperty("useVirtualThreads", "true");
    }
    String companion = System.getProperty("companion");
    if (companion != null) {
      String valve = "dev.clearfault.tomcat.ProblemReportValve";
      StandardHost host = (StandardHost) tomcat.getHost();
      host.setErrorReportValveClass(valve);
      // As the element Valve of a server.xml does; Tomcat then adds none of its own.
      Valve configured = (Valve) Class.forName(valve).getDeclaredConstructor().newInstance();
      IntrospectionUtils.setProperty(configured, "format", companion);
      host.getPipeline().addValve(configured);
    }
    for (int i = 0; i < args.length; i += 2) {
      String contextPath = args[i].equals("/") ? "" : args[i];
      withoutJsp(tomcat.addWebapp(contextPath, Path.of(args[i + 1]).toAbsolutePath().toString()));
    }
    tomcat.start();
    System.out.println("PORT " + tomcat.getConnector().getLocalPort());

    while (System.in.read() >= 0) {
      // Only the end of the input means anything.
    }
    tomcat.stop();
    System.exit(0);
  }

  /**
   * What embedded Tomcat declares for every application, though the compiler for it is not here.
   */
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
