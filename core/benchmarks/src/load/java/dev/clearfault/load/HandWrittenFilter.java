package dev.clearfault.load;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.json.JsonMapper;

/** What a careful engineer writes in an afternoon, with Jackson on a map. */
public final class HandWrittenFilter implements Filter {
  private final JsonMapper mapper = JsonMapper.builder().build();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (ConstraintViolationException e) {
      Map<String, Object> body = body(400, "validation-failed", "Validation failed");
      body.put("detail", e.getConstraintViolations().size() + " values were not accepted.");
      body.put("errors", errors(e));
      send((HttpServletResponse) response, 400, body, e);
    } catch (HttpTimeoutException e) {
      Map<String, Object> body = body(502, "upstream-timeout", "Upstream timeout");
      body.put("detail", "A service that this one needs did not answer in time.");
      body.put("retryable", true);
      send((HttpServletResponse) response, 502, body, e);
    } catch (RuntimeException e) {
      send((HttpServletResponse) response, 500, body(500, "internal-error", "Internal error"), e);
    }
  }

  private <E extends Exception> void send(
      HttpServletResponse response, int status, Map<String, Object> body, E failure)
      throws IOException, E {
    if (response.isCommitted()) {
      throw failure;
    }
    byte[] bytes = mapper.writeValueAsBytes(body);
    response.resetBuffer();
    ProblemHeaders.set(response, status);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static Map<String, Object> body(int status, String type, String title) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "/problems/" + type);
    body.put("title", title);
    body.put("status", status);
    body.put("instance", "urn:uuid:" + new UUID(random.nextLong(), random.nextLong()));
    body.put("code", type.replace('-', '_'));
    return body;
  }

  private static List<Map<String, Object>> errors(ConstraintViolationException e) {
    List<Map<String, Object>> errors = new ArrayList<>();
    for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("in", "body");
      error.put("field", violation.getPropertyPath().toString());
      error.put(
          "code",
          violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName());
      error.put("detail", violation.getMessage());
      errors.add(error);
    }
    errors.sort(Comparator.comparing(error -> (String) error.get("field")));
    return errors;
  }
}
