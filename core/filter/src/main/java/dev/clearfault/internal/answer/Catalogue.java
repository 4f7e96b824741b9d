package dev.clearfault.internal.answer;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.render.HtmlText;
import dev.clearfault.internal.render.JsonBody;
import dev.clearfault.internal.render.Negotiation;
import dev.clearfault.internal.render.Negotiation.Offer;
import dev.clearfault.problem.ProblemType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The problem types of one application, their URIs, and a document about each (RFC 9457 section
 * 3.1.1: a type URI should resolve to documentation).
 *
 * <p>Types are known from the start or from their first occurrence. Thread-safe.
 */
public final class Catalogue {
  /** Types are constants of a program; one that makes them from data stops being listed here. */
  private static final int MAX_TYPES = 1000;

  private final @Nullable String base;
  private final Map<ProblemType, ProblemType> located = new ConcurrentHashMap<>();
  private final Map<String, ProblemType> bySlug = new ConcurrentHashMap<>();
  private final Negotiation<Document> documents;

  /**
   * Creates a catalogue.
   *
   * @param base what type URIs start with, its slash included; null if they resolve to nothing, so
   *     that types are told by their codes alone
   * @param html whether people get a page
   * @param types the types known from the start
   */
  public Catalogue(@Nullable String base, boolean html, Collection<ProblemType> types) {
    this.base = base;
    Offer<Document> json = new Offer<>("application/json", new JsonDocument());
    Offer<Document> page = new Offer<>("text/html", new HtmlDocument());
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
    Offer<Document> offer = documents.select(accept);
    if (slug.isEmpty()) {
      return new Page(offer.contentType(), offer.maker().index(sorted()));
    }
    ProblemType type = bySlug.get(slug);
    return type == null ? null : new Page(offer.contentType(), offer.maker().about(type));
  }

  private List<ProblemType> sorted() {
    return bySlug.values().stream().sorted(Comparator.comparing(ProblemType::code)).toList();
  }

  /** A document of the catalogue in one representation. Its bytes belong to the receiver. */
  public static final class Page {
    private final String contentType;
    private final byte[] bytes;

    private Page(String contentType, byte[] bytes) {
      this.contentType = requireNonNull(contentType, "contentType");
      this.bytes = bytes;
    }

    /** Returns the media type with its charset. */
    public String contentType() {
      return contentType;
    }

    /** Returns the body, in UTF-8. */
    public byte[] bytes() {
      return bytes;
    }
  }

  private interface Document {
    byte[] about(ProblemType type);

    byte[] index(List<ProblemType> types);
  }

  private static String uri(ProblemType type) {
    return type.uri() == null ? ProblemType.BLANK : type.uri();
  }

  private static final class JsonDocument implements Document {

    @Override
    public byte[] about(ProblemType type) {
      return JsonBody.object(body -> members(body, type));
    }

    @Override
    public byte[] index(List<ProblemType> types) {
      return JsonBody.object(body -> body.objects("types", types, JsonDocument::members));
    }

    private static void members(JsonBody body, ProblemType type) {
      body.string("type", uri(type))
          .string("code", type.code())
          .string("title", type.title())
          .number("status", type.status())
          .string("description", type.description());
    }
  }

  private static final class HtmlDocument implements Document {

    @Override
    public byte[] about(ProblemType type) {
      HtmlText page = new HtmlText(type.title());
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

    @Override
    public byte[] index(List<ProblemType> types) {
      HtmlText page = new HtmlText("Problem types").markup("<ul>\n");
      for (ProblemType type : types) {
        page.markup("<li><a href=\"").text(uri(type)).markup("\">").text(type.title());
        page.markup("</a> <code>").text(type.code()).markup("</code></li>\n");
      }
      return page.markup("</ul>\n").end();
    }
  }
}
