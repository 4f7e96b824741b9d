package dev.clearfault.internal.container;

import static dev.clearfault.internal.container.ContainerObjects.call;
import static dev.clearfault.internal.container.ContainerObjects.innermost;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Open Liberty.
 *
 * <ul>
 *   <li>It keeps cookies apart from the other header fields, and {@code reset()} drops them.
 *   <li>For a path without a mapping, where other servers call {@code sendError(404)}, it throws an
 *       exception of the JDK. A number in its message, the same in every language, shows that it is
 *       Liberty's.
 *   <li>It hands reports of its own to filters in place of what the servlet threw.
 *   <li>It has a header field that describes the body to the plug-in of a web server in front of
 *       it.
 *   <li>It sends the last chunk after any exception.
 * </ul>
 */
final class Liberty extends Container {
  private static final Set<String> REPORTS =
      Set.of(
          "com.ibm.websphere.servlet.error.ServletErrorReport",
          "com.ibm.ws.webcontainer.webapp.WebAppErrorReport");

  /** Returns whether this is Liberty's response; the first name is that of Servlet 5.0. */
  static boolean isLiberty(ServletResponse innermost) {
    String name = innermost.getClass().getName();
    return name.startsWith("com.ibm.ws.webcontainer")
        || name.startsWith("io.openliberty.webcontainer");
  }

  @Override
  List<String> packages() {
    return List.of("com.ibm.ws.", "io.openliberty.");
  }

  @Override
  public List<Cookie> hiddenCookies(HttpServletResponse response) {
    try {
      return Arrays.asList((Cookie[]) call(innermost(response), "getCookies"));
    } catch (ReflectiveOperationException | RuntimeException otherVersion) {
      return List.of();
    }
  }

  @Override
  public int statusOf(Throwable thrown) {
    boolean notFound =
        thrown.getClass() == FileNotFoundException.class
            && String.valueOf(thrown.getMessage()).startsWith("SRVE0190E");
    return notFound ? HttpServletResponse.SC_NOT_FOUND : 0;
  }

  @Override
  public boolean wraps(Throwable thrown) {
    return REPORTS.contains(thrown.getClass().getName());
  }

  @Override
  public boolean isInternalHeader(String name) {
    return name.equalsIgnoreCase("$wsep");
  }

  @Override
  public boolean isTooLarge(Throwable thrown) {
    return super.isTooLarge(thrown)
        || (thrown instanceof IllegalStateException
            && String.valueOf(thrown.getMessage()).startsWith("SRVE8021E"));
  }

  @Override
  boolean breakOff(HttpServletRequest request, HttpServletResponse response, Framing framing)
      throws ReflectiveOperationException, IOException {
    if (framing.http2()) {
      return false;
    }
    Object link = call(call(innermost(request), "getIRequest"), "getHttpInboundConnection");
    Object channel = call(call(link, "getTCPConnectionContext"), "getSocketIOChannel");
    Socket socket = (Socket) call(channel, "getSocket");
    if (!framing.hasLength() && !framing.hasEndMark()) {
      socket.setSoLinger(true, 0);
    }
    socket.close();
    return false;
  }
}
