package dev.clearfault;

import dev.clearfault.internal.catalogue.Catalogue;
import dev.clearfault.internal.catalogue.CatalogueDocuments;
import dev.clearfault.internal.setup.Options;
import dev.clearfault.internal.setup.Settings;
import dev.clearfault.internal.setup.StartUp;
import dev.clearfault.internal.setup.UndeployedApplication;
import dev.clearfault.internal.setup.WarFile;
import dev.clearfault.internal.sources.ProblemSources;
import dev.clearfault.internal.text.Languages;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Writes the contract of a web application that nobody has started, as the option {@code
 * publishContract} publishes it.
 *
 * <pre>{@code
 * java -cp clearfault-core.jar:jakarta.servlet-api.jar:... dev.clearfault.PublishContract \\
 *     target/shop.war target/openapi.json --context=/shop --setup=com.example.Setup
 * }</pre>
 *
 * <ul>
 *   <li>first the WAR, or the folder with what is in it
 *   <li>then the file to write; without it, the document goes to standard output. A file {@code
 *       Problems.java} or {@code problems.d.ts} gets the problems as types of that language
 *   <li>{@code --context}: the context path; default: the root
 *   <li>{@code --setup}: a {@code ServletContextListener} of the application that calls {@link
 *       InputSetup}, which is called with a context that has no more than attributes
 *   <li>{@code --language}: the language of the texts; default: {@code en}
 * </ul>
 *
 * <p>The classes are those of the application, loaded from its {@code WEB-INF}; no servlet is made.
 */
public final class PublishContract {
  private PublishContract() {}

  /** Writes the document; the exception says what is wrong. */
  public static void main(String[] arguments) throws IOException {
    List<String> paths = new ArrayList<>();
    String context = "";
    String setup = "";
    String language = Languages.ENGLISH;
    for (String each : arguments) {
      if (each.startsWith("--context=")) {
        context = each.substring(each.indexOf('=') + 1);
      } else if (each.startsWith("--setup=")) {
        setup = each.substring(each.indexOf('=') + 1);
      } else if (each.startsWith("--language=")) {
        language = each.substring(each.indexOf('=') + 1);
      } else {
        paths.add(each);
      }
    }
    if (paths.isEmpty() || paths.size() > 2) {
      throw new IllegalArgumentException(
          "write: <WAR or folder> [<output>] [--context=/shop] [--setup=<listener>]"
              + " [--language=de]");
    }
    String file = paths.size() == 1 ? "" : String.valueOf(Path.of(paths.get(1)).getFileName());
    String page = ProblemSources.NAMES.contains(file) ? file : CatalogueDocuments.SCHEMAS;
    Wanted wanted = new Wanted(page, setup, language);
    byte[] document =
        WarFile.use(
            Path.of(paths.get(0)),
            context,
            System.err::println, // Standard output may have the document.
            application -> of(application, wanted));
    if (paths.size() == 1) {
      System.out.write(document);
      System.out.flush();
    } else {
      Files.write(Path.of(paths.get(1)), document);
    }
  }

  /** What the arguments ask for. */
  private record Wanted(String page, String setup, String language) {}

  private static byte[] of(UndeployedApplication application, Wanted wanted) {
    if (!wanted.setup().isEmpty()) {
      listener(application, wanted.setup())
          .contextInitialized(new ServletContextEvent(application.context()));
    }
    ServletContext context = application.context();
    for (FilterConfig config : application.filters(UndeployedApplication.CONTRACT_FILTER)) {
      offer(context, UndeployedApplication.CONTRACT_FILTER, "clearfault-contract", config);
    }
    for (ServletRegistration servlet : context.getServletRegistrations().values()) {
      if (UndeployedApplication.GATEWAY.equals(servlet.getClassName())) {
        offer(context, UndeployedApplication.GATEWAY, "clearfault-gateway", servlet);
      }
    }
    Settings settings = Settings.STANDARD.in(application.filter());
    StartUp.requirePublishable(application.context(), Parts.codes(settings));
    String home = application.context().getContextPath() + settings.get(Options.CATALOG_PATH);
    String base = settings.find(Options.TYPE_BASE);
    String known = base == null && settings.get(Options.CATALOG) ? home + "/" : base;
    Languages languages = new Languages(application.context().getClassLoader());
    CatalogueDocuments documents =
        Parts.documents(
            new Catalogue(known, Parts.types(settings)),
            languages,
            settings,
            home,
            StartUp.contract(application.context(), settings));
    return Objects.requireNonNull(
            documents.page(wanted.page(), null, languages.named(wanted.language())))
        .bytes();
  }

  /** As the class does it at its start; it is in a module that an application may leave out. */
  private static void offer(ServletContext context, String type, String module, Object registered) {
    try {
      Class<?> registrar = Class.forName(type, true, context.getClassLoader());
      Method offer =
          Arrays.stream(registrar.getDeclaredMethods())
              .filter(method -> method.getName().equals("offer"))
              .findFirst()
              .orElseThrow(NoSuchMethodException::new);
      offer.setAccessible(true);
      offer.invoke(null, context, registered);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof IllegalArgumentException told
          ? told
          : new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          type + " is not there: add " + module + ", of this version", e);
    }
  }

  private static ServletContextListener listener(UndeployedApplication application, String name) {
    try {
      return Class.forName(name, true, application.context().getClassLoader())
          .asSubclass(ServletContextListener.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "--setup names "
              + name
              + ", which is no ServletContextListener with a public constructor without parameters",
          e);
    }
  }
}
