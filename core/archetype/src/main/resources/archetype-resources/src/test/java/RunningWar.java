package ${package};

import dev.clearfault.testing.StandInUpstream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The packed WAR on a Tomcat with a free port, and a stand-in for the payment service. */
final class RunningWar implements BeforeAllCallback, AfterAllCallback {
  static final Path WAR = Path.of(System.getProperty("war"));

  private final Path war;
  private final Tomcat tomcat = new Tomcat();
  private StandInUpstream payments;

  RunningWar(Path war) {
    this.war = war;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    payments = StandInUpstream.answering("{\"id\":\"r-1\"}");
    System.setProperty("payments.url", payments.uri().toString());
    Path base = Files.createTempDirectory(Path.of("target"), "tomcat");
    Files.createDirectory(base.resolve("webapps"));
    tomcat.setBaseDir(base.toAbsolutePath().toString());
    tomcat.setPort(0);
    tomcat.getConnector();
    tomcat.setAddDefaultWebXmlToWebapp(false); // It has JSP, which is not on the class path.
    tomcat.addWebapp("", war.toAbsolutePath().toString());
    tomcat.start();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    tomcat.stop();
    tomcat.destroy();
    payments.close();
  }

  URI uri() {
    return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort());
  }

  /** Says how the payment service fails: one of the modes of the stand-in. */
  void payments(String mode) {
    payments.mode(mode);
  }
}
