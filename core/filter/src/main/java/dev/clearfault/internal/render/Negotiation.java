package dev.clearfault.internal.render;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.http.Weighted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a representation by the {@code Accept} header (RFC 9110 section 12.5.1).
 *
 * <p>It never fails and never refuses. If the header is missing, cannot be read, or fits no offer,
 * it chooses the first offer: a problem must not become a 406. Immutable and thread-safe.
 *
 * @param <T> what makes the representation
 */
public final class Negotiation<T> {
  /** No usual client sends more; a longer header is ignored. */
  private static final int MAX_HEADER_LENGTH = 4096;

  private static final String PAGE = "text/html";
  private static final String XHTML = "application/xhtml+xml";

  private final List<Offer<T>> offers;

  /**
   * Creates a choice.
   *
   * @param offers the preferred one first; at least one
   */
  public Negotiation(List<Offer<T>> offers) {
    this.offers = List.copyOf(offers);
  }

  /**
   * A media type and what makes a representation of it.
   *
   * @param mediaType such as {@code application/json}, in lower case
   * @param contentType the header field to send it with
   * @param maker what makes the bytes, in UTF-8
   * @param <T> the maker's type
   */
  public record Offer<T>(String mediaType, String contentType, T maker) {

    /** Checks that no part is missing. */
    public Offer {
      requireNonNull(mediaType, "mediaType");
      requireNonNull(contentType, "contentType");
      requireNonNull(maker, "maker");
    }

    /** Creates an offer of a text. */
    public Offer(String mediaType, T maker) {
      this(mediaType, inUtf8(mediaType), maker);
    }
  }

  /** Returns the header field that a text of the type is sent with. */
  public static String inUtf8(String mediaType) {
    // JSON needs no charset, but without one a server may keep an earlier charset.
    return mediaType + ";charset=UTF-8";
  }

  /**
   * Returns what fits the header best. Of equals it is what the client names, before what only a
   * range covers, and then the first on offer.
   */
  public Offer<T> select(@Nullable String accept) {
    if (accept == null || accept.equals("*/*") || accept.length() > MAX_HEADER_LENGTH) {
      return offers.get(0);
    }
    List<Weighted> ranges = Weighted.parse(accept);
    if (isOfProgram(ranges)) {
      ranges.removeIf(range -> range.name().equals(PAGE));
    }
    Offer<T> best = offers.get(0);
    int bestQuality = 0;
    for (Offer<T> offer : offers) {
      int quality = quality(ranges, offer.mediaType());
      if (quality > bestQuality) {
        best = offer;
        bestQuality = quality;
      }
    }
    return best;
  }

  /**
   * Returns whether a program sends the header by default, so that its {@code text/html} is
   * nobody's wish. {@code HttpURLConnection} and what was copied from it asks for pictures in the
   * same breath as for pages. A browser that asks for a page names XHTML or a weight for its
   * pictures too.
   */
  private static boolean isOfProgram(List<Weighted> ranges) {
    return has(ranges, PAGE)
        && has(ranges, "image/gif")
        && has(ranges, "image/jpeg")
        && !has(ranges, XHTML);
  }

  private static boolean has(List<Weighted> ranges, String name) {
    for (Weighted range : ranges) {
      if (range.name().equals(name) && range.quality() == 1000) {
        return true;
      }
    }
    return false;
  }

  /**
   * The most specific range that matches decides, not the one with the highest quality. A type that
   * is named gets an odd number. The page gets it from a browser only, which names XHTML too:
   * libraries name the page by habit ({@code text/html, *}{@code /*}).
   */
  private static int quality(List<Weighted> ranges, String mediaType) {
    int specificity = -1;
    int quality = 0;
    for (Weighted range : ranges) {
      int match = specificity(range.name(), mediaType);
      if (match > specificity || (match == specificity && range.quality() > quality)) {
        specificity = match;
        quality = range.quality();
      }
    }
    if (specificity < 0 || quality == 0) {
      return 0;
    }
    boolean named = specificity == 2 && (!mediaType.equals(PAGE) || has(ranges, XHTML));
    return 2 * quality + (named ? 1 : 0);
  }

  /** Returns 2 for the type itself, 1 for a range of its subtypes, 0 for all types, -1 for none. */
  private static int specificity(String range, String mediaType) {
    if (range.equals(mediaType)) {
      return 2;
    }
    if (range.equals("*/*") || range.equals("*")) { // Older JDKs send the second one too.
      return 0;
    }
    boolean subtypes = range.length() > 2 && range.endsWith("/*");
    return subtypes && mediaType.startsWith(range.substring(0, range.length() - 1)) ? 1 : -1;
  }
}
