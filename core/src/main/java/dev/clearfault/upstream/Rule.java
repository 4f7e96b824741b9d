package dev.clearfault.upstream;

import static dev.clearfault.upstream.UpstreamProblems.CONNECTION_RESET;
import static dev.clearfault.upstream.UpstreamProblems.CONNECT_REFUSED;
import static dev.clearfault.upstream.UpstreamProblems.DNS_FAILURE;
import static dev.clearfault.upstream.UpstreamProblems.ERROR_STATUS;
import static dev.clearfault.upstream.UpstreamProblems.INVALID_RESPONSE;
import static dev.clearfault.upstream.UpstreamProblems.PROTOCOL_ERROR;
import static dev.clearfault.upstream.UpstreamProblems.RESPONSE_TOO_LARGE;
import static dev.clearfault.upstream.UpstreamProblems.TIMEOUT;
import static dev.clearfault.upstream.UpstreamProblems.TLS_FAILURE;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule: an exception of this type, or of a subtype, with one of these words in its message, is
 * this kind of failure. The list below is tried in its order over all causes of a failure that is
 * known to be an upstream's.
 *
 * @param typeName the class's name, because the class may not be there
 * @param words any of them in the message; empty where the type alone decides
 * @param kind what it is; null for a fault of our own
 * @param cannotHaveActed whether the upstream has certainly done nothing: as the wire format lists
 *     it, so a connect time-out does not count
 */
record Rule(
    String typeName, List<String> words, @Nullable UpstreamProblems kind, boolean cannotHaveActed) {

  /** The last resort for what is known to be an upstream's. */
  static final Rule ANY_IO = rule("java.io.IOException", PROTOCOL_ERROR);

  static final List<Rule> IN_ORDER =
      List.of(
          // We could not open a port or a file, misused the client, or closed the connection.
          ours("java.net.BindException"),
          ours("java.nio.file.FileSystemException"),
          ours("java.io.IOException", "Too many open files", "No space left"),
          ours("java.io.IOException", "in request body", "bytes written", "data written"),
          ours(
              "java.net.ProtocolException",
              "HTTP method",
              "reset method",
              "annot write",
              "doOutput"),
          ours("java.net.SocketException", "Socket closed", "Socket is closed", "not connected"),
          ours("java.net.SocketTimeoutException", "Accept timed out"),
          // Before a connection: java.net.http reports DNS as ConnectException with this cause.
          before("java.net.UnknownHostException", DNS_FAILURE),
          before("java.nio.channels.UnresolvedAddressException", DNS_FAILURE),
          before("javax.net.ssl.SSLHandshakeException", TLS_FAILURE),
          before("javax.net.ssl.SSLPeerUnverifiedException", TLS_FAILURE),
          before("java.security.cert.CertificateException", TLS_FAILURE),
          // A server that speaks no TLS at all.
          before("javax.net.ssl.SSLException", TLS_FAILURE, "nrecognized SSL message"),
          rule("java.net.http.HttpTimeoutException", TIMEOUT),
          rule("java.net.SocketTimeoutException", TIMEOUT),
          rule("java.util.concurrent.TimeoutException", TIMEOUT),
          // The kernel's own limit for a connection attempt.
          rule("java.net.ConnectException", TIMEOUT, "timed out"),
          before("java.net.ConnectException", CONNECT_REFUSED),
          before("java.net.NoRouteToHostException", CONNECT_REFUSED),
          before("java.net.PortUnreachableException", CONNECT_REFUSED),
          // An answer, but an error: HttpURLConnection throws for these on getInputStream.
          rule("jdk.internal.net.http.websocket.CheckFailedException", ERROR_STATUS, "status code"),
          rule("jdk.internal.net.http.websocket.CheckFailedException", PROTOCOL_ERROR),
          rule("java.net.http.WebSocketHandshakeException", ERROR_STATUS),
          rule("java.net.HttpRetryException", ERROR_STATUS),
          rule("java.io.FileNotFoundException", ERROR_STATUS),
          rule("java.io.IOException", ERROR_STATUS, "Server returned HTTP response code"),
          // What this package throws itself.
          rule("dev.clearfault.upstream.ResponseTooLargeException", RESPONSE_TOO_LARGE),
          // No proper answer: head too large, bad status line or header, redirect loop.
          rule("java.net.ProtocolException", RESPONSE_TOO_LARGE, "size too big"),
          rule("java.net.ProtocolException", PROTOCOL_ERROR),
          rule("java.lang.NumberFormatException", PROTOCOL_ERROR),
          rule("java.util.zip.ZipException", INVALID_RESPONSE),
          // Broken off, before or in the answer; of TLS these are the causes of SSLException.
          rule("java.net.SocketException", CONNECTION_RESET),
          rule("java.io.EOFException", CONNECTION_RESET),
          rule("java.nio.channels.ClosedChannelException", CONNECTION_RESET),
          rule("javax.net.ssl.SSLException", CONNECTION_RESET, "close_notify", "reset", "closed"),
          rule("javax.net.ssl.SSLException", TLS_FAILURE),
          // What the clients of the JDK tell by message alone.
          rule("java.io.IOException", TIMEOUT, "timed out"),
          rule(
              "java.io.IOException",
              CONNECTION_RESET,
              "reset",
              "EOF",
              "no bytes",
              "bytes received",
              "connection closed",
              "GOAWAY",
              "RST_STREAM",
              "Broken pipe"),
          // With nothing above: we went on with a body that we had closed.
          ours("java.io.IOException", "closed"),
          ANY_IO);

  private static Rule ours(String typeName, String... words) {
    return new Rule(typeName, List.of(words), null, false);
  }

  private static Rule before(String typeName, UpstreamProblems kind, String... words) {
    return new Rule(typeName, List.of(words), kind, true);
  }

  private static Rule rule(String typeName, UpstreamProblems kind, String... words) {
    return new Rule(typeName, List.of(words), kind, false);
  }

  boolean isOurs() {
    return kind == null;
  }

  /** Tells whether the message fits; it is only asked for where the type alone does not decide. */
  boolean fitsMessage(Throwable throwable) {
    return words.isEmpty() || words.stream().anyMatch(Throwables.message(throwable)::contains);
  }
}
