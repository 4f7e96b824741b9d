package dev.clearfault.internal.setup;

import dev.clearfault.internal.observe.LogLevels;
import dev.clearfault.internal.observe.ProblemLog;
import dev.clearfault.internal.publish.PublishedContract;
import dev.clearfault.internal.read.InputReader;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The start of one filter: reads the options and examines the set-up, or says what is wrong. */
public final class StartUp {
  private final FilterConfig config;
  private final ServletContext context;
  private final Settings settings;
  private final ProblemLog log;
  private final boolean servesCatalogue;
  private final List<String> unpublished = new ArrayList<>();

  private StartUp(FilterConfig config, Settings settings, ProblemLog log) {
    this.config = config;
    this.context = config.getServletContext();
    this.settings = settings;
    this.log = log;
    this.servesCatalogue = findCatalogue();
  }

  /**
   * Starts a filter. If that fails, closes its listeners.
   *
   * @param given the options that are set in code
   * @param config the options of {@code web.xml}
   * @param build makes the parts of the filter
   * @throws ServletException if an option is unknown or has a value that it does not take, or if
   *     the set-up must not be used; the message says what to write instead
   */
  public static <T> T run(Settings given, FilterConfig config, Function<StartUp, T> build)
      throws ServletException {
    try {
      Settings settings = given.in(config);
      try {
        return with(settings, config, build);
      } catch (RuntimeException | Error failure) {
        settings.closeListeners(failure);
        throw failure;
      }
    } catch (IllegalArgumentException e) {
      throw Refusal.stop("filter '" + config.getFilterName() + "'", e);
    }
  }

  private static <T> T with(Settings settings, FilterConfig config, Function<StartUp, T> build) {
    ProblemLog log =
        ProblemLog.open(
            settings.get(LogOptions.LOG),
            settings.get(LogOptions.LOG_RATE),
            LogLevels.of(settings.get(LogOptions.LOG_LEVELS)));
    StartUp start = new StartUp(config, settings, log);
    T built = build.apply(start);
    start.examine();
    start.sayReady();
    return built;
  }

  /** Returns the values of all options. */
  public Settings settings() {
    return settings;
  }

  /** Returns the log, open. */
  public ProblemLog log() {
    return log;
  }

  /** Returns the class loader of the application. */
  public ClassLoader classLoader() {
    return context.getClassLoader();
  }

  /** Returns the check of the first request. */
  public FirstRequest firstRequest() {
    return new FirstRequest(config.getFilterName(), log);
  }

  /** Returns whether the filter serves the catalogue of problem types. */
  public boolean servesCatalogue() {
    return servesCatalogue;
  }

  /** Returns the start of all type URIs; null if every type is {@code about:blank}. */
  public @Nullable String typeBase() {
    String set = settings.find(Options.TYPE_BASE);
    if (set != null) {
      return set;
    }
    return servesCatalogue ? catalogueHome() + "/" : null;
  }

  /** Returns the path of the catalogue as a client writes it, without a slash at its end. */
  public String catalogueHome() {
    return context.getContextPath() + settings.get(Options.CATALOG_PATH);
  }

  /**
   * Returns the contract of the application. Its inputs are looked at when somebody asks for it, so
   * that the application can set up the input until then.
   *
   * @throws IllegalArgumentException if an annotation has no effect where it is
   */
  public PublishedContract contract() {
    return contract(context, settings);
  }

  /**
   * Examines what handlers say in {@code @Published}.
   *
   * @param codes those of all problem types
   * @throws IllegalArgumentException if the contract is published, and a code or a path is wrong
   */
  public void examinePublished(Collection<String> codes) {
    if (settings.get(Options.PUBLISH_CONTRACT)) {
      requirePublishable(context, codes);
    } else {
      unpublished.addAll(PublishedHandlers.faults(context, codes));
    }
  }

  /**
   * Refuses what cannot be published as it is.
   *
   * @param codes those of all problem types
   * @throws IllegalArgumentException if {@code @Published} has a wrong code or path
   */
  public static void requirePublishable(ServletContext context, Collection<String> codes) {
    List<String> faults = PublishedHandlers.faults(context, codes);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
  }

  /** Returns the contract of an application, which may be one that no container has started. */
  public static PublishedContract contract(ServletContext context, Settings settings) {
    String name = context.getServletContextName();
    return new PublishedContract(
        name == null ? "Application" : name,
        context.getContextPath().isEmpty() ? "/" : context.getContextPath(),
        PublishedHandlers.of(context),
        () -> InputReader.of(context, settings.inputLimits()),
        settings.inputLimits(),
        () -> PublishedHandlers.sources(context));
  }

  /**
   * Returns what makes the page for browsers.
   *
   * @param build takes the page of the application, or null for that of the library
   * @throws IllegalArgumentException if the file cannot be read, or {@code build} refuses it; the
   *     message says what to do
   */
  public <T> T htmlPage(Function<@Nullable String, T> build) {
    String path = settings.find(Options.HTML_TEMPLATE);
    if (path == null) {
      return build.apply(null);
    }
    return TemplateFile.of(context, path, build);
  }

  private void examine() {
    List<String> unchecked = ValidInputServlets.uncovered(context);
    if (!unchecked.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", unchecked));
    }
    List<String> findings =
        new ArrayList<>(
            Doctor.findings(
                context, config.getFilterName(), settings.get(Options.CATALOG_PATH) + "/error"));
    findings.addAll(unpublished);
    if (settings.get(Options.STRICT) && !findings.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", findings));
    }
    findings.forEach(finding -> log.setUp(Level.WARNING, "Clearfault: " + finding));
    if (servesCatalogue) {
      CataloguePath.notices(
              context, settings.get(Options.CATALOG_PATH), settings.get(Options.CATALOG_OPERATORS))
          .forEach(notice -> log.setUp(Level.INFO, "Clearfault: " + notice));
    }
  }

  /** A servlet of the application wins. The filter cannot serve a path outside its mapping. */
  private boolean findCatalogue() {
    String path = settings.get(Options.CATALOG_PATH);
    FilterRegistration registration = context.getFilterRegistration(config.getFilterName());
    boolean covered =
        registration == null || Mappings.cover(Mappings.patterns(registration), path + "/*");
    boolean taken = CataloguePath.isTaken(context, path);
    if (!settings.get(Options.CATALOG)) {
      return false;
    }
    if (settings.find(Options.TYPE_BASE) == null && (!covered || taken)) {
      warnOfCatalogue(
          taken
              ? "a servlet of the application is mapped there"
              : "the filter's mapping does not cover it");
    }
    return covered && !taken;
  }

  private void warnOfCatalogue(String reason) {
    log.setUp(
        Level.WARNING,
        "Clearfault does not serve the problem catalogue at "
            + settings.get(Options.CATALOG_PATH)
            + ", because "
            + reason
            + "; every type is about:blank. Set catalogPath to a free path below the filter's"
            + " mapping, or typeBase to where the types are documented");
  }

  private void sayReady() {
    String version = StartUp.class.getPackage().getImplementationVersion();
    log.setUp(
        Level.INFO,
        "Clearfault "
            + (version == null ? "(development build)" : version)
            + " is ready in '"
            + context.getContextPath()
            + "': format="
            + settings.get(Options.FORMAT).optionName()
            + ", catalogue="
            + (servesCatalogue ? catalogueHome() : "none")
            + ", log="
            + log.destination()
            + ", mappers="
            + settings.get(Options.MAPPERS).size()
            + ", listeners="
            + settings.get(Options.LISTENERS).size());
  }
}
