package dev.clearfault.contract.internal.request;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cookies as another server gets them (RFC 6265 section 5.4): containers drop those that they
 * do not like, or read them in their own way.
 */
final class SentCookies {
  private SentCookies() {}

  /** Returns a text for each name, or a list of texts. */
  static Map<String, Object> of(HttpServletRequest request) {
    Map<String, Object> texts = new LinkedHashMap<>();
    for (String field : Collections.list(request.getHeaders("Cookie"))) {
      for (String pair : field.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals >= 0) {
          texts.merge(
              pair.substring(0, equals).strip(),
              pair.substring(equals + 1).strip(),
              ParameterTexts::append);
        }
      }
    }
    return texts;
  }

  /**
   * Refuses values that servers read in different ways: in quotes, escaped, or not in ASCII.
   *
   * @param sent a text, a list of texts, or null
   * @throws ProblemException with status 400 for such a value
   */
  static void refuseUnclear(@Nullable Object sent) {
    List<?> values = sent instanceof List<?> list ? list : sent == null ? List.of() : List.of(sent);
    for (Object value : values) {
      if (value.toString().chars().anyMatch(c -> c == '"' || c == '\\' || c <= 0x1f || c >= 0x7f)) {
        throw new ProblemException(Problem.of(ProblemType.ofStatus(400)));
      }
    }
  }
}
