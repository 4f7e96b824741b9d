package dev.clearfault;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.answer.Answer;
import dev.clearfault.internal.answer.CataloguePages;
import dev.clearfault.internal.answer.Completion;
import dev.clearfault.internal.answer.ExceptionMappers;
import dev.clearfault.internal.answer.FailureHandler;
import dev.clearfault.internal.answer.FailureMapping;
import dev.clearfault.internal.answer.Listeners;
import dev.clearfault.internal.answer.Preferences;
import dev.clearfault.internal.answer.UpstreamProof;
import dev.clearfault.internal.catalogue.Catalogue;
import dev.clearfault.internal.catalogue.CatalogueDocuments;
import dev.clearfault.internal.catalogue.FormScript;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.internal.exchange.RequestFault;
import dev.clearfault.internal.http.ClientAddress;
import dev.clearfault.internal.render.FixedBodies;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.render.ProblemHtml;
import dev.clearfault.internal.render.ProblemMarkdown;
import dev.clearfault.internal.setup.FirstRequest;
import dev.clearfault.internal.setup.InputOptions;
import dev.clearfault.internal.setup.LogOptions;
import dev.clearfault.internal.setup.Options;
import dev.clearfault.internal.setup.Settings;
import dev.clearfault.internal.setup.StartUp;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ProblemRenderer;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one filter.
 *
 * @param handler answers failures
 * @param pages the pages of the catalogue, and the error page
 * @param listeners closed at the end
 * @param firstRequest examines the first request
 */
record Parts(
    FailureHandler handler, CataloguePages pages, Listeners listeners, FirstRequest firstRequest) {

  /**
   * Creates the parts.
   *
   * @param settings the options that were set in code
   * @param config the options in {@code web.xml}
   * @throws ServletException if an option is unknown or has an invalid value; the message says what
   *     to write instead
   */
  static Parts of(Settings settings, FilterConfig config) throws ServletException {
    return StartUp.run(settings, config, Parts::of);
  }

  private static Parts of(StartUp start) {
    Settings settings = start.settings();
    Catalogue catalogue = new Catalogue(start.typeBase(), types(settings));
    Languages languages = new Languages(start.classLoader());
    Listeners listeners = new Listeners(start.log(), settings.get(Options.LISTENERS));
    FailureHandler handler =
        new FailureHandler(
            new FailureMapping(
                new ExceptionMappers(settings.get(Options.MAPPERS)),
                languages,
                settings.get(InputOptions.MAX_ERRORS),
                new UpstreamProof(
                    settings.get(Options.UPSTREAM_PACKAGES),
                    settings.get(Options.DUPLICATE_KEY_STATUS))),
            new Completion(catalogue, preferences(settings), languages),
            answer(start, languages),
            listeners);
    return new Parts(handler, pages(start, catalogue, languages), listeners, start.firstRequest());
  }

  private static CataloguePages pages(StartUp start, Catalogue catalogue, Languages languages) {
    Settings settings = start.settings();
    start.examinePublished(codes(settings));
    CatalogueDocuments documents =
        documents(
            catalogue,
            languages,
            settings,
            start.catalogueHome(),
            settings.get(Options.PUBLISH_CONTRACT) ? start.contract() : null);
    return new CataloguePages(
        catalogue,
        documents,
        languages,
        settings.get(Options.CATALOG_PATH),
        start.servesCatalogue(),
        settings.get(Options.PUBLISH_CONTRACT) ? FormScript.read() : null);
  }

  /**
   * Creates the documents of a catalogue.
   *
   * @param home the path of the catalogue as a client writes it
   * @param contract what is published of operations; null for nothing
   */
  static CatalogueDocuments documents(
      Catalogue catalogue,
      Languages languages,
      Settings settings,
      String home,
      CatalogueDocuments.@Nullable Contract contract) {
    return new CatalogueDocuments(
        catalogue,
        languages,
        new CatalogueDocuments.Preferences(
            home,
            settings.get(Options.HTML),
            settings.get(Options.CATALOG_OPERATORS),
            settings.get(Options.FORMAT),
            preferences(settings)::status,
            contract));
  }

  private static Preferences preferences(Settings settings) {
    return new Preferences(
        settings.get(Options.VALIDATION_STATUS),
        settings.get(Options.GATEWAY_STATUS),
        settings.get(InputOptions.MAX_ERRORS),
        settings.find(Options.REQUEST_ID_HEADER),
        settings.find(Options.PROXY_STATUS),
        settings.inputLimits(),
        settings.get(Options.BARE_STATUS),
        ClientAddress.of(settings.get(LogOptions.CLIENT_ADDRESS)));
  }

  static Collection<ProblemType> types(Settings settings) {
    Collection<ProblemType> types = builtInTypes();
    types.addAll(settings.get(Options.PROBLEM_TYPES));
    return types;
  }

  /** Returns the codes of all types, those of plain statuses included. */
  static Set<String> codes(Settings settings) {
    Set<String> codes = new TreeSet<>();
    types(settings).forEach(type -> codes.add(type.code()));
    IntStream.range(400, 600).forEach(status -> codes.add(ProblemType.ofStatus(status).code()));
    return codes;
  }

  /** Returns the types of the library, without those of plain statuses. */
  static Collection<ProblemType> builtInTypes() {
    Collection<ProblemType> types = new ArrayList<>(UpstreamFailures.TYPES);
    types.add(ProblemType.VALIDATION_FAILED);
    types.addAll(ReadingProblems.TYPES);
    types.addAll(RequestFault.TYPES);
    return types;
  }

  private static Answer answer(StartUp start, Languages languages) {
    Settings settings = start.settings();
    Format format = settings.get(Options.FORMAT);
    List<ProblemRenderer> others = new ArrayList<>();
    if (settings.get(Options.HTML)) {
      String catalogue = start.servesCatalogue() ? start.catalogueHome() : null;
      others.add(start.htmlPage(template -> new ProblemHtml(languages, template, catalogue)));
    } else if (settings.find(Options.HTML_TEMPLATE) != null) {
      throw new IllegalArgumentException(
          "htmlTemplate needs html: write html=true, or leave it out");
    }
    others.add(new ProblemMarkdown());
    others.addAll(settings.get(Options.RENDERERS));
    return new Answer(
        Format.among(format.renderer(), others), FixedBodies.of(format.optionName(), false));
  }
}
