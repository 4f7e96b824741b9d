package dev.clearfault.jaxrs;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reports what reading or writing a body threw, before a framework wraps it or answers it with the
 * message of a parser.
 */
record BodyInterceptor(ThrowableMapper all) implements ReaderInterceptor, WriterInterceptor {
  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    try {
      return context.proceed();
    } catch (WebApplicationException | NoContentException refusal) {
      throw refusal; // The framework makes a status of it.
    } catch (IOException | RuntimeException failure) {
      Throwable thrown = reason(failure);
      if (all.isMappedByApplication(thrown)) {
        throw failure;
      }
      throw new ReportedException(all.report(thrown));
    }
  }

  /**
   * A body that cannot be written to its end is no answer, so nothing is sent before the end. The
   * application decides by itself when a stream is sent.
   */
  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    if (!(context.getEntity() instanceof StreamingOutput)) {
      context.setOutputStream(new UnflushedStream(context.getOutputStream()));
    }
    try {
      context.proceed();
    } catch (IOException | RuntimeException failure) {
      Throwable thrown = reason(failure);
      if (!all.canReport()) {
        all.breakOff(thrown);
        throw failure;
      }
      if (all.isMappedByApplication(thrown)) {
        throw failure;
      }
      all.report(thrown); // The framework goes on as if it had written the body.
    }
  }

  /** Readers and writers wrap, and then it looks like a failed call of a client library. */
  private static Throwable reason(Exception failure) {
    Throwable cause = failure.getCause();
    return failure instanceof ProcessingException && cause != null ? cause : failure;
  }

  /** Keeps what is written until the server's buffer is full, or the body is complete. */
  private static final class UnflushedStream extends FilterOutputStream {
    UnflushedStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void flush() {
      // The framework or the server does that at the end.
    }
  }
}
