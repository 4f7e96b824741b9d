import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.LoginConfig;
import io.undertow.servlet.api.SecurityConstraint;
import io.undertow.servlet.api.SecurityInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.api.WebResourceCollection;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EventListener;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Runs WARs on Undertow until the standard input ends: arguments are pairs of a context path (a
 * slash for the root) and a WAR. It speaks HTTP/2 too and compresses for who asks for it;
 * everything else is as Undertow comes, so that what it would leak shows.
 *
 * <p>Embedded Undertow reads no {@code web.xml} and loads no WAR; both are done here, as far as the
 * fixtures have need of it. What else one might come to declare is refused. The system property
 * {@code threads} says how many there are at most if not as many as Undertow has by itself.
 */
final class UndertowLauncher {
  private final DeploymentInfo app = Servlets.deployment();
  private final ClassLoader loader;

  private UndertowLauncher(ClassLoader loader) {
    this.loader = loader;
  }

  public static void main(String... args) throws Exception {
    PathHandler contexts = Handlers.path();
    for (int i = 0; i < args.length; i += 2) {
      contexts.addPrefixPath(args[i], webApp(args[i], unpacked(Path.of(args[i + 1]))));
    }
    ContentEncodingRepository encodings =
        new ContentEncodingRepository().addEncodingHandler("gzip", new GzipEncodingProvider(), 1);
    Undertow.Builder builder =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
            .setHandler(new EncodingHandler(contexts, encodings));
    if (System.getProperty("threads") != null) {
      builder.setWorkerThreads(Integer.getInteger("threads"));
    }
    Undertow server = builder.build();
    server.start();
    var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    System.out.println("PORT " + address.getPort());

    while (System.in.read() >= 0) {
      // Only the end of the input has a meaning.
    }
    server.stop();
    System.exit(0);
  }

  private static Path unpacked(Path war) throws IOException {
    Path root = Files.createTempDirectory("undertow").toRealPath();
    try (FileSystem zip = FileSystems.newFileSystem(war);
        Stream<Path> entries = Files.walk(zip.getPath("/"))) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        Path target = root.resolve(entry.toString().substring(1));
        if (Files.isDirectory(entry)) {
          Files.createDirectories(target);
        } else {
          Files.copy(entry, target);
        }
      }
    }
    return root;
  }

  private static HttpHandler webApp(String contextPath, Path root) throws Exception {
    UndertowLauncher launcher = new UndertowLauncher(loader(root));
    launcher
        .app
        .setDeploymentName(contextPath)
        .setContextPath(contextPath)
        .setClassLoader(launcher.loader)
        .setTempDir(Files.createTempDirectory("upload"))
        .setResourceManager(new PathResourceManager(root));
    Element webXml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(root.resolve("WEB-INF/web.xml").toFile())
            .getDocumentElement();
    for (Element element : children(webXml)) {
      launcher.declare(element);
    }
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(launcher.app);
    manager.deploy();
    return manager.start();
  }

  /**
   * A web application sees the JDK, the Servlet API and its own classes, not those of the server.
   */
  private static ClassLoader loader(Path root) throws IOException {
    ClassLoader api =
        new ClassLoader(ClassLoader.getPlatformClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("jakarta.servlet.")) {
              return UndertowLauncher.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
          }
        };
    List<URL> urls = new ArrayList<>();
    urls.add(root.resolve("WEB-INF/classes/").toUri().toURL());
    try (Stream<Path> jars = Files.list(root.resolve("WEB-INF/lib"))) {
      for (Path jar : (Iterable<Path>) jars.sorted()::iterator) {
        urls.add(jar.toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), api);
  }

  private void declare(Element element) throws ClassNotFoundException {
    switch (element.getTagName()) {
      case "listener" ->
          app.addListener(Servlets.listener(type(element, "listener-class", EventListener.class)));
      case "filter" -> app.addFilter(filter(element));
      case "filter-mapping" -> mapFilter(element);
      case "servlet" -> app.addServlet(servlet(element));
      case "servlet-mapping" ->
          texts(element, "url-pattern")
              .forEach(app.getServlets().get(text(element, "servlet-name"))::addMapping);
      case "error-page" -> app.addErrorPage(new ErrorPage(text(element, "location")));
      case "security-constraint" -> app.addSecurityConstraint(constraint(element));
      case "login-config" -> {
        app.setLoginConfig(login(element));
        app.setIdentityManager(nobody());
      }
      case "welcome-file-list" -> app.addWelcomePages(texts(element, "welcome-file"));
      case "security-role" -> app.addSecurityRoles(texts(element, "role-name"));
      default -> throw new IllegalArgumentException("web.xml declares a " + element.getTagName());
    }
  }

  private FilterInfo filter(Element element) throws ClassNotFoundException {
    FilterInfo filter =
        Servlets.filter(text(element, "filter-name"), type(element, "filter-class", Filter.class));
    for (Element child : children(element)) {
      switch (child.getTagName()) {
        case "filter-name", "filter-class" -> {}
        case "async-supported" -> filter.setAsyncSupported(isTrue(child));
        case "init-param" ->
            filter.addInitParam(text(child, "param-name"), text(child, "param-value"));
        default -> throw new IllegalArgumentException("a filter has a " + child.getTagName());
      }
    }
    return filter;
  }

  private void mapFilter(Element element) {
    List<String> dispatchers = texts(element, "dispatcher");
    for (String pattern : texts(element, "url-pattern")) {
      for (String dispatcher : dispatchers.isEmpty() ? List.of("REQUEST") : dispatchers) {
        app.addFilterUrlMapping(
            text(element, "filter-name"), pattern, DispatcherType.valueOf(dispatcher));
      }
    }
  }

  private ServletInfo servlet(Element element) throws ClassNotFoundException {
    ServletInfo servlet =
        Servlets.servlet(
            text(element, "servlet-name"), type(element, "servlet-class", Servlet.class));
    for (Element child : children(element)) {
      switch (child.getTagName()) {
        case "servlet-name", "servlet-class" -> {}
        case "async-supported" -> servlet.setAsyncSupported(isTrue(child));
        case "load-on-startup" ->
            servlet.setLoadOnStartup(Integer.parseInt(child.getTextContent().strip()));
        case "init-param" ->
            servlet.addInitParam(text(child, "param-name"), text(child, "param-value"));
        case "multipart-config" ->
            servlet.setMultipartConfig(
                new MultipartConfigElement(
                    String.join("", texts(child, "location")),
                    Long.parseLong(text(child, "max-file-size")),
                    Long.parseLong(text(child, "max-request-size")),
                    0));
        default -> throw new IllegalArgumentException("a servlet has a " + child.getTagName());
      }
    }
    return servlet;
  }

  private static SecurityConstraint constraint(Element element) {
    SecurityConstraint constraint = new SecurityConstraint();
    for (Element child : children(element)) {
      switch (child.getTagName()) {
        case "web-resource-collection" ->
            constraint.addWebResourceCollection(
                new WebResourceCollection().addUrlPatterns(texts(child, "url-pattern")));
        case "auth-constraint" -> constraint.addRolesAllowed(texts(child, "role-name"));
        default -> throw new IllegalArgumentException("a constraint has a " + child.getTagName());
      }
    }
    return constraint.setEmptyRoleSemantic(SecurityInfo.EmptyRoleSemantic.DENY);
  }

  private static LoginConfig login(Element element) {
    String method = text(element, "auth-method");
    String realm = text(element, "realm-name");
    for (Element child : children(element)) {
      if (child.getTagName().equals("form-login-config")) {
        return new LoginConfig(
            method, realm, text(child, "form-login-page"), text(child, "form-error-page"));
      }
    }
    return new LoginConfig(method, realm);
  }

  private static IdentityManager nobody() {
    return new IdentityManager() {
      @Override
      public Account verify(Account account) {
        return account;
      }

      @Override
      public Account verify(String id, Credential credential) {
        return null;
      }

      @Override
      public Account verify(Credential credential) {
        return null;
      }
    };
  }

  private <T> Class<? extends T> type(Element element, String child, Class<T> type)
      throws ClassNotFoundException {
    return loader.loadClass(text(element, child)).asSubclass(type);
  }

  private static boolean isTrue(Element element) {
    return Boolean.parseBoolean(element.getTextContent().trim());
  }

  private static String text(Element parent, String name) {
    List<String> texts = texts(parent, name);
    if (texts.size() != 1) {
      throw new IllegalArgumentException(parent.getTagName() + " needs one " + name);
    }
    return texts.get(0);
  }

  private static List<String> texts(Element parent, String name) {
    return children(parent).stream()
        .filter(child -> child.getTagName().equals(name))
        .map(child -> child.getTextContent().trim())
        .toList();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
