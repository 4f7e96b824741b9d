package dev.clearfault.internal.classify;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.ProtocolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows whether an upstream that answered with an error may be well nevertheless. */
public final class AnsweredStatus {
  /** What client libraries call the method that returns the status. */
  private static final List<String> GETTERS =
      List.of("getStatusCode", "statusCode", "status", "code", "getRawStatusCode", "getResponse");

  /** What client libraries say of a status below 500, such as a 401 that they cannot answer. */
  private static final List<String> BELOW_500 =
      List.of(
          "authentication attempts",
          "uthenticate header",
          "authentication, in streaming mode",
          "authenticate with proxy",
          "HTTP/1.1 407",
          "status: 407",
          "HTTP response '4",
          "HTTP status code 4");

  /** What HttpURLConnection and OkHttp say if each answer was a redirect, a 401 or a 407. */
  private static final List<String> REPEATED =
      List.of("redirected too many", "Too many follow-up requests");

  /** The statuses of gRPC that are about the request, as its messages begin. */
  private static final List<String> GRPC =
      List.of(
          "INVALID_ARGUMENT",
          "NOT_FOUND",
          "ALREADY_EXISTS",
          "PERMISSION_DENIED",
          "UNAUTHENTICATED",
          "FAILED_PRECONDITION",
          "OUT_OF_RANGE");

  private static final ClassValue<Boolean> IS_OF_JAX_RS =
      Causes.named("jakarta.ws.rs.ClientErrorException");
  private static final ClassValue<Boolean> IS_OF_GRPC =
      Causes.named("io.grpc.StatusRuntimeException", "io.grpc.StatusException");

  private static final ClassValue<Boolean> IS_OF_METRO =
      Causes.named("com.sun.xml.ws.client.ClientTransportException");

  private AnsweredStatus() {}

  /**
   * Returns whether each attempt got a status below 500, until the client library gave up. It says
   * that the protocol is broken, although the upstream may be well.
   *
   * @param chain the failure and its causes, outermost first; at least one
   */
  public static boolean isRepeated(List<Throwable> chain) {
    return chain.stream()
        .filter(ProtocolException.class::isInstance)
        .map(Causes::message)
        .anyMatch(message -> REPEATED.stream().anyMatch(message::contains));
  }

  /**
   * Returns whether an error status is about the request, such as a 401 or a 404, so that the
   * upstream may be well.
   *
   * @param chain the failure and its causes, outermost first; at least one
   */
  public static boolean isAboutTheRequest(List<Throwable> chain) {
    for (Throwable each : chain) {
      if (IS_OF_JAX_RS.get(each.getClass())
          || ((each instanceof IOException || IS_OF_METRO.get(each.getClass())) && isTold(each))
          || (IS_OF_GRPC.get(each.getClass())
              && GRPC.stream().anyMatch(Causes.message(each)::startsWith))
          || (ClientLibraries.hasClass(each) && isClientError(status(each)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTold(Throwable thrown) {
    String message = Causes.message(thrown);
    return BELOW_500.stream().anyMatch(message::contains)
        || message.contains("HTTP response code: 4")
        // For 404 and 410.
        || (thrown instanceof FileNotFoundException
            && ThrowingCode.includes(thrown, ClientLibraries.URL_CONNECTION));
  }

  private static boolean isClientError(int status) {
    return status >= 400 && status < 500;
  }

  /** Returns the status that an exception of a client library has; 0 for none. */
  private static int status(Throwable thrown) {
    for (String name : GETTERS) {
      Object status = get(thrown, name);
      if (status != null && !(status instanceof Number)) {
        Object value = get(status, "value"); // A class of its own for statuses.
        status = value == null ? get(status, "getStatus") : value;
      }
      if (status instanceof Number number) {
        return number.intValue();
      }
    }
    return 0;
  }

  private static @Nullable Object get(Object object, String name) {
    try {
      Method getter = object.getClass().getMethod(name);
      return getter.invoke(object);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError missing) {
      return null;
    }
  }
}
