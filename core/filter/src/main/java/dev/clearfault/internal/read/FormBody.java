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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses a posted form, URL-encoded or multipart (RFC 7578), anew for each call. */
final class FormBody {
  /** The same type as for a form that the container refuses. */
  private static final ProblemType MALFORMED_MULTIPART =
      ProblemType.of("malformed_multipart", 400, "Malformed multipart body")
          .titledBy("malformed_multipart.title");

  private final HttpServletRequest request;
  private final RequestBody body;
  private final int maxParameters;

  FormBody(RequestBody body, int maxParameters) {
    request = body.request();
    this.body = body;
    this.maxParameters = maxParameters;
  }

  /** Tells whether the request says that it has a form. */
  static boolean isSent(HttpServletRequest request) {
    return type(request).isForm();
  }

  private static MediaType type(HttpServletRequest request) {
    return MediaType.of(request.getHeader("Content-Type"));
  }

  /**
   * Returns the fields: a text, a {@link Part} for a file, or a list of these for each name.
   *
   * @throws IOException what the request's stream threw, or the container about its parts
   */
  QueryString fields() throws IOException {
    return type(request).isMultipart() ? parts() : isSent(request) ? urlEncoded() : none();
  }

  private static QueryString none() {
    return new QueryString(Map.of(), List.of());
  }

  private QueryString urlEncoded() throws IOException {
    byte[] bytes = body.bounded();
    return bytes.length > 0
        ? QueryString.parse(
            new String(bytes, StandardCharsets.ISO_8859_1),
            Source.FORM,
            maxParameters,
            body.language())
        : takenApart();
  }

  /** For a form that the container has parsed, because a filter has asked for a parameter. */
  private QueryString takenApart() {
    Map<String, Object> taken = new LinkedHashMap<>();
    int[] count = {0};
    QueryString query =
        QueryString.parse(request.getQueryString(), Source.QUERY, maxParameters, body.language());
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              int ofQuery = count(query.parameters().get(name));
              for (int i = Math.min(ofQuery, values.length); i < values.length; i++) {
                requireNoMoreThanAllowed(++count[0]);
                taken.merge(name, values[i], QueryString::both);
              }
            });
    return new QueryString(taken, List.of());
  }

  private static int count(@Nullable Object value) {
    return value == null ? 0 : value instanceof List<?> several ? several.size() : 1;
  }

  private QueryString parts() throws IOException {
    Map<String, Object> parts = new LinkedHashMap<>();
    int count = 0;
    int left = body.maxSize(); // For all texts together, as for the fields of other forms.
    List<LocatedViolation> undecodable = new ArrayList<>();
    request.setAttribute(InputLimits.READING_PARTS, true);
    try {
      for (Part part : request.getParts()) {
        requireNoMoreThanAllowed(++count);
        if (part.getName() == null) {
          // A container may accept it.
          throw new ProblemException(Problem.of(MALFORMED_MULTIPART));
        }
        if (part.getSubmittedFileName() != null) {
          if (!isEmptyFileInput(part)) {
            parts.merge(part.getName(), part, QueryString::both);
          }
          continue;
        }
        byte[] bytes = bytes(part, left);
        left -= bytes.length;
        String text = QueryString.utf8(bytes);
        if (text == null) {
          undecodable.add(
              QueryString.undecodable(part.getName(), Source.FORM, body.language().get()));
        } else {
          parts.merge(part.getName(), text, QueryString::both);
        }
      }
    } catch (ServletException e) {
      throw new IOException("the parts could not be read", e);
    } finally {
      request.removeAttribute(InputLimits.READING_PARTS);
    }
    return new QueryString(parts, undecodable);
  }

  /** A browser sends such a part for an input where no file was chosen. */
  private static boolean isEmptyFileInput(Part part) {
    return part.getSubmittedFileName().isEmpty() && part.getSize() == 0;
  }

  private void requireNoMoreThanAllowed(int parameters) {
    if (parameters > maxParameters) {
      throw QueryString.tooMany(maxParameters, Source.FORM, body.language().get());
    }
  }

  private byte[] bytes(Part part, int max) throws IOException {
    try (InputStream in = part.getInputStream()) {
      return body.bounded(in, part.getSize(), max);
    }
  }
}
