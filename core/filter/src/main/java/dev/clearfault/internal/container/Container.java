package dev.clearfault.internal.container;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The differences between one server and the Servlet API. This class has none; it also stands for a
 * server that the library does not know. A subclass has the differences of its server.
 *
 * <p>Stateless and thread-safe.
 */
public sealed class Container permits Tomcat, Jetty, Undertow, Liberty {
  private static final List<String> JDK = List.of("java.", "jdk.", "sun.");

  Container() {}

  /** Returns the server that the response comes from. */
  public static Container of(HttpServletResponse response) {
    ServletResponse inner = ContainerObjects.innermost(response);
    String name = inner.getClass().getName();
    if (name.startsWith("org.apache.catalina.")) {
      return Payara.isPayara(inner) ? new Payara() : new Tomcat();
    }
    if (name.startsWith("org.eclipse.jetty.")) {
      return new Jetty();
    }
    if (name.startsWith("io.undertow.")) {
      return new Undertow();
    }
    return Liberty.isLiberty(inner) ? new Liberty() : new Container();
  }

  /** Returns whether the library knows the server. */
  public final boolean isKnown() {
    return getClass() != Container.class;
  }

  /** Returns what the names of the server's classes start with. */
  List<String> packages() {
    return List.of();
  }

  /**
   * Returns whether the server itself threw the exception: the first class in the stack trace that
   * is not the JDK's is the server's. In an exception of a client library or of the application,
   * their own class comes first.
   */
  public final boolean threw(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (!isOf(JDK, frame)) {
        return isOf(packages(), frame);
      }
    }
    return false;
  }

  private static boolean isOf(List<String> packages, StackTraceElement frame) {
    return packages.stream().anyMatch(frame.getClassName()::startsWith);
  }

  /**
   * Breaks off a response that has begun, so that the client does not take a part of a body for the
   * whole. The Servlet API cannot do that, and a rethrown exception only helps in the request's own
   * thread, on some servers, in HTTP/1.1.
   *
   * @return whether the exception should still be rethrown
   */
  public final boolean breakOff(HttpServletRequest request, HttpServletResponse response) {
    try {
      return !breakOff(request, response, Framing.of(request, response));
    } catch (ReflectiveOperationException | IOException | RuntimeException otherVersion) {
      return true;
    }
  }

  /**
   * Breaks the response off by the server's own objects.
   *
   * @return whether nothing is left to do: most servers would log the exception a second time, with
   *     its stack trace
   */
  boolean breakOff(HttpServletRequest request, HttpServletResponse response, Framing framing)
      throws ReflectiveOperationException, IOException {
    return false;
  }

  /** Returns whether the response says that it is committed, but no byte has left the server. */
  public boolean isFalselyCommitted(HttpServletRequest request, HttpServletResponse response) {
    return false;
  }

  /**
   * Makes a response that is falsely committed writable again.
   *
   * @return the status that the server chose for a request that it could not read; 0 if the
   *     response was not falsely committed
   */
  public int liftFalseCommit(HttpServletRequest request, HttpServletResponse response) {
    return 0;
  }

  /** Returns whether the response is complete although no byte has left the server. */
  public boolean isComplete(HttpServletResponse response) {
    return false;
  }

  /** Removes an exception from the request, because the server would replace the answer for it. */
  public void forgetException(HttpServletRequest request, HttpServletResponse response) {}

  /** Returns the cookies of the response that are not among its header fields. */
  public List<Cookie> hiddenCookies(HttpServletResponse response) {
    return List.of();
  }

  /**
   * Prepares the stream of an asynchronous request for a write that does not wait: Jetty and
   * Liberty refuse a write without a call of {@code isReady} before it. The result does not matter,
   * because a body that fits the buffer may be written.
   *
   * @throws IllegalStateException if the stream is not asynchronous
   */
  public void prepareWrite(HttpServletResponse response) throws IOException {
    boolean ignored = response.getOutputStream().isReady();
  }

  /** Returns the status that the server means by an exception of its own; 0 for all others. */
  public int statusOf(Throwable thrown) {
    return 0;
  }

  /** Returns whether the server has put the exception around what the application threw. */
  public boolean wraps(Throwable thrown) {
    return false;
  }

  /** Returns whether a header field is for a part of the server itself, and goes with a success. */
  public boolean isInternalHeader(String name) {
    return false;
  }

  /**
   * Returns whether the server refuses input because it is larger than the server takes. Exceptions
   * of Tomcat and Jetty know their status; Commons FileUpload and its copies in servers have names
   * of their own, also for too many parts; in an exception of the JDK only the message shows it.
   */
  public boolean isTooLarge(Throwable thrown) {
    String message = thrown.getMessage();
    return statusInside(thrown) == 413
        || thrown.getClass().getSimpleName().endsWith("LimitExceededException")
        || (thrown instanceof IllegalStateException
            && thrown.getClass().getName().startsWith("java.lang.")
            && message != null
            && message.contains("exceeded"));
  }

  /**
   * Returns the limit that one of the causes is about; null if none names it. Commons FileUpload,
   * of which Tomcat and other servers have a copy, has a class for each limit.
   */
  public final @Nullable ExceededLimit exceededLimit(List<Throwable> chain) {
    for (Throwable thrown : chain) {
      ExceededLimit limit = limitOf(thrown, String.valueOf(thrown.getMessage()));
      if (limit != null) {
        return limit;
      }
    }
    return null;
  }

  @Nullable ExceededLimit limitOf(Throwable thrown, String message) {
    return ExceededLimit.ofFileUpload(thrown, message);
  }

  private static int statusInside(Throwable thrown) {
    long code = ContainerObjects.number(thrown, "getErrorCode");
    return (int) (code == 0 ? ContainerObjects.number(thrown, "getCode") : code);
  }

  /**
   * Returns whether the server refuses to read the parts of a form because the servlet has no
   * multipart-config.
   *
   * @param chain what was thrown and its causes, outermost first
   */
  public boolean lacksMultipartConfig(List<Throwable> chain) {
    Throwable innermost = chain.get(chain.size() - 1);
    return innermost instanceof UnsupportedOperationException
        || (chain.size() == 1
            && innermost.getClass() == IllegalStateException.class
            && !isTooLarge(innermost));
  }

  /**
   * Returns whether the server refuses a name and a password for a login. What is below the
   * exception of the API is then the server's, too; a failure of a directory is not.
   *
   * @param chain what was thrown and its causes, outermost first
   */
  public boolean refusesLogin(List<Throwable> chain) {
    return chain.stream().allMatch(this::threw);
  }

  /** Returns whether the frame threw because the server cannot store an upload in its own files. */
  public boolean cannotStore(StackTraceElement frame) {
    return false;
  }

  /**
   * Returns whether a stream or a reader of the server has failed with an unchecked exception
   * because the connection to the client broke off.
   */
  public boolean isConnectionLost(RuntimeException thrown) {
    return false;
  }

  /**
   * Returns whether the server has ended an asynchronous request because its client has left, while
   * the application was still using the request.
   */
  public boolean hasEnded(Throwable thrown) {
    return thrown instanceof NullPointerException && threw(thrown);
  }
}
