package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.operation.PathTemplate;
import dev.clearfault.contract.internal.operation.Segment;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of a request as its container has understood it: that is the path by which it has chosen
 * the servlet, so no other spelling leads past the contract.
 */
public final class RequestPath {
  private RequestPath() {}

  /**
   * Returns the segments behind a base path, inside the application; null if the path is another.
   *
   * @param basePath empty, or with a slash at its start and none at its end
   */
  public static @Nullable List<Segment> of(HttpServletRequest request, String basePath) {
    List<String> texts = split(path(request));
    List<String> raw = split(raw(request));
    if (!decoded(raw).equals(texts)) {
      raw = List.of(); // A path with two dots, a coded slash, or a welcome file.
    }
    return segments(texts, raw, basePath);
  }

  /**
   * Returns the segments of a path behind a base path; null if the path is another.
   *
   * @param path as it is sent to a service, encoded
   */
  public static @Nullable List<Segment> of(String path, String basePath) {
    List<String> raw = split(path);
    return segments(decoded(raw), raw, basePath);
  }

  private static @Nullable List<Segment> segments(
      List<String> texts, List<String> raw, String basePath) {
    List<String> base = PathTemplate.fixed(basePath);
    if (texts.size() < base.size() || !texts.subList(0, base.size()).equals(base)) {
      return null;
    }
    List<Segment> segments = new ArrayList<>();
    for (int i = base.size(); i < texts.size(); i++) {
      segments.add(new Segment(texts.get(i), raw.isEmpty() ? null : raw.get(i)));
    }
    return segments;
  }

  private static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    return info == null ? request.getServletPath() : request.getServletPath() + info;
  }

  private static String raw(HttpServletRequest request) {
    String uri = request.getRequestURI();
    String context = request.getContextPath();
    return uri != null && uri.startsWith(context) ? uri.substring(context.length()) : "";
  }

  private static List<String> split(String path) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    return List.of(relative.split("/", -1));
  }

  private static List<String> decoded(List<String> raw) {
    List<String> texts = new ArrayList<>();
    for (String segment : raw) {
      int end = segment.indexOf(';');
      texts.add(PathTemplate.decodedSegment(end < 0 ? segment : segment.substring(0, end)));
    }
    return texts;
  }
}
