package dev.clearfault.contract.internal.response;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * The response as the application sees it. What is written goes on at once, and is kept if it is
 * JSON.
 */
final class CopyingResponse extends HttpServletResponseWrapper {
  private final CopiedBody body = new CopiedBody();
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;
  private boolean started;
  private boolean refused;

  CopyingResponse(HttpServletResponse response) {
    super(response);
  }

  /** Returns where a copy goes. The content type is known when the first byte is written. */
  CopiedBody copy() {
    if (!started) {
      started = true;
      String coding = getHeader("Content-Encoding");
      boolean isJson = SentAnswer.isJson(answer().mediaType());
      if (!isJson || (coding != null && !coding.equalsIgnoreCase("identity"))) {
        body.forget();
      }
    }
    return body;
  }

  /** Returns whether the application has left the answer to its server, by {@code sendError}. */
  boolean isRefused() {
    return refused;
  }

  /** Returns what the application has sent so far. */
  SentAnswer answer() {
    return SentAnswer.of(this, body.whole());
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    ServletOutputStream copying = stream;
    if (copying == null) {
      copying = new CopyingStream(super.getOutputStream(), this);
      stream = copying;
    }
    return copying;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    PrintWriter copying = writer;
    if (copying == null) {
      copying = new CopyingWriter(super.getWriter(), this);
      writer = copying;
    }
    return copying;
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    refused = true;
    super.sendError(status, message);
  }

  @Override
  public void sendError(int status) throws IOException {
    refused = true;
    super.sendError(status);
  }

  @Override
  public void reset() {
    super.reset();
    // The application may now take the other of the two.
    stream = null;
    writer = null;
    restart();
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    restart();
  }

  private void restart() {
    started = false;
    body.restart();
  }
}
