package dev.clearfault.contract;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two applications that others have published, each deployed with the filter and without. Both get
 * what a server with JSP has, lose what only their own server has, and log nobody in.
 */
final class RealWars {
  private static final Path FOLDER = Path.of("target/real-wars").toAbsolutePath();
  private static final Path PAGES =
      Path.of("../frameworks/pages/target/pages.war").toAbsolutePath().normalize();

  private static final List<String> OURS =
      List.of("clearfault-core", "jackson-core-3", "jakarta.validation-api", "jspecify");
  private static final List<String> JSP =
      List.of("apache-jsp", "apache-el", "ecj", "jakarta.el-api", "jakarta.servlet.jsp");

  private static final String ENGINE = "dev.clearfault.frameworks.pages.JspEngine";

  private static final String JSP_SERVLET =
      """
      <listener><listener-class>%s</listener-class></listener>
      <servlet><servlet-name>jsp</servlet-name>
        <servlet-class>org.apache.jasper.servlet.JspServlet</servlet-class></servlet>
      <servlet-mapping><servlet-name>jsp</servlet-name>
        <url-pattern>*.jsp</url-pattern></servlet-mapping>
      """
          .formatted(ENGINE);

  /** The lines that the documentation shows. */
  private static final String FILTER =
      """
      <filter><filter-name>clearfault</filter-name>
        <filter-class>dev.clearfault.ExceptionMappingFilter</filter-class>
        <async-supported>true</async-supported></filter>
      <filter-mapping><filter-name>clearfault</filter-name><url-pattern>/*</url-pattern>
        <dispatcher>REQUEST</dispatcher><dispatcher>ASYNC</dispatcher>
        <dispatcher>ERROR</dispatcher></filter-mapping>
      """;

  private RealWars() {}

  static List<Container> containers() {
    List<String> applications = new ArrayList<>();
    for (String name : List.of("jolokia", "activemq")) {
      Path war = FOLDER.resolve(name + ".war");
      applications.addAll(List.of("/" + name + FrameworkWars.WITH, with(war).toString()));
      applications.addAll(List.of("/" + name + FrameworkWars.BARE, bare(war).toString()));
    }
    return Container.withApplications(applications, "tomcat-11", "jetty-12.1-ee11");
  }

  private static Path with(Path war) {
    return FrameworkWars.copy(
        war,
        FrameworkWars.WITH,
        root -> {
          onAnyServer(root, "console-a", FILTER);
          add(root, OURS);
          FrameworkWars.addListener(root);
        });
  }

  private static Path bare(Path war) {
    return FrameworkWars.copy(war, FrameworkWars.BARE, root -> onAnyServer(root, "console-b", ""));
  }

  private static void onAnyServer(Path root, String broker, String filter) throws IOException {
    Path webXml = root.resolve("WEB-INF/web.xml");
    String text = Files.readString(webXml).replaceAll("(?s)<login-config>.*</security-role>", "");
    int begin = text.indexOf('>', text.indexOf("<web-app")) + 1;
    String jsp = "";
    if (Files.exists(root.resolve("index.jsp"))) {
      jsp = JSP_SERVLET;
      add(root, JSP);
      withoutItsServer(root, broker);
    }
    Files.writeString(webXml, text.substring(0, begin) + jsp + filter + text.substring(begin));
  }

  /** The broker in the application opens ports and files, which two of them cannot share. */
  private static void withoutItsServer(Path root, String broker) throws IOException {
    Path config = root.resolve("WEB-INF/activemq.xml");
    Files.writeString(
        config,
        Files.readString(config)
            .replaceAll("(?s)<persistenceAdapter>.*</transportConnectors>", "")
            .replace("\"web-console\"", '"' + broker + "\" persistent=\"false\""));
    try (Stream<Path> libraries = Files.list(root.resolve("WEB-INF/lib"))) {
      for (Path library : libraries.toList()) {
        if (library.getFileName().toString().startsWith("websocket-")) { // Of Jetty 11 alone.
          Files.delete(library);
        }
      }
    }
  }

  private static void add(Path root, List<String> libraries) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(PAGES);
        Stream<Path> all = Files.list(zip.getPath("WEB-INF/lib"))) {
      for (Path library : all.toList()) {
        String name = library.getFileName().toString();
        if (libraries.stream().anyMatch(name::startsWith)) {
          Files.copy(library, root.resolve("WEB-INF/lib/" + name));
        }
      }
      if (libraries == JSP) {
        String file = "WEB-INF/classes/" + ENGINE.replace('.', '/') + ".class";
        Files.createDirectories(root.resolve(file).getParent());
        Files.copy(zip.getPath(file), root.resolve(file));
      }
    }
  }
}
