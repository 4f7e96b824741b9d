package dev.clearfault.internal.container;

import static dev.clearfault.internal.container.ContainerObjects.call;
import static dev.clearfault.internal.container.ContainerObjects.innermost;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.util.List;

/**
 * Jetty.
 *
 * <p>It puts the exception for a servlet without multipart-config behind others.
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

  @Override
  void breakOff(HttpServletRequest request, HttpServletResponse response, Framing framing)
      throws ReflectiveOperationException, IOException {
    if (framing.hasLength()) {
      return;
    }
    Object inner = call(innermost(request), "getRequest");
    if (!framing.http2() && !framing.hasEndMark()) {
      Object connection = call(call(inner, "getConnectionMetaData"), "getConnection");
      NetworkChannel channel = (NetworkChannel) call(call(connection, "getEndPoint"), "getChannel");
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
      return;
    }
    Object stream = call(call(channelRequest(inner), "getHttpChannelState"), "getHttpStream");
    call(stream, "failed", new IOException("the response was broken off"));
  }

  /** Contexts and handlers put wrappers around the request of the channel. */
  private static Object channelRequest(Object request) {
    Object inner = request;
    try {
      while (true) {
        inner = call(inner, "getWrapped");
      }
    } catch (ReflectiveOperationException innermost) {
      return inner;
    }
  }
}
