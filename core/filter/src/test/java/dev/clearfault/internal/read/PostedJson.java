package dev.clearfault.internal.read;

import dev.clearfault.Inputs;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a JSON body that somebody posts, with the same value in every header field. */
public final class PostedJson {
  private PostedJson() {}

  /** Returns the value as a text, or the code of the problem and what it lists. */
  static String read(Class<?> type, @Nullable String header, String json) {
    try {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      return Inputs.read(request(null, header, bytes), type).toString();
    } catch (ProblemException e) {
      return told(e.problem());
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String told(Problem problem) {
    return problem.errors().stream()
        .map(
            error ->
                (error.in() == Source.BODY ? error.pointer() : error.in() + " " + error.field())
                    + " "
                    + error.code())
        .collect(Collectors.joining(", ", problem.type().code() + ": ", ""));
  }

  public static HttpServletRequest request(
      @Nullable String query, @Nullable String header, byte[] json) {
    Map<Object, Object> attributes = new HashMap<>();
    ServletContext context =
        proxy(
            ServletContext.class,
            (name, arguments) ->
                switch (name) {
                  case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "getClassLoader" -> PostedJson.class.getClassLoader();
                  default -> null;
                });
    return proxy(
        HttpServletRequest.class,
        (name, arguments) ->
            switch (name) {
              case "getServletContext" -> context;
              case "getMethod" -> "POST";
              case "getQueryString" -> query;
              case "getContentLengthLong" -> (long) json.length;
              case "getInputStream" -> new BodyStream(json);
              case "getHeader" -> arguments[0].equals("Content-Type") ? "application/json" : null;
              case "getHeaders" ->
                  Collections.enumeration(header == null ? List.of() : List.of(header));
              default -> null;
            });
  }

  private interface Answers {
    @Nullable Object to(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answers.to(method.getName(), arguments)));
  }
}
