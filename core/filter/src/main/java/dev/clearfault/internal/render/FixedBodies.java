package dev.clearfault.internal.render;

import dev.clearfault.internal.http.Repetition;
import dev.clearfault.internal.render.Negotiation.Offer;
import dev.clearfault.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bodies that say no more than a status. The filter sends one when there is no memory left to
 * make a body, and the companions send them for a server.
 *
 * <p>They are the bodies of a problem without an instance, in the shape of a {@link Format}. The
 * JSON is made once, at the start. The class needs no other library, because a server may have
 * none. Immutable and thread-safe; callers must not change the bytes.
 */
public final class FixedBodies {
  private static final int LOWEST = 400;
  private static final int HIGHEST = 599;
  private static final String JSON = "application/json";

  private final String mediaType;
  private final String template;
  private final byte[][] bodies = new byte[HIGHEST - LOWEST + 1][];
  private final Negotiation<Maker> choice;

  private FixedBodies(String mediaType, String template, boolean html) {
    this.mediaType = mediaType;
    this.template = template;
    List<Offer<Maker>> offers = new ArrayList<>();
    offers.add(new Offer<>(mediaType, this::body));
    if (!mediaType.equals(JSON)) {
      offers.add(new Offer<>(JSON, this::body));
    }
    if (html) {
      offers.add(new Offer<>("text/html", FixedBodies::page));
    }
    offers.add(new Offer<>("text/markdown", FixedBodies::markdown));
    choice = new Negotiation<>(offers);
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] = made(ProblemType.ofStatus(LOWEST + i), null);
    }
  }

  /** Makes a body for a status and the seconds to wait, if the answer says them. */
  private interface Maker {
    byte[] body(int status, @Nullable Integer seconds);
  }

  /** The answer for one client. Callers must not change the bytes. */
  public static final class Fixed {
    private final String contentType;
    private final byte[] bytes;

    private Fixed(String contentType, byte[] bytes) {
      this.contentType = contentType;
      this.bytes = bytes;
    }

    /** Returns the header field to send the body with. */
    public String contentType() {
      return contentType;
    }

    /** Returns the body. */
    public byte[] bytes() {
      return bytes;
    }
  }

  /**
   * Returns the bodies in one shape.
   *
   * @param format as the option of the filter: {@code problem}, {@code envelope} or {@code fields}
   * @param html whether a browser gets a page, as the option of the filter
   * @throws IllegalArgumentException if there is no such format
   */
  public static FixedBodies of(String format, boolean html) {
    return switch (format) {
      case "problem" ->
          new FixedBodies(
              "application/problem+json",
              "{'type':'about:blank','title':'TITLE','status':STATUS,'code':'CODE'AGAIN}",
              html);
      case "envelope" ->
          new FixedBodies(
              JSON, "{'error':{'code':STATUS,'message':'TITLE','details':'TITLE'}}", html);
      case "fields" ->
          new FixedBodies(JSON, "{'error':'CODE','fields':[],'docs':'about:blank'}", html);
      default ->
          throw new IllegalArgumentException(
              "format=" + format + " is not known: write problem, envelope or fields");
    };
  }

  /** Returns the media type of the JSON, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * Returns the header fields of each answer, beside its type and length and {@code Vary: Accept},
   * which is added to what the application has there.
   */
  public static Map<String, String> headers() {
    return Map.of(
        "Cache-Control", "no-store",
        "X-Content-Type-Options", "nosniff",
        "Content-Language", "en");
  }

  /**
   * Returns the answer to a status that fits the {@code Accept} header best, by the rules of the
   * filter.
   *
   * @param accept the header, its lines joined by commas; null or empty if there is none
   * @param retryAfter the header {@code Retry-After} of the answer; null if there is none
   */
  public Fixed answer(int status, @Nullable String accept, @Nullable String retryAfter) {
    Offer<Maker> offer = choice.select(accept);
    Integer seconds = Repetition.secondsToWait(retryAfter, Instant.now());
    return new Fixed(offer.contentType(), offer.maker().body(status, seconds));
  }

  /** Returns the JSON for a status. A status that is no error counts as 500. */
  public byte[] body(int status) {
    return bodies[errorOf(status) - LOWEST];
  }

  private byte[] body(int status, @Nullable Integer seconds) {
    return seconds == null ? body(status) : made(ProblemType.ofStatus(errorOf(status)), seconds);
  }

  private static byte[] page(int status, @Nullable Integer seconds) {
    ProblemType type = ProblemType.ofStatus(errorOf(status));
    HtmlText page = new HtmlText(type.title(), "en");
    if (seconds != null) {
      page.paragraph(
          seconds < 2 ? "Try again in a moment." : "Try again in " + seconds + " seconds.");
    }
    return page.markup("<dl>\n")
        .term("Status", Integer.toString(type.status()))
        .markup("<dt>Code</dt><dd><code>")
        .text(type.code())
        .markup("</code></dd>\n</dl>\n")
        .end();
  }

  private static int errorOf(int status) {
    return status >= LOWEST && status <= HIGHEST ? status : 500;
  }

  private static byte[] markdown(int status, @Nullable Integer seconds) {
    ProblemType type = ProblemType.ofStatus(errorOf(status));
    String again = again(type.status(), seconds, "NAME: VALUE\n");
    return bytes(
        "---\ncode: 'CODE'\nstatus: STATUS\ntype: 'about:blank'\n" + again + "---\n\n# TITLE\n",
        type);
  }

  private byte[] made(ProblemType type, @Nullable Integer seconds) {
    String again = again(type.status(), seconds, ",'NAME':VALUE");
    return bytes(template.replace("AGAIN", again), type);
  }

  /** Where the method of the request decides, the body does not say whether to repeat it. */
  private static String again(int status, @Nullable Integer seconds, String member) {
    Boolean nothingWasDone = Repetition.nothingWasDone(status, seconds != null);
    String again =
        Boolean.TRUE.equals(nothingWasDone)
            ? member.replace("NAME", "retryable").replace("VALUE", "true")
            : "";
    return seconds == null
        ? again
        : again + member.replace("NAME", "retry_after").replace("VALUE", seconds.toString());
  }

  /** Codes and titles have no character that JSON would escape. */
  private static byte[] bytes(String template, ProblemType type) {
    return template
        .replace('\'', '"')
        .replace("STATUS", Integer.toString(type.status()))
        .replace("CODE", type.code())
        .replace("TITLE", type.title())
        .getBytes(StandardCharsets.UTF_8);
  }
}
