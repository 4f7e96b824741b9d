package dev.clearfault.contract.internal.response;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the application.
 *
 * @param contentType the header field; null if there is none
 * @param headers the names of its header fields, in lower case
 * @param body null if it is not known, because it is no JSON or too long; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // It is not compared, and nobody changes the bytes.
public record SentAnswer(
    int status, @Nullable String contentType, Set<String> headers, byte @Nullable [] body) {
  /** Copies the set. */
  public SentAnswer {
    headers = Set.copyOf(headers);
  }

  /** Returns the answer that a response has. */
  static SentAnswer of(HttpServletResponse response, byte @Nullable [] body) {
    Set<String> headers = new HashSet<>();
    response.getHeaderNames().forEach(name -> headers.add(name.toLowerCase(Locale.ROOT)));
    return new SentAnswer(response.getStatus(), response.getContentType(), headers, body);
  }

  /** Returns the media type in lower case, without parameters; empty if there is none. */
  String mediaType() {
    String type = contentType == null ? "" : contentType;
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a media type is one of JSON (RFC 6839 section 3.1). */
  static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }
}
