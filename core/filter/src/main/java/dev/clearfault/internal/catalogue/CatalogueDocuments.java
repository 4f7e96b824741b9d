package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.render.IndentedJson;
import dev.clearfault.internal.render.Negotiation;
import dev.clearfault.internal.render.Negotiation.Offer;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
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

  /**
   * What the application prefers.
   *
   * @param home the path of the catalogue as a client writes it, without a slash at its end
   * @param html whether a browser gets a page
   * @param operators whether the documents have the part for operators
   * @param format the shape of the answers
   * @param status returns the status that answers of a type have
   */
  public record Preferences(
      String home,
      boolean html,
      boolean operators,
      Format format,
      ToIntFunction<ProblemType> status) {}

  /**
   * A document in one representation.
   *
   * @param contentType the media type with its charset
   * @param language the tag of its language
   * @param bytes the body, in UTF-8; callers must not change it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Page(String contentType, String language, byte[] bytes) {}

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
      return new Page(Negotiation.inUtf8("application/json"), Languages.ENGLISH, schemas());
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

  private byte[] schemas() {
    return IndentedJson.of(BodySchemas.openApi(format, catalogue.listed()));
  }

  private List<Entry> all(List<ProblemType> types, Language language) {
    return types.stream().map(type -> entries.brief(type, language)).toList();
  }
}
