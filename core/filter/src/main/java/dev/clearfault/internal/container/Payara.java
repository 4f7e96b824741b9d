package dev.clearfault.internal.container;

import static dev.clearfault.internal.container.ContainerObjects.call;
import static dev.clearfault.internal.container.ContainerObjects.innermost;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara. Its classes have the names of Tomcat's classes; the connector below them is Grizzly.
 *
 * <p>It sends the last chunk after any exception, and keeps the connection open although the
 * announced length is not reached.
 */
final class Payara extends Tomcat {
  private static final String GRIZZLY = "org.glassfish.grizzly.";

  /** Returns whether this is Payara's response, and not Tomcat's. */
  static boolean isPayara(ServletResponse innermost) {
    try {
      return coyote(innermost).getClass().getName().startsWith(GRIZZLY);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return false;
    }
  }

  @Override
  List<String> packages() {
    List<String> all = new ArrayList<>(super.packages());
    all.add(GRIZZLY);
    return all;
  }

  @Override
  public boolean isTooLarge(Throwable thrown) {
    String message = thrown.getMessage();
    return super.isTooLarge(thrown)
        || thrown.getClass().getSimpleName().equals("SizeException")
        || (thrown.getClass() == ServletException.class
            && message != null
            && message.contains("exceeds the configured maximum"));
  }

  @Override
  boolean breakOff(HttpServletRequest request, HttpServletResponse response, Framing framing)
      throws ReflectiveOperationException, IOException {
    if (framing.http2()) {
      return false;
    }
    Object context = call(call(coyote(innermost(response)), "getRequest"), "getContext");
    Object connection = call(context, "getConnection");
    if (!framing.hasLength() && !framing.hasEndMark()) {
      NetworkChannel channel = (NetworkChannel) call(connection, "getChannel");
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    ContainerObjects.method(connection.getClass(), "terminateSilently", 0).invoke(connection);
    return false;
  }
}
