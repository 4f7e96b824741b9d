package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Parses a posted form, URL-encoded or multipart (RFC 7578). */
public final class FormBody {
  /** A form that the container refuses has the same type. */
  private static final ProblemType MALFORMED_MULTIPART =
      ProblemType.of("malformed_multipart", 400, "Malformed multipart body")
          .titledBy("malformed_multipart.title");

  private final HttpServletRequest request;
  private final RequestBody body;
  private final int maxParameters;
  private final Predicate<Part> isContent;

  /** The bytes that all texts together may still have, as in a URL-encoded form. */
  private int left;

  FormBody(RequestBody body, int maxParameters) {
    this(
        body,
        maxParameters,
        part -> part.getSubmittedFileName() != null || FormValues.isJson(part));
  }

  /**
   * Creates a parser.
   *
   * @param isContent tells whether a part is left as it is, and not read as a text
   */
  public FormBody(RequestBody body, int maxParameters, Predicate<Part> isContent) {
    request = body.request();
    this.isContent = isContent;
    this.body = body;
    this.maxParameters = maxParameters;
    left = body.maxSize();
  }

  static boolean isSent(HttpServletRequest request) {
    return type(request).isForm();
  }

  private static MediaType type(HttpServletRequest request) {
    return MediaType.of(request.getHeader("Content-Type"));
  }

  /**
   * Returns the fields: for each name a text, a {@link Part} for a file or for JSON, or a list of
   * these.
   *
   * @throws ProblemException if it has too many fields or bytes, or is no form
   * @throws IOException if the request's stream or the container's parser of parts throws it
   */
  public QueryString fields() throws IOException {
    if (type(request).isMultipart()) {
      return multipart();
    }
    return isSent(request) ? urlEncoded() : new QueryString(Map.of(), List.of());
  }

  private QueryString urlEncoded() throws IOException {
    byte[] bytes = body.bounded();
    return bytes.length > 0
        ? QueryString.parse(
            new String(bytes, StandardCharsets.ISO_8859_1),
            Source.FORM,
            type(request).charsetOr(StandardCharsets.UTF_8),
            maxParameters,
            body.language())
        : parsedByContainer();
  }

  /** Uses the container's parameters if a filter has asked for one: then the body is consumed. */
  private QueryString parsedByContainer() {
    Map<String, Object> fields = new LinkedHashMap<>();
    int[] count = {0};
    QueryString query =
        QueryString.parse(QueryString.sent(request), Source.QUERY, maxParameters, body.language());
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              int inQuery = count(query.parameters().get(name));
              for (int i = Math.min(inQuery, values.length); i < values.length; i++) {
                requireNoMoreThanAllowed(++count[0]);
                fields.merge(name, values[i], QueryString::append);
              }
            });
    return new QueryString(fields, List.of());
  }

  private static int count(@Nullable Object value) {
    return value == null ? 0 : value instanceof List<?> several ? several.size() : 1;
  }

  private QueryString multipart() throws IOException {
    request.setAttribute(InputLimits.READING_PARTS, true);
    try {
      return fields(request.getParts());
    } catch (ServletException e) {
      throw new IOException("the parts could not be read", e);
    } finally {
      request.removeAttribute(InputLimits.READING_PARTS);
    }
  }

  private QueryString fields(Collection<Part> parts) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    List<LocatedViolation> undecodable = new ArrayList<>();
    @Nullable Charset charset = StandardCharsets.UTF_8;
    int count = 0;
    for (Part part : parts) {
      requireNoMoreThanAllowed(++count);
      if (part.getName() == null) {
        // A container may accept it.
        throw new ProblemException(Problem.of(MALFORMED_MULTIPART));
      }
      if (!isContent.test(part)) {
        String text =
            QueryString.decode(bytes(part), MediaType.of(part.getContentType()).charsetOr(charset));
        if (text == null) {
          undecodable.add(QueryString.undecodable(part.getName(), Source.FORM));
        } else {
          fields.merge(part.getName(), text, QueryString::append);
          charset = isCharset(part) ? new MediaType("", text).charsetOr(null) : charset;
        }
      } else if (!isEmptyFileInput(part)) {
        fields.merge(part.getName(), part, QueryString::append);
      }
    }
    return new QueryString(fields, undecodable);
  }

  /** A browser sends such a part if the user has chosen no file. */
  private static boolean isEmptyFileInput(Part part) {
    return "".equals(part.getSubmittedFileName()) && part.getSize() == 0;
  }

  /** RFC 7578 section 4.6: the charset of the texts that follow. */
  private static boolean isCharset(Part part) {
    return part.getName().equals("_charset_");
  }

  private void requireNoMoreThanAllowed(int parameters) {
    if (parameters > maxParameters) {
      throw QueryString.tooMany(maxParameters, Source.FORM, body.language().get());
    }
  }

  /**
   * Returns the content of a part that is no file.
   *
   * @throws ProblemException if the form has more than the limit
   * @throws IOException if the container throws it
   */
  public byte[] bytes(Part part) throws IOException {
    try (InputStream in = part.getInputStream()) {
      byte[] bytes = body.bounded(in, part.getSize(), left);
      left -= bytes.length;
      return bytes;
    }
  }
}
