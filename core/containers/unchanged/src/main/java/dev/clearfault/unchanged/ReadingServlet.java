package dev.clearfault.unchanged;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the body in the way that the path names. */
abstract class ReadingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** One way of reading. */
  interface Way {
    Object read(HttpServletRequest request) throws Exception;
  }

  private final transient Map<String, Way> ways = new LinkedHashMap<>();

  final void way(String name, Way way) {
    ways.put(name, way);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Way way = ways.get(request.getPathInfo().substring(1));
    if (way == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      Object read = way.read(request);
      response.setContentType("text/plain");
      response.getWriter().print(read == null ? "nothing" : "read");
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  static Reader decoded(HttpServletRequest request) throws IOException {
    return decoded(request.getInputStream());
  }

  static Reader decoded(InputStream in) {
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  static String text(HttpServletRequest request) throws IOException {
    return text(request.getInputStream());
  }

  static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  static String lines(HttpServletRequest request) throws IOException {
    return request.getReader().lines().collect(Collectors.joining("\n"));
  }

  /** What many applications put around all that they catch. */
  static final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServiceException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
