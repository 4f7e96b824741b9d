package dev.clearfault.gateway.internal.forward;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a service. It is not used again if bytes wait on it: they belong to no answer,
 * and the next client would get them as its own (RFC 9112 section 6.3). One thread uses it at a
 * time; another one may close it.
 */
final class ServiceConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {
  /** Looking whether the service has closed a connection takes a millisecond. */
  private static final long QUIET = Duration.ofMillis(100).toNanos();

  private final HeadParser parser;
  private volatile long usedLast = System.nanoTime();
  private volatile boolean closed;

  ServiceConnection(Http1Config limits) {
    this(limits, new HeadParser(limits));
  }

  private ServiceConnection(Http1Config limits, HeadParser parser) {
    super(limits, null, null, null, null, null, config -> parser);
    this.parser = parser;
  }

  /** Takes a socket, or closes it if the call was given up while it connected. */
  @Override
  protected void bind(SocketHolder socket) throws IOException {
    super.bind(socket);
    if (closed) {
      super.close(CloseMode.IMMEDIATE);
      throw new InterruptedIOException("the connection was closed before");
    }
  }

  /** The pool asks before each use of a connection that was used before. */
  @Override
  public boolean isStale() throws IOException {
    if (hasWaiting()) {
      return true;
    }
    boolean isQuiet = System.nanoTime() - usedLast > QUIET;
    return isQuiet && (super.isStale() || hasWaiting()); // The look of HttpCore takes bytes in.
  }

  private boolean hasWaiting() throws IOException {
    SocketHolder socket = getSocketHolder();
    if (parser.hasUnused() || socket == null) {
      return true;
    }
    SSLSocket tls = socket.getSSLSocket();
    return socket.getBaseSocket().getInputStream().available() > 0
        || (tls != null && tls.getInputStream().available() > 0);
  }

  @Override
  public @Nullable Socket getSocket() {
    SocketHolder socket = getSocketHolder();
    return socket == null ? null : socket.getSocket();
  }

  @Override
  public void passivate() {
    usedLast = System.nanoTime();
  }

  @Override
  public void activate() {
    // Each call sets its timeout.
  }

  @Override
  public void close() throws IOException {
    closed = true;
    super.close();
  }

  @Override
  public void close(CloseMode mode) {
    closed = true;
    super.close(mode);
  }
}
