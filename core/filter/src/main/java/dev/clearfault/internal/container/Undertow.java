package dev.clearfault.internal.container;

import static dev.clearfault.internal.container.ContainerObjects.call;
import static dev.clearfault.internal.container.ContainerObjects.innermost;
import static dev.clearfault.internal.container.ContainerObjects.type;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Undertow, which is WildFly's servlet container too.
 *
 * <ul>
 *   <li>It looks for a session before any filter, and throws for a bad character in a cookie of the
 *       client. It throws the same for a cookie of the application, so the stack trace decides.
 *   <li>It puts a plain {@code RuntimeException} around what a forward or an include throws.
 *       Applications throw that class as well, so the frame that made it decides.
 *   <li>It closes its reader inside of a read when the connection breaks; the JDK's reader then
 *       throws a {@code NullPointerException}. Its streams may find that their buffers are freed.
 *   <li>It keeps an earlier charset for a content type without one, and hands over parts without a
 *       name.
 * </ul>
 */
final class Undertow extends Container {
  private static final String UPLOAD =
      "io.undertow.server.handlers.form.MultiPartParserDefinition$MultiPartUploadHandler";

  /** An object, a buffer, the pool of buffers or a buffer of the pool is freed. */
  private static final List<String> FREED = List.of("UT000075", "UT000091", "UT000131", "UT000166");

  @Override
  List<String> packages() {
    return List.of("io.undertow.", "org.xnio.");
  }

  @Override
  public int statusOf(Throwable thrown) {
    boolean cookie =
        thrown.getClass() == IllegalArgumentException.class
            && String.valueOf(thrown.getMessage()).startsWith("UT000173")
            && Arrays.stream(thrown.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("parseRequestCookies"));
    return cookie ? HttpServletResponse.SC_BAD_REQUEST : 0;
  }

  @Override
  public boolean wraps(Throwable thrown) {
    if (thrown.getClass() != RuntimeException.class) {
      return false;
    }
    StackTraceElement[] frames = thrown.getStackTrace();
    return frames.length > 0 && frames[0].getClassName().startsWith("io.undertow.servlet.");
  }

  @Override
  @Nullable ExceededLimit limitOf(Throwable thrown, String message) {
    return switch (thrown.getClass().getSimpleName()) {
      case "FileTooLargeException" -> ExceededLimit.of(ExceededLimit.FILE_SIZE, message);
      case "RequestTooBigException" -> ExceededLimit.of(ExceededLimit.BODY_SIZE, message);
      case "ParameterLimitException" -> ExceededLimit.of(ExceededLimit.FIELD_COUNT, message);
      default -> null;
    };
  }

  @Override
  public boolean cannotStore(StackTraceElement frame) {
    return frame.getClassName().equals(UPLOAD) && frame.getMethodName().equals("createFile");
  }

  /** A login without a set-up for it, or after another login, has other numbers. */
  @Override
  public boolean refusesLogin(List<Throwable> chain) {
    return String.valueOf(chain.get(0).getMessage()).startsWith("UT010031");
  }

  /** Other numbers say that the application uses a stream wrongly. */
  @Override
  public boolean isConnectionLost(RuntimeException thrown) {
    return thrown instanceof NullPointerException
        || (thrown instanceof IllegalStateException
            && FREED.stream().anyMatch(String.valueOf(thrown.getMessage())::startsWith));
  }

  @Override
  boolean breakOff(HttpServletRequest request, HttpServletResponse response, Framing framing)
      throws ReflectiveOperationException, IOException {
    Object connection = call(call(innermost(request), "getExchange"), "getConnection");
    if (!framing.http2() && !framing.hasLength() && !framing.hasEndMark()) {
      Object reset = type(connection, "org.xnio.Options").getField("CLOSE_ABORT").get(null);
      ContainerObjects.method(connection.getClass(), "setOption", 2)
          .invoke(connection, reset, true);
    }
    try {
      ContainerObjects.method(connection.getClass(), "close", 0).invoke(connection);
    } catch (InvocationTargetException closedAlready) {
      // This is what was wanted.
    }
    return true;
  }
}
