package dev.clearfault;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.MappingMatch;
import org.jspecify.annotations.Nullable;

/**
 * How a request came to its servlet.
 *
 * @param match null if the container does not know
 * @param pattern of the servlet
 */
public record FakeMapping(@Nullable MappingMatch match, String pattern)
    implements HttpServletMapping {

  @Override
  public String getMatchValue() {
    return "";
  }

  @Override
  public String getPattern() {
    return pattern;
  }

  @Override
  public String getServletName() {
    return "orders";
  }

  @Override
  public @Nullable MappingMatch getMappingMatch() {
    return match;
  }
}
