package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query string, in UTF-8, or of a URL-encoded form, in the charset of its
 * content type (WHATWG URL section 5).
 *
 * <p>Some containers drop a parameter with broken encoding, others answer it themselves. Here it is
 * a fault that the answer lists.
 *
 * @param parameters a text for each name, or a list of several texts
 * @param undecodable the parameters with broken encoding
 */
public record QueryString(Map<String, Object> parameters, List<LocatedViolation> undecodable) {

  /**
   * Parses a query or a form in UTF-8.
   *
   * @throws ProblemException if there are more parameters than the limit
   */
  public static QueryString parse(
      @Nullable String query, Source source, int maxParameters, Supplier<Language> language) {
    return parse(query, source, StandardCharsets.UTF_8, maxParameters, language);
  }

  /**
   * Returns the query that the client sent; null if there is none. Inside a forward whose target
   * has no query, one server returns none.
   */
  public static @Nullable String sent(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null && request.getDispatcherType() == DispatcherType.FORWARD
        ? (String) request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING)
        : query;
  }

  /**
   * Parses a query or a form.
   *
   * @param charset null for a charset that is not known, in which nothing can be decoded
   * @throws ProblemException if there are more parameters than the limit
   */
  static QueryString parse(
      @Nullable String query,
      Source source,
      @Nullable Charset charset,
      int maxParameters,
      Supplier<Language> language) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    List<LocatedViolation> undecodable = new ArrayList<>();
    int count = 0;
    int start = 0;
    // Without split: a body of a megabyte can have half a million parameters.
    while (query != null && start < query.length()) {
      int next = query.indexOf('&', start);
      int end = next < 0 ? query.length() : next;
      if (end > start) {
        if (++count > maxParameters) {
          throw tooMany(maxParameters, source, language.get());
        }
        String pair = query.substring(start, end);
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals), charset);
        String value = decode(equals < 0 ? "" : pair.substring(equals + 1), charset);
        if (name == null || value == null) {
          undecodable.add(undecodable(name, source));
        } else {
          parameters.merge(name, value, QueryString::append);
        }
      }
      start = end + 1;
    }
    return new QueryString(parameters, undecodable);
  }

  static ProblemException tooMany(int max, Source source, Language language) {
    return new ProblemException(
        LocatedViolation.problem(
            List.of(ReadingText.tooMany("parameters", max, source)), 1, false, language));
  }

  /** Returns the violation of a text with broken encoding. */
  public static LocatedViolation undecodable(@Nullable String name, Source source) {
    ViolationPath path = ViolationPath.of(name == null ? List.of() : List.of(name));
    return ReadingText.violation("malformed_encoding", path, source);
  }

  /** Merges another value of a parameter with its earlier value or values. */
  static Object append(Object before, Object value) {
    ValueList values = before instanceof ValueList earlier ? earlier : new ValueList();
    if (values.isEmpty()) {
      values.add(before);
    }
    values.add(value);
    return values;
  }

  private static final class ValueList extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;
  }

  /** Returns a text without its escapes; null if they are broken or no text in this charset. */
  public static @Nullable String decode(String text, @Nullable Charset charset) {
    try {
      return decode(
          URLDecoder.decode(text, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1),
          charset);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns the text; null if the bytes are none in this charset, or if it is not known. */
  public static @Nullable String decode(byte[] bytes, @Nullable Charset charset) {
    try {
      return charset == null
          ? null
          : charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
