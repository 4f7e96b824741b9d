package dev.clearfault;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.answer.Answer;
import dev.clearfault.internal.answer.Catalogue;
import dev.clearfault.internal.answer.CataloguePages;
import dev.clearfault.internal.answer.Completion;
import dev.clearfault.internal.answer.ExceptionMappers;
import dev.clearfault.internal.answer.FailureHandler;
import dev.clearfault.internal.answer.FailureMapping;
import dev.clearfault.internal.answer.Listeners;
import dev.clearfault.internal.answer.Preferences;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.internal.exchange.RequestFault;
import dev.clearfault.internal.observe.ProblemLog;
import dev.clearfault.internal.render.FixedBodies;
import dev.clearfault.internal.render.Negotiation;
import dev.clearfault.internal.render.ProblemHtml;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;
import dev.clearfault.spi.ProblemListener;
import dev.clearfault.spi.ProblemRenderer;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the options and puts the parts of one filter together, or says why that cannot be done. */
final class StartUp {
  private final FilterConfig config;
  private final ServletContext context;
  private final Settings settings;
  private final ProblemLog log;

  private StartUp(FilterConfig config, Settings settings, ProblemLog log) {
    this.config = config;
    this.context = config.getServletContext();
    this.settings = settings;
    this.log = log;
  }

  /**
   * Builds the parts.
   *
   * @param builder what was set in code
   * @param config what was set in {@code web.xml}
   * @throws ServletException if an option is unknown or has a value that it does not take; the
   *     message says what to write instead
   */
  static Parts parts(FilterBuilder builder, FilterConfig config) throws ServletException {
    try {
      Settings settings = settings(builder, config);
      ProblemLog log = ProblemLog.open(settings.log(), settings.logRate());
      return new StartUp(config, settings, log).build();
    } catch (IllegalArgumentException e) {
      throw new ServletException(
          "Clearfault cannot start filter '" + config.getFilterName() + "': " + e.getMessage(), e);
    }
  }

  /**
   * What a filter consists of.
   *
   * @param handler the way out
   * @param pages what type URIs resolve to, and the error page
   * @param log to be closed at the end
   * @param firstRequest what is still to be looked for
   */
  record Parts(
      FailureHandler handler, CataloguePages pages, ProblemLog log, FirstRequest firstRequest) {}

  private static Settings settings(FilterBuilder builder, FilterConfig config) {
    ClassNames classes = new ClassNames(config.getServletContext().getClassLoader());
    FilterBuilder merged = builder.withoutLists();
    for (String name : Collections.list(config.getInitParameterNames())) {
      Option option = Option.named(name);
      if (option == null) {
        throw new IllegalArgumentException(
            "there is no option '" + name + "': write one of " + Option.names());
      }
      option.set(merged, config.getInitParameter(name).trim(), classes);
    }
    builder.addTo(merged);
    for (ExceptionMapper<?> mapper : classes.services(ExceptionMapper.class)) {
      merged.mappers(mapper);
    }
    classes.services(ProblemRenderer.class).forEach(merged::renderers);
    classes.services(ProblemListener.class).forEach(merged::listeners);
    return merged.settings();
  }

  private Parts build() {
    boolean serves = servesCatalogue();
    Collection<ProblemType> types = new ArrayList<>(UpstreamFailures.TYPES);
    types.add(ProblemType.VALIDATION_FAILED);
    types.addAll(ReadingProblems.TYPES);
    types.addAll(RequestFault.TYPES);
    types.addAll(settings.problemTypes());
    Catalogue catalogue = new Catalogue(typeBase(serves), settings.html(), types);
    Languages languages = new Languages(context.getClassLoader());
    FailureHandler handler =
        new FailureHandler(
            new FailureMapping(
                new ExceptionMappers(settings.mappers()),
                languages,
                settings.maxErrors(),
                settings.upstreamPackages()),
            new Completion(
                catalogue,
                new Preferences(
                    settings.validationStatus(),
                    settings.preciseGateway(),
                    settings.maxErrors(),
                    settings.requestIdHeader(),
                    settings.proxyStatus(),
                    settings.inputLimits()),
                languages),
            answer(languages),
            new Listeners(log, settings.listeners()));
    examine();
    sayReady(serves);
    FirstRequest firstRequest = new FirstRequest(config.getFilterName(), log);
    CataloguePages pages = new CataloguePages(catalogue, settings.catalogPath(), serves);
    return new Parts(handler, pages, log, firstRequest);
  }

  private void examine() {
    List<String> unchecked = AcceptingServlets.of(context).uncovered(context);
    if (!unchecked.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", unchecked));
    }
    List<String> findings =
        Doctor.findings(context, config.getFilterName(), settings.catalogPath() + "/error");
    if (settings.strict() && !findings.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", findings));
    }
    findings.forEach(finding -> log.setUp(Level.WARNING, "Clearfault: " + finding));
  }

  private Answer answer(Languages languages) {
    ProblemRenderer format = settings.format().renderer();
    List<ProblemRenderer> others = new ArrayList<>();
    if (settings.html()) {
      others.add(new ProblemHtml(languages));
    }
    others.addAll(settings.renderers());
    FixedBodies prepared = FixedBodies.of(settings.format().optionName());
    return new Answer(Negotiation.among(format, others), prepared);
  }

  private @Nullable String typeBase(boolean serves) {
    if (settings.typeBase() != null) {
      return settings.typeBase();
    }
    return serves ? context.getContextPath() + settings.catalogPath() + "/" : null;
  }

  /** The application's own servlet wins; a path that the filter does not see cannot be served. */
  private boolean servesCatalogue() {
    String path = settings.catalogPath();
    FilterRegistration registration = context.getFilterRegistration(config.getFilterName());
    boolean covered =
        registration == null
            || registration.getUrlPatternMappings().stream().anyMatch(p -> covers(p, path));
    boolean taken =
        context.getServletRegistrations().values().stream()
            .flatMap(servlet -> servlet.getMappings().stream())
            .anyMatch(m -> m.equals(path) || m.startsWith(path + "/"));
    if (settings.typeBase() == null && (!covered || taken)) {
      String reason =
          taken
              ? "a servlet of the application is mapped there"
              : "the filter's mapping does not cover it";
      log.setUp(
          Level.WARNING,
          "Clearfault does not serve the problem catalogue at "
              + path
              + ", because "
              + reason
              + "; every type is about:blank. Set catalogPath to a free path below the filter's"
              + " mapping, or typeBase to where the types are documented");
    }
    return covered && !taken;
  }

  private static boolean covers(String pattern, String path) {
    if (!pattern.endsWith("/*")) {
      return false;
    }
    String prefix = pattern.substring(0, pattern.length() - 2);
    return path.equals(prefix) || path.startsWith(prefix + "/");
  }

  private void sayReady(boolean serves) {
    String version = StartUp.class.getPackage().getImplementationVersion();
    log.setUp(
        Level.INFO,
        "Clearfault "
            + (version == null ? "(development build)" : version)
            + " is ready in '"
            + context.getContextPath()
            + "': format="
            + settings.format().optionName()
            + ", catalogue="
            + (serves ? context.getContextPath() + settings.catalogPath() : "none")
            + ", log="
            + log.destination()
            + ", mappers="
            + settings.mappers().size()
            + ", listeners="
            + settings.listeners().size());
  }
}
