package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.render.IndentedJson;
import dev.clearfault.internal.render.Negotiation;
import dev.clearfault.internal.render.Negotiation.Offer;
import dev.clearfault.internal.sources.ProblemSources;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documents about problem types, because a type URI should resolve to documentation (RFC 9457
 * section 3.1.1).
 *
 * <p>Each is made when somebody asks for it, from the types alone. Thread-safe.
 */
public final class CatalogueDocuments {
  /** The name of the document with the schemas. */
  public static final String SCHEMAS = "openapi.json";

  private final Catalogue catalogue;
  private final Languages languages;
  private final Format format;
  private final Entries entries;
  private final Negotiation<Form> forms;
  private final @Nullable Contract contract;

  /** There are few languages. */
  private volatile Made made = new Made("", new ConcurrentHashMap<>());

  /**
   * The documents about operations.
   *
   * @param state that of the contract that they are made of
   * @param documents the contract by the tags of languages, and the sources by their names
   */
  private record Made(Object state, Map<String, byte[]> documents) {}

  /**
   * What the application prefers.
   *
   * @param home the path of the catalogue as a client writes it, without a slash at its end
   * @param html whether a browser gets a page
   * @param operators whether the documents have the part for operators
   * @param format the shape of the answers
   * @param status returns the status that answers of a type have
   * @param contract what the document with the schemas says of operations; null for nothing
   */
  public record Preferences(
      String home,
      boolean html,
      boolean operators,
      Format format,
      ToIntFunction<ProblemType> status,
      @Nullable Contract contract) {}

  /**
   * A document in one representation.
   *
   * @param contentType the media type with its charset
   * @param language the tag of its language
   * @param bytes the body, in UTF-8; callers must not change it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Page(String contentType, String language, byte[] bytes) {}

  /** Makes what an application publishes of its operations. */
  public interface Contract {
    /** Returns the contract in a language. */
    Published of(Answers answers, Language language);

    /** Returns what is no longer equal once the operations are others. */
    default Object state() {
      return "";
    }
  }

  /**
   * What an application publishes of its operations, as parts of an OpenAPI document.
   *
   * @param title the name of the application
   * @param server the path that the paths begin with
   * @param paths the operations, by path and method
   * @param schemas the components that they name
   */
  public record Published(
      String title, String server, Map<String, Object> paths, Map<String, Object> schemas) {

    /** Returns the codes of the problems that an operation can answer, by its name. */
    Map<String, Set<String>> codes() {
      Map<String, Set<String>> codes = new TreeMap<>();
      objects(paths.values())
          .flatMap(methods -> objects(methods.values()))
          .forEach(
              operation ->
                  codes.put(
                      String.valueOf(operation.get("operationId")),
                      objects(operation.get("x-problems"))
                          .map(problem -> String.valueOf(problem.get("code")))
                          .collect(Collectors.toSet())));
      return codes;
    }

    private static Stream<Map<?, ?>> objects(@Nullable Object list) {
      return list instanceof Collection<?> all
          ? all.stream().filter(Map.class::isInstance).map(each -> (Map<?, ?>) each)
          : Stream.empty();
    }
  }

  /** Makes the documents of one media type. */
  private record Form(Index index, About about) {}

  /** Makes the document about all types. */
  private interface Index {
    byte[] of(List<Entry> types, List<Entry> statuses, Language language);
  }

  /** Makes the document about one type. */
  private interface About {
    byte[] of(Entry entry, Language language);
  }

  /** Creates the documents of one application. */
  public CatalogueDocuments(Catalogue catalogue, Languages languages, Preferences preferences) {
    this.catalogue = catalogue;
    this.languages = languages;
    format = preferences.format();
    contract = preferences.contract();
    entries =
        new Entries(
            format.renderer(),
            preferences.status(),
            preferences.operators() ? new OperatorTexts(languages.english()) : null);
    CatalogueHtml html = new CatalogueHtml(preferences.home());
    CatalogueMarkdown markdown = new CatalogueMarkdown(preferences.home());
    List<Offer<Form>> offers = new ArrayList<>();
    Index index = (types, statuses, language) -> CatalogueJson.index(types, statuses);
    About about = (entry, language) -> CatalogueJson.about(entry);
    offers.add(new Offer<>("application/json", new Form(index, about)));
    if (preferences.html()) {
      offers.add(new Offer<>("text/html", new Form(html::index, html::about)));
    }
    offers.add(new Offer<>("text/markdown", new Form(markdown::index, markdown::about)));
    forms = new Negotiation<>(offers);
  }

  /**
   * Returns the document about a type, about all of them, or the schemas.
   *
   * @param name the type's segment of the path; empty for the index
   * @param accept the {@code Accept} header
   * @param wanted the language that the client prefers
   * @return null if there is no such document
   */
  public @Nullable Page page(String name, @Nullable String accept, Language wanted) {
    if (name.equals(SCHEMAS)) {
      return schemas(wanted);
    }
    if (contract != null && format == Format.PROBLEM && ProblemSources.NAMES.contains(name)) {
      byte[] source = known(contract).computeIfAbsent(name, key -> source(contract, key));
      return new Page(Negotiation.inUtf8("text/plain"), Languages.ENGLISH, source);
    }
    ProblemType type = name.isEmpty() ? null : catalogue.find(name);
    if (type == null && !name.isEmpty()) {
      return null;
    }
    // An application's bundle for a few texts makes no language for a whole page.
    Language language = wanted.has("catalogue.lead") ? wanted : languages.english();
    Offer<Form> offer = forms.select(accept);
    byte[] bytes =
        type == null
            ? offer
                .maker()
                .index()
                .of(
                    all(catalogue.listed(), language),
                    all(catalogue.statuses(), language),
                    language)
            : offer.maker().about().of(entries.of(type, language), language);
    return new Page(
        offer.contentType(),
        language.tag(),
        IndentedJson.ifAsked(bytes, offer.mediaType(), accept));
  }

  private Page schemas(Language language) {
    byte[] bytes =
        contract == null
            ? BodySchemas.openApi(format, catalogue.listed())
            : known(contract).computeIfAbsent(language.tag(), tag -> published(contract, language));
    return new Page(
        Negotiation.inUtf8("application/json"),
        contract == null ? Languages.ENGLISH : language.tag(),
        IndentedJson.of(bytes));
  }

  private Map<String, byte[]> known(Contract operations) {
    Object state = operations.state();
    Made now = made;
    if (!now.state().equals(state)) {
      now = new Made(state, new ConcurrentHashMap<>());
      made = now;
    }
    return now.documents();
  }

  private byte[] published(Contract operations, Language language) {
    Answers answers = new Answers(catalogue.declared(), entries, format);
    Published contents = operations.of(answers, language);
    return BodySchemas.openApi(format, types(answers), contents, next(language));
  }

  private byte[] source(Contract operations, String name) {
    Answers answers = new Answers(catalogue.declared(), entries, format);
    Published contents = operations.of(answers, languages.english());
    return new ProblemSources(types(answers), contents.codes()).source(name);
  }

  /** Returns the declared types, then those that the contract has used. */
  private static List<ProblemType> types(Answers used) {
    return Stream.concat(used.declared().stream(), used.undeclared().stream()).toList();
  }

  /** The words of a form about another attempt, which are those of the pages about failures. */
  private static Map<String, Object> next(Language language) {
    Map<String, Object> next = new TreeMap<>();
    for (String key : List.of("unsure", "moment", "seconds")) {
      next.put(key, language.required("page.next." + key));
    }
    return next;
  }

  private List<Entry> all(List<ProblemType> types, Language language) {
    return types.stream().map(type -> entries.brief(type, language)).toList();
  }
}
