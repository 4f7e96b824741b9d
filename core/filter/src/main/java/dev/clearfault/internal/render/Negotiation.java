package dev.clearfault.internal.render;

import static java.util.Objects.requireNonNull;

import dev.clearfault.spi.ProblemRenderer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a representation by the {@code Accept} header (RFC 9110 section 12.5.1).
 *
 * <p>It never fails and never refuses: a header that is missing, malformed or satisfied by nothing
 * on offer gets the first offer, for a problem must not turn into a 406. Immutable and thread-safe.
 *
 * @param <T> what makes the representation
 */
public final class Negotiation<T> {
  /** More than any client sends in earnest; beyond it the header is not read. */
  private static final int MAX_HEADER_LENGTH = 4096;

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
   * Returns a choice among renderers.
   *
   * @param format the application's format, taken whenever nothing else is asked for
   * @param others further renderers; a later one replaces an earlier one for the same media type,
   *     but nothing replaces the format's preferred media type
   */
  public static Negotiation<ProblemRenderer> among(
      ProblemRenderer format, Collection<? extends ProblemRenderer> others) {
    Map<String, ProblemRenderer> byMediaType = new LinkedHashMap<>();
    format.mediaTypes().forEach(type -> byMediaType.put(type, format));
    others.forEach(other -> other.mediaTypes().forEach(type -> byMediaType.put(type, other)));
    byMediaType.put(format.mediaTypes().get(0), format);
    List<Offer<ProblemRenderer>> offers = new ArrayList<>();
    byMediaType.forEach((mediaType, maker) -> offers.add(new Offer<>(mediaType, maker)));
    return new Negotiation<>(offers);
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
    // JSON needs no charset, but Undertow would keep an earlier one.
    return mediaType + ";charset=UTF-8";
  }

  /** Returns what fits the header best; of equals the first on offer. */
  public Offer<T> select(@Nullable String accept) {
    if (accept == null || accept.equals("*/*") || accept.length() > MAX_HEADER_LENGTH) {
      return offers.get(0);
    }
    List<MediaRange> ranges = MediaRange.parse(accept);
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

  /** The most specific range that matches decides, not the one with the highest quality. */
  private static int quality(List<MediaRange> ranges, String mediaType) {
    int specificity = -1;
    int quality = 0;
    for (MediaRange range : ranges) {
      int match = range.specificityFor(mediaType);
      if (match > specificity || (match == specificity && range.quality() > quality)) {
        specificity = match;
        quality = range.quality();
      }
    }
    return specificity < 0 ? 0 : quality;
  }

  /**
   * One element of an {@code Accept} header.
   *
   * @param range a media type, {@code type/*} or {@code *}{@code /*}, in lower case
   * @param quality the weight in thousandths
   */
  private record MediaRange(String range, int quality) {

    static List<MediaRange> parse(String accept) {
      List<MediaRange> ranges = new ArrayList<>();
      for (String element : split(accept, ',')) {
        List<String> parts = split(element, ';');
        String range = parts.get(0).trim().toLowerCase(Locale.ROOT);
        if (range.indexOf('/') > 0) {
          ranges.add(new MediaRange(range, quality(parts)));
        }
      }
      return ranges;
    }

    /** Returns 2 for the type itself, 1 for its subtypes' range, 0 for all types, -1 for none. */
    int specificityFor(String mediaType) {
      if (range.equals(mediaType)) {
        return 2;
      }
      if (range.equals("*/*")) {
        return 0;
      }
      boolean subtypes = range.endsWith("/*");
      return subtypes && mediaType.startsWith(range.substring(0, range.length() - 1)) ? 1 : -1;
    }

    private static int quality(List<String> parts) {
      for (String part : parts.subList(1, parts.size())) {
        String parameter = part.trim();
        if (parameter.length() > 2 && parameter.regionMatches(true, 0, "q=", 0, 2)) {
          return thousandths(parameter.substring(2).trim());
        }
      }
      return 1000;
    }

    /** RFC 9110 section 12.4.2; what is no weight counts as none, so that it selects nothing. */
    private static int thousandths(String weight) {
      if (weight.length() > 5 || (weight.charAt(0) != '0' && weight.charAt(0) != '1')) {
        return 0;
      }
      int value = weight.charAt(0) == '1' ? 1000 : 0;
      int digit = 100;
      for (int i = 1; i < weight.length(); i++) {
        char c = weight.charAt(i);
        if (i == 1 ? c != '.' : c < '0' || c > '9') {
          return 0;
        }
        if (i > 1) {
          value += (c - '0') * digit;
          digit /= 10;
        }
      }
      return Math.min(value, 1000);
    }

    /** Splits outside of quoted strings. */
    private static List<String> split(String text, char separator) {
      List<String> parts = new ArrayList<>(4);
      boolean quoted = false;
      int start = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"') {
          quoted = !quoted;
        } else if (c == '\\' && quoted) {
          i++;
        } else if (c == separator && !quoted) {
          parts.add(text.substring(start, i));
          start = i + 1;
        }
      }
      parts.add(text.substring(start));
      return parts;
    }
  }
}
