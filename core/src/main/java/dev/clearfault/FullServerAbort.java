package dev.clearfault;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;

/**
 * Closes the connection where a full server would finish a response that is broken off, by its own
 * objects: Payara and Liberty send the last chunk after any exception, and Payara keeps the
 * connection open though the announced length is not reached.
 */
final class FullServerAbort {
  private FullServerAbort() {}

  /**
   * Closes the connection, in HTTP/1 only.
   *
   * @param reset whether only a reset can tell that something is missing
   * @return false on any other server
   */
  static boolean now(ServletRequest request, ServletResponse response, boolean reset)
      throws ReflectiveOperationException, IOException {
    if (LibertyCookies.isLiberty(response)) {
      onLiberty(request, reset);
      return true;
    }
    return response.getClass().getName().startsWith("org.apache.catalina.")
        && onPayara(response, reset);
  }

  /** Payara's classes have the names of Tomcat's down to where Grizzly begins. */
  private static boolean onPayara(ServletResponse facade, boolean reset)
      throws ReflectiveOperationException, IOException {
    Object coyote = Reflection.call(Reflection.field(facade, "response"), "getCoyoteResponse");
    if (!coyote.getClass().getName().startsWith("org.glassfish.grizzly.")) {
      return false;
    }
    Object context = Reflection.call(Reflection.call(coyote, "getRequest"), "getContext");
    Object connection = Reflection.call(context, "getConnection");
    if (reset) {
      NetworkChannel channel = (NetworkChannel) Reflection.call(connection, "getChannel");
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    Reflection.method(connection.getClass(), "terminateSilently", 0).invoke(connection);
    return true;
  }

  private static void onLiberty(ServletRequest request, boolean reset)
      throws ReflectiveOperationException, IOException {
    Object inner = Reflection.call(request, "getIRequest");
    Object link = Reflection.call(inner, "getHttpInboundConnection");
    Object connection = Reflection.call(link, "getTCPConnectionContext");
    Object channel = Reflection.call(connection, "getSocketIOChannel");
    Socket socket = (Socket) Reflection.call(channel, "getSocket");
    if (reset) {
      socket.setSoLinger(true, 0);
    }
    socket.close();
  }
}
