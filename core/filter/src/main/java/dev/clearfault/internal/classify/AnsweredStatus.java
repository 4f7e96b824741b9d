package dev.clearfault.internal.classify;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows whether an upstream that answered with an error may be well nevertheless. */
public final class AnsweredStatus {
  /** What client libraries call the method that returns the status. */
  private static final List<String> GETTERS =
      List.of("getStatusCode", "statusCode", "status", "code", "getRawStatusCode");

  /** What java.net.http and HttpURLConnection say if they cannot answer a 401 or a 407. */
  private static final List<String> UNAUTHORIZED =
      List.of("authentication attempts", "uthenticate header", "authentication, in streaming mode");

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

  private AnsweredStatus() {}

  /**
   * Returns whether an error status is about the request, such as a 401 or a 404, so that the
   * upstream may be well.
   *
   * @param chain the failure and its causes, outermost first; at least one
   */
  public static boolean isAboutTheRequest(List<Throwable> chain) {
    for (Throwable each : chain) {
      if (IS_OF_JAX_RS.get(each.getClass())
          || (each instanceof IOException failed && isOfJdk(failed))
          || (IS_OF_GRPC.get(each.getClass())
              && GRPC.stream().anyMatch(Causes.message(each)::startsWith))
          || (ClientLibraries.hasClass(each) && isClientError(status(each)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfJdk(IOException thrown) {
    String message = Causes.message(thrown);
    return UNAUTHORIZED.stream().anyMatch(message::contains)
        || message.contains("HTTP response code: 4")
        // For 404 and 410.
        || (thrown instanceof FileNotFoundException
            && ClientLibraries.isThrownBy(thrown, ClientLibraries.URL_CONNECTION));
  }

  private static boolean isClientError(int status) {
    return status >= 400 && status < 500;
  }

  /** Returns the status that an exception of a client library has; 0 for none. */
  private static int status(Throwable thrown) {
    for (String name : GETTERS) {
      Object status = get(thrown, name);
      if (status != null && !(status instanceof Number)) {
        status = get(status, "value"); // A class of its own for statuses.
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
