package dev.clearfault.internal.read;

import dev.clearfault.Inputs;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Reads a JSON body that somebody posts, with the same value in every header field. */
public final class PostedJson {
  private PostedJson() {}

  /** Returns the value as a text, or the code of the problem and what it lists. */
  static String read(Class<?> type, @Nullable String header, String json) {
    return outcome(header, json, request -> Inputs.read(request, type));
  }

  /** Returns the value as a text, or the code of the problem and what it lists. */
  static String read(TypeReference<?> type, @Nullable String header, String json) {
    return outcome(header, json, request -> Inputs.read(request, type));
  }

  private static String outcome(@Nullable String header, String json, Reading reading) {
    return outcome(request(null, header, json.getBytes(StandardCharsets.UTF_8)), reading);
  }

  /** Returns the value as a text, or the code of the problem and what it lists. */
  static String outcome(HttpServletRequest request, Reading reading) {
    try {
      return reading.of(request).toString();
    } catch (ProblemException e) {
      return told(e.problem());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads a request. */
  interface Reading {
    Object of(HttpServletRequest request) throws IOException;
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
    return request(context(), query, header, json);
  }

  /** Returns the context of an application. */
  static ServletContext context() {
    Map<Object, Object> attributes = new HashMap<>();
    return proxy(
        ServletContext.class,
        (name, arguments) ->
            switch (name) {
              case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
              case "getAttribute" -> attributes.get(arguments[0]);
              case "getClassLoader" -> PostedJson.class.getClassLoader();
              default -> null;
            });
  }

  /** Returns a request to the application of the context. */
  static HttpServletRequest request(
      ServletContext context, @Nullable String query, @Nullable String header, byte[] json) {
    Map<Object, Object> attributes = new HashMap<>();
    return proxy(
        HttpServletRequest.class,
        (name, arguments) ->
            switch (name) {
              case "getServletContext" -> context;
              case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
              case "getAttribute" -> attributes.get(arguments[0]);
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
