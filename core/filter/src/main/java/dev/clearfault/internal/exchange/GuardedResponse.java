package dev.clearfault.internal.exchange;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The response as the application sees it: {@code sendError} is answered inside the call. After an
 * answer it behaves as a container's response does after {@code sendError}: what is written is
 * dropped in silence, and the head stays as it is, because an answer may wait in the buffer while a
 * listener or a worker still speaks. After the end of the request nothing reaches the container's
 * response, which may belong to another client by then.
 *
 * <p>A write that no client can read throws; see {@link Exchange#unsent}.
 */
public final class GuardedResponse extends GuardedHead {
  private @Nullable GuardedOutputStream stream;
  private @Nullable GuardedWriter writer;
  private boolean statusChosen;

  /** Wraps the response of a dispatch. */
  public GuardedResponse(HttpServletResponse response, Exchange exchange) {
    super(response, exchange);
  }

  /** Returns whether such a wrapper is already around the response. */
  static boolean isAround(ServletResponse response) {
    ServletResponse inner = response;
    while (inner instanceof ServletResponseWrapper wrapper) {
      if (wrapper instanceof GuardedResponse) {
        return true;
      }
      inner = wrapper.getResponse();
    }
    return false;
  }

  /**
   * Returns whether the response has only an error status, and the container has set it. A status
   * that the application sets is no failure. A status that did not pass this wrapper is the
   * container's, which may swallow an exception and leave no other trace.
   */
  boolean isRefusedByContainer() {
    return !statusChosen && hasErrorStatus();
  }

  /** Returns whether the response has nothing but an error status: no body, type or length. */
  boolean isBareStatus() {
    GuardedOutputStream bytes = stream;
    GuardedWriter text = writer;
    return hasErrorStatus()
        && getContentType() == null
        && !containsHeader("Content-Length")
        && (bytes == null || !bytes.isUsed())
        && (text == null || !text.isUsed());
  }

  private boolean hasErrorStatus() {
    return getStatus() >= 400 && getStatus() <= 599 && !isCommitted();
  }

  @Override
  public void setStatus(int status) {
    statusChosen = true;
    exchange.speaks();
    turn.call(() -> super.setStatus(status));
  }

  @Override
  public void sendError(int status) throws IOException {
    sendError(status, null);
  }

  @Override
  public void sendError(int status, @Nullable String message) throws IOException {
    if (isCommitted()) {
      throw committed();
    }
    if (status < 400 || status > 599) {
      statusChosen = true;
      exchange.speaks();
      turn.call(() -> super.sendError(status, message));
    } else {
      exchange.doors.refused(exchange, status, message);
    }
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    exchange.speaks();
    change(() -> Sending.call(exchange, () -> super.sendRedirect(location)));
  }

  /** Overrides a method of Servlet 6.1; as the next three, which 6.0 lacks. */
  public void sendRedirect(String location, int status) throws IOException {
    sendRedirect(location, status, true);
  }

  /** Keeps the buffer if that is wanted. */
  public void sendRedirect(String location, boolean clearBuffer) throws IOException {
    sendRedirect(location, SC_FOUND, clearBuffer);
  }

  /** Redirects with another status than 302. */
  public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
    exchange.speaks();
    change(
        () ->
            Sending.call(
                exchange, () -> Sending.redirect(getResponse(), location, status, clearBuffer)));
  }

  @Override
  public void reset() {
    change(super::reset);
  }

  @Override
  public void resetBuffer() {
    change(super::resetBuffer);
  }

  @Override
  public void setBufferSize(int size) {
    change(() -> super.setBufferSize(size));
  }

  /** Makes a call that throws when the response is committed. */
  private <X extends Exception> void change(Turn.Call<X> call) throws X {
    if (!turn.enter()) {
      throw committed();
    }
    try {
      call.run();
    } finally {
      turn.leave();
    }
  }

  private static IllegalStateException committed() {
    return new IllegalStateException("the response is already committed");
  }

  @Override
  public boolean isCommitted() {
    return !turn.isOpen() || super.isCommitted();
  }

  @Override
  public void flushBuffer() throws IOException {
    turn.call(() -> Sending.call(exchange, super::flushBuffer));
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    GuardedOutputStream guarded = stream;
    if (guarded == null && turn.isOpen()) {
      guarded = new GuardedOutputStream(super.getOutputStream(), exchange);
      stream = guarded;
    }
    return guarded == null ? new GuardedOutputStream(null, exchange) : guarded;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    exchange.speaks();
    GuardedWriter guarded = writer;
    if (guarded == null && turn.isOpen()) {
      guarded = new GuardedWriter(super.getWriter(), exchange);
      writer = guarded;
    }
    return guarded == null
        ? new GuardedWriter(new PrintWriter(Writer.nullWriter()), exchange)
        : guarded;
  }

  @Override
  public void setTrailerFields(Supplier<Map<String, String>> supplier) {
    change(() -> super.setTrailerFields(supplier));
  }
}
