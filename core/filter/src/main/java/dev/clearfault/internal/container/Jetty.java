package dev.clearfault.internal.container;

import static dev.clearfault.internal.container.ContainerObjects.call;
import static dev.clearfault.internal.container.ContainerObjects.innermost;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Jetty.
 *
 * <ul>
 *   <li>It puts the exception for a servlet without multipart-config behind others.
 *   <li>{@code reset()} parses the {@code Connection} header of the request, and throws for a
 *       quotation mark without its partner. It puts the session cookie back.
 *   <li>{@code getContentType()} throws for an unknown charset, and {@code getServletPath()} for a
 *       path with two meanings.
 * </ul>
 */
final class Jetty extends Container {
  @Override
  List<String> packages() {
    return List.of("org.eclipse.jetty.");
  }

  @Override
  public boolean lacksMultipartConfig(List<Throwable> chain) {
    Throwable innermost = chain.get(chain.size() - 1);
    return super.lacksMultipartConfig(chain)
        || (innermost.getClass() == IllegalStateException.class
            && String.valueOf(innermost.getMessage()).startsWith("No multipart config"));
  }

  /** Jetty has only messages, in exceptions of the JDK. */
  @Override
  @Nullable ExceededLimit limitOf(Throwable thrown, String message) {
    if (message.startsWith("max file size exceeded")) {
      return ExceededLimit.of(ExceededLimit.FILE_SIZE, message);
    }
    if (message.startsWith("max length exceeded")) {
      return ExceededLimit.of(ExceededLimit.BODY_SIZE, message);
    }
    if (message.startsWith("headers max length exceeded")) {
      return ExceededLimit.of(ExceededLimit.PART_HEAD_SIZE, message);
    }
    if (message.startsWith("Form is larger than max length")) {
      return ExceededLimit.of(ExceededLimit.FIELDS_SIZE, message);
    }
    boolean isCount =
        message.startsWith("Form with too many keys")
            || message.startsWith("number of parts exceeded");
    return isCount ? ExceededLimit.of(ExceededLimit.FIELD_COUNT, message) : null;
  }

  @Override
  boolean breakOff(HttpServletRequest request, HttpServletResponse response, Framing framing)
      throws ReflectiveOperationException, IOException {
    if (framing.hasLength()) {
      return true;
    }
    Object inner = call(innermost(request), "getRequest");
    if (framing.http2()) {
      Object channel = call(unwrapped(inner), "getHttpChannelState");
      // A wrapper would end the request while the filter is still inside it.
      Object stream = unwrapped(call(channel, "getHttpStream"));
      call(stream, "failed", new IOException("the response was broken off"));
      return true;
    }
    Object connection = call(call(inner, "getConnectionMetaData"), "getConnection");
    Object endPoint = call(connection, "getEndPoint");
    if (!framing.hasEndMark()) {
      NetworkChannel channel = (NetworkChannel) call(endPoint, "getChannel");
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    ContainerObjects.method(endPoint.getClass(), "close", 0).invoke(endPoint);
    return true;
  }

  /** Contexts and handlers put wrappers around the request and the stream of the channel. */
  private static Object unwrapped(Object outer) {
    Object inner = outer;
    try {
      while (true) {
        inner = call(inner, "getWrapped");
      }
    } catch (ReflectiveOperationException innermost) {
      return inner;
    }
  }
}
