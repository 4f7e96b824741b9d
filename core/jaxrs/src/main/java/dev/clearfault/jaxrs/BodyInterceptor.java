package dev.clearfault.jaxrs;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
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
   * A body that cannot be written to its end is no answer, so its writer cannot send the beginning.
   * The application decides by itself when a stream or an event is sent.
   */
  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    UnflushedStream stream = new UnflushedStream(context.getOutputStream());
    if (!isSentInParts(context.getEntity())) {
      context.setOutputStream(stream);
    }
    try {
      context.proceed();
      stream.passesFlush = true;
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

  private static boolean isSentInParts(@Nullable Object entity) {
    if (entity instanceof StreamingOutput || entity instanceof OutboundSseEvent) {
      return true;
    }
    for (Class<?> type = entity == null ? null : entity.getClass();
        type != null;
        type = type.getSuperclass()) {
      if (type.getName().equals("org.glassfish.jersey.server.ChunkedOutput")) {
        return true; // Also what Jersey takes for a stream of events.
      }
    }
    return false;
  }

  /** Readers and writers wrap, and then it looks like a failed call of a client library. */
  private static Throwable reason(Exception failure) {
    Throwable cause = failure.getCause();
    return failure instanceof ProcessingException && cause != null ? cause : failure;
  }

  /** Keeps what is written until the server's buffer is full, or the body is complete. */
  private static final class UnflushedStream extends FilterOutputStream {
    /** Set when the writer is done. A framework may keep the stream for later parts. */
    volatile boolean passesFlush;

    UnflushedStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      if (passesFlush) {
        out.flush();
      }
    }
  }
}
