package dev.clearfault.validation;

import dev.clearfault.problem.Violation.Source;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query string (RFC 3986 section 3.4, encoded as forms are), in UTF-8.
 *
 * <p>Containers differ in what they do about broken encoding: some drop the parameter, some answer
 * by themselves. Here the client is told.
 *
 * @param parameters a text for each name, or a list of texts if there is more than one
 * @param undecodable what broken encoding there is
 */
record QueryString(Map<String, Object> parameters, List<LocatedViolation> undecodable) {

  static QueryString parse(@Nullable String query) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    List<LocatedViolation> undecodable = new ArrayList<>();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        if (!pair.isEmpty()) {
          add(pair, parameters, undecodable);
        }
      }
    }
    return new QueryString(parameters, undecodable);
  }

  private static void add(
      String pair, Map<String, Object> parameters, List<LocatedViolation> undecodable) {
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals));
    String value = decode(equals < 0 ? "" : pair.substring(equals + 1));
    if (name == null || value == null) {
      ViolationPath path = ViolationPath.of(Object.class, name == null ? List.of() : List.of(name));
      undecodable.add(ReadingText.violation("malformed_encoding", path, Source.QUERY));
      return;
    }
    parameters.merge(name, value, QueryString::both);
  }

  private static Object both(Object before, Object value) {
    List<Object> values = new ArrayList<>();
    if (before instanceof List<?> several) {
      values.addAll(several);
    } else {
      values.add(before);
    }
    values.add(value);
    return values;
  }

  private static @Nullable String decode(String text) {
    try {
      byte[] bytes =
          URLDecoder.decode(text, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return null;
    }
  }
}
