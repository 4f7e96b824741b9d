package dev.clearfault.internal.exchange;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The response as the application sees it: {@code sendError} is answered inside the call, and after
 * an answer it behaves as a container's response does after {@code sendError}: what is written is
 * dropped in silence. A stream that nobody can read throws, see {@link GuardedOutputStream}.
 */
public final class GuardedResponse extends GuardedHead {
  private final Exchange exchange;
  private @Nullable GuardedOutputStream stream;
  private boolean statusChosen;

  /** Wraps the response of a dispatch. */
  public GuardedResponse(HttpServletResponse response, Exchange exchange) {
    super(response);
    this.exchange = exchange;
  }

  /** Returns whether such a wrapper is already around the response. */
  public static boolean isAround(ServletResponse response) {
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
   * Returns whether there is nothing but an error status, and not the application has set it. A
   * status that the application sets is no failure; one that went round this wrapper is the
   * container's: Undertow swallows {@code UnavailableException} and leaves no other trace.
   */
  boolean isRefusedByContainer() {
    return !statusChosen && getStatus() >= 400 && getStatus() <= 599 && !isCommitted();
  }

  @Override
  boolean answered() {
    return exchange.answered();
  }

  @Override
  public void setStatus(int status) {
    statusChosen = true;
    exchange.speaks();
    super.setStatus(status);
  }

  @Override
  public void sendError(int status) throws IOException {
    sendError(status, null);
  }

  @Override
  public void sendError(int status, @Nullable String message) throws IOException {
    if (isCommitted()) {
      throw new IllegalStateException("the response is already committed");
    }
    if (status < 400 || status > 599) {
      statusChosen = true;
      exchange.speaks();
      super.sendError(status, message);
    } else {
      exchange.refused(status, message);
    }
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    if (exchange.answered()) {
      throw new IllegalStateException("the response is already committed");
    }
    exchange.speaks();
    super.sendRedirect(location);
  }

  @Override
  public void reset() {
    refuseAfterAnswer();
    super.reset();
  }

  @Override
  public void resetBuffer() {
    refuseAfterAnswer();
    super.resetBuffer();
  }

  @Override
  public boolean isCommitted() {
    return exchange.answered() || super.isCommitted();
  }

  @Override
  public void flushBuffer() throws IOException {
    if (!exchange.answered()) {
      super.flushBuffer();
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    GuardedOutputStream guarded = stream;
    if (guarded == null) {
      guarded =
          new GuardedOutputStream(exchange.answered() ? null : super.getOutputStream(), exchange);
      stream = guarded;
    }
    return guarded;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    exchange.speaks();
    return exchange.answered() ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
  }

  private void refuseAfterAnswer() {
    if (exchange.answered()) {
      throw new IllegalStateException("the response is already committed");
    }
  }
}
