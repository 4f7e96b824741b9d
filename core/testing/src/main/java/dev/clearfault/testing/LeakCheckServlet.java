package dev.clearfault.testing;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Throws what it is asked for, in a copy of an application that {@link LeakCheck} prepares. Without
 * a parameter, it lists what it can throw. It is never part of an application that clients reach.
 *
 * <p>It is the only class of this package in that copy, and so uses no other. Thread-safe.
 */
public final class LeakCheckServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** The message of each throwable. */
  private static final String SECRET = "leakcheck4f02: SELECT pin FROM cards at db-17.internal";

  private static final String CLASS = ".class";

  /** Makes the servlet; the container does it. */
  public LeakCheckServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String type = request.getParameter("throw");
    if (type == null) {
      response.setContentType("text/plain");
      response.getWriter().write(String.join("\n", throwables(request.getServletContext())));
      return;
    }
    Throwable thrown =
        make(type).orElseThrow(() -> new ServletException("cannot be made: " + type));
    String door = String.valueOf(request.getParameter("door"));
    switch (door) {
      case "sendError" -> response.sendError(500, thrown.toString());
      case "wrapped" -> throw new ServletException(SECRET, thrown);
      case "written" -> {
        response.setContentType("text/html");
        response.getWriter().write("<p>half of an answer: " + SECRET);
        throwIt(thrown);
      }
      case "dispatched" -> dispatch(request, thrown);
      default -> throwIt(thrown);
    }
  }

  private static void dispatch(HttpServletRequest request, Throwable thrown) {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      throwIt(thrown);
    }
    request.startAsync().dispatch();
  }

  /** Throws a checked exception, too, as code in other languages does. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void throwIt(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** Returns the names of what can be made, of the JDK and of the application. */
  private static Collection<String> throwables(ServletContext context) throws IOException {
    Set<String> names = new TreeSet<>();
    for (Module module : ModuleLayer.boot().modules()) {
      if (module.getName().startsWith("java.")) {
        names.addAll(inModule(module));
      }
    }
    names.addAll(inFolder(context, "/WEB-INF/classes/"));
    for (String jar : paths(context, "/WEB-INF/lib/")) {
      if (!jar.endsWith(".jar")) {
        continue; // A folder, or something that no loader reads.
      }
      try (InputStream in = context.getResourceAsStream(jar)) {
        names.addAll(inJar(in));
      }
    }
    names.removeIf(name -> make(name).isEmpty());
    return names;
  }

  private static List<String> inModule(Module module) throws IOException {
    Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", module.getName());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(LeakCheckServlet::isThrowable)
          .map(LeakCheckServlet::className)
          .filter(name -> module.isExported(name.substring(0, name.lastIndexOf('.'))))
          .toList();
    }
  }

  private static List<String> inFolder(ServletContext context, String folder) {
    List<String> names = new ArrayList<>();
    for (String path : paths(context, folder)) {
      if (path.endsWith("/")) {
        names.addAll(inFolder(context, path));
      } else if (isThrowable(path)) {
        names.add(className(path.substring("/WEB-INF/classes/".length())));
      }
    }
    return names;
  }

  private static List<String> inJar(InputStream in) throws IOException {
    List<String> names = new ArrayList<>();
    ZipInputStream jar = new ZipInputStream(in);
    for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
      if (isThrowable(entry.getName()) && !entry.getName().startsWith("META-INF/")) {
        names.add(className(entry.getName()));
      }
    }
    return names;
  }

  private static Collection<String> paths(ServletContext context, String folder) {
    return Optional.ofNullable(context.getResourcePaths(folder)).orElse(Set.of());
  }

  private static boolean isThrowable(String file) {
    return file.endsWith("Exception.class") || file.endsWith("Error.class");
  }

  private static String className(String file) {
    return file.substring(0, file.length() - CLASS.length()).replace('/', '.');
  }

  /** Returns a throwable with the secret; empty if it cannot be made from a message or nothing. */
  private static Optional<Throwable> make(String name) {
    try {
      Class<?> type = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
      // It would take this servlet out of service for good.
      boolean isUsable =
          Throwable.class.isAssignableFrom(type)
              && Modifier.isPublic(type.getModifiers())
              && !Modifier.isAbstract(type.getModifiers())
              && !UnavailableException.class.isAssignableFrom(type);
      return isUsable ? make(type) : Optional.empty();
    } catch (ClassNotFoundException | LinkageError notThere) {
      return Optional.empty();
    }
  }

  private static Optional<Throwable> make(Class<?> type) {
    return Stream.of(type.getConstructors()).flatMap(c -> make(c).stream()).findFirst();
  }

  private static Optional<Throwable> make(Constructor<?> constructor) {
    List<Class<?>> parameters = List.of(constructor.getParameterTypes());
    boolean isSimple = parameters.equals(List.of(String.class));
    if (!isSimple && !parameters.equals(List.of(String.class, Throwable.class))) {
      return Optional.empty();
    }
    Throwable cause = new IllegalStateException(SECRET);
    try {
      Throwable made =
          (Throwable)
              (isSimple ? constructor.newInstance(SECRET) : constructor.newInstance(SECRET, cause));
      made.addSuppressed(new IllegalArgumentException(SECRET));
      return Optional.of(made);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError refused) {
      return Optional.empty(); // Another constructor may take it.
    }
  }
}
