package dev.clearfault.internal.answer;

import dev.clearfault.internal.render.HtmlText;
import dev.clearfault.internal.render.JsonBody;
import dev.clearfault.internal.render.Negotiation;
import dev.clearfault.internal.render.Negotiation.Offer;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The problem types of one application, their URIs, and a document about each, because a type URI
 * should resolve to documentation (RFC 9457 section 3.1.1).
 *
 * <p>A type is in it from the start or from its first occurrence. Thread-safe.
 */
public final class Catalogue {
  /** Types are constants. If a program makes them from data, no more are listed. */
  private static final int MAX_TYPES = 1000;

  private final @Nullable String base;
  private final Map<ProblemType, ProblemType> located = new ConcurrentHashMap<>();
  private final Map<String, ProblemType> bySlug = new ConcurrentHashMap<>();
  private final Negotiation<Document> documents;

  /**
   * Creates a catalogue.
   *
   * @param base the start of each type URI, with its slash; null if each type is {@code
   *     about:blank}
   * @param html whether a browser gets a page
   * @param types the types known from the start
   */
  public Catalogue(@Nullable String base, boolean html, Collection<ProblemType> types) {
    this.base = base;
    Offer<Document> json = new Offer<>("application/json", Catalogue::json);
    Offer<Document> page = new Offer<>("text/html", Catalogue::html);
    documents = new Negotiation<>(html ? List.of(json, page) : List.of(json));
    types.forEach(this::locate);
  }

  /** Returns the type with its URI, and lists it from now on. */
  public ProblemType locate(ProblemType type) {
    if (type.uri() != null) {
      return type;
    }
    ProblemType known = located.get(type);
    if (known != null) {
      return known;
    }
    ProblemType placed = type.at(base == null ? ProblemType.BLANK : base + type.slug());
    if (located.size() < MAX_TYPES) {
      located.put(type, placed);
      bySlug.putIfAbsent(type.slug(), placed);
    }
    return placed;
  }

  /**
   * Returns the document about a type, or about all of them.
   *
   * @param slug the type's segment of the path; empty for the index
   * @param accept the {@code Accept} header
   * @return null if there is no such type
   */
  public @Nullable Page page(String slug, @Nullable String accept) {
    boolean all = slug.isEmpty();
    ProblemType type = all ? null : bySlug.get(slug);
    if (type == null && !all) {
      return null;
    }
    Offer<Document> offer = documents.select(accept);
    List<ProblemType> types = type == null ? sorted() : List.of(type);
    return new Page(offer.contentType(), offer.maker().of(types, all));
  }

  private List<ProblemType> sorted() {
    return bySlug.values().stream().sorted(Comparator.comparing(ProblemType::code)).toList();
  }

  /**
   * A document of the catalogue in one representation.
   *
   * @param contentType the media type with its charset
   * @param bytes the body, in UTF-8; callers must not change it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Page(String contentType, byte[] bytes) {}

  /** Makes the document about one type, or about all of them. */
  private interface Document {
    byte[] of(List<ProblemType> types, boolean all);
  }

  private static String uri(ProblemType type) {
    return type.uri() == null ? ProblemType.BLANK : type.uri();
  }

  private static byte[] json(List<ProblemType> types, boolean all) {
    return JsonBody.object(
        body -> {
          if (all) {
            body.objects("types", types, Catalogue::members);
          } else {
            members(body, types.get(0));
          }
        });
  }

  private static void members(JsonBody body, ProblemType type) {
    body.string("type", uri(type))
        .string("code", type.code())
        .string("title", type.title())
        .number("status", type.status())
        .string("description", type.description());
  }

  private static byte[] html(List<ProblemType> types, boolean all) {
    return all ? index(types) : about(types.get(0));
  }

  private static byte[] about(ProblemType type) {
    HtmlText page = new HtmlText(type.title(), Languages.ENGLISH);
    if (!type.description().isEmpty()) {
      page.paragraph(type.description());
    }
    return page.markup("<dl>\n")
        .term("Code", type.code())
        .term("Status", Integer.toString(type.status()))
        .term("Type", uri(type))
        .markup("</dl>\n")
        .end();
  }

  private static byte[] index(List<ProblemType> types) {
    HtmlText page = new HtmlText("Problem types", Languages.ENGLISH).markup("<ul>\n");
    for (ProblemType type : types) {
      page.markup("<li><a href=\"").text(uri(type)).markup("\">").text(type.title());
      page.markup("</a> <code>").text(type.code()).markup("</code></li>\n");
    }
    return page.markup("</ul>\n").end();
  }
}
