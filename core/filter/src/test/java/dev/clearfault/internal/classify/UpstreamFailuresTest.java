package dev.clearfault.internal.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clearfault.problem.Problem;
import dev.clearfault.spi.Evidence;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.naming.CommunicationException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpstreamFailuresTest {

  static Stream<Throwable> oursOrNobodys() {
    return Stream.of(
        new RuntimeException("x"),
        new NullPointerException(),
        new NullPointerException("Cannot invoke \"com.sun.xml.ws.api.message.Message.copy()\""),
        new IllegalArgumentException("bad host"),
        new IOException("from the application"),
        new EOFException(),
        new ClosedChannelException(),
        new TimeoutException(),
        new InterruptedException(),
        new InterruptedIOException(),
        new MalformedURLException("x"),
        new FileNotFoundException("/etc/x"),
        new NoSuchFileException("/etc/x"),
        new BindException("Address already in use"),
        new SocketException("Socket closed"),
        new SocketException("Too many open files"),
        new ConnectException().initCause(new SocketException("Too many open files")),
        new SocketTimeoutException("Accept timed out"),
        new NumberFormatException("of the application"),
        new OwnException(new IOException("x")),
        new OwnException(new EOFException()),
        new OwnException(new FileNotFoundException("/etc/x")),
        new OwnException(new TimeoutException()),
        new OwnException(new SocketException("Socket closed")),
        new OutOfMemoryError());
  }

  @ParameterizedTest
  @MethodSource("oursOrNobodys")
  void failureWithoutProofIsNoUpstreams(Throwable failure) {
    assertThat(classify(failure)).isNull();
  }

  @Test
  void applicationsOwnExceptionAroundAnHttpTimeoutIsTheUpstreams() {
    assertThat(code(new OwnException(new HttpTimeoutException("request timed out"))))
        .isEqualTo("upstream_timeout");
  }

  @Test
  void networkBelowExceptionsOfOurOwnIsTheUpstreams() {
    Throwable refused = new ConnectException("Connection refused");
    assertThat(code(new OwnException(new OwnException(refused))))
        .isEqualTo("upstream_connect_refused");
    assertThat(code(new OwnException(new SSLException("certificate_unknown"))))
        .isEqualTo("upstream_tls_failure");
    assertThat(code(new OwnException(new UnknownHostException("x"))))
        .isEqualTo("upstream_dns_failure");
  }

  @Test
  void connectionToTheClientIsNoUpstreamBelowAnyWrapper() {
    Throwable reset = new SocketException("Connection reset");
    ClientConnection.mark(reset);
    assertThat(classify(reset)).isNull();
    assertThat(classify(new OwnException(new OwnException(reset)))).isNull();
  }

  static Stream<Arguments> proofs() {
    return Stream.of(
        arguments(new ConnectException("refused"), Evidence.NETWORK),
        arguments(new OwnException(new SocketTimeoutException()), Evidence.NETWORK),
        arguments(new HttpTimeoutException("late"), Evidence.CLIENT_LIBRARY),
        arguments(new OwnException(new HttpTimeoutException("late")), Evidence.CLIENT_LIBRARY),
        arguments(fromTheClient("EOF reached while reading"), Evidence.THROWING_FRAMES),
        arguments(new SQLException("gone", "08006"), Evidence.DRIVER),
        arguments(new SQLException("x", new ConnectException("refused")), Evidence.DRIVER),
        arguments(new OwnException(new CommunicationException("ldap")), Evidence.DRIVER),
        arguments(new SQLTransientConnectionException("x"), Evidence.NAMED_PACKAGE));
  }

  @ParameterizedTest
  @MethodSource("proofs")
  void evidenceIsNamed(Throwable failure, Evidence evidence) {
    List<String> packages = evidence == Evidence.NAMED_PACKAGE ? List.of("java.sql.") : List.of();
    assertThat(UpstreamFailures.find(Causes.chain(failure), packages))
        .extracting(found -> found == null ? null : found.evidence())
        .isEqualTo(evidence);
  }

  @Test
  void wrappersThatSayNothingAreLookedThrough() {
    Throwable refused = new ConnectException("Connection refused");
    assertThat(code(new CompletionException(refused))).isEqualTo("upstream_connect_refused");
    assertThat(code(new RuntimeException(refused))).isEqualTo("upstream_connect_refused");
    assertThat(code(new UncheckedIOException(new ConnectException("x"))))
        .isEqualTo("upstream_connect_refused");
  }

  @Test
  void bugInACallbackOfOursStaysOurs() {
    assertThat(classify(fromTheClient("x").initCause(new NullPointerException()))).isNull();
  }

  @Test
  void missingFileToSendIsNoAnswer() {
    Throwable thrown =
        catchThrowable(() -> HttpRequest.BodyPublishers.ofFile(Path.of("no-such-file")));
    assertThat(thrown).isInstanceOf(FileNotFoundException.class);
    assertThat(classify(thrown)).isNull();
  }

  @Test
  void missingFileOfAUrlIsNoAnswer() throws Exception {
    URL file = Path.of("no-such-file").toUri().toURL();
    Throwable thrown = catchThrowable(file::openStream);
    assertThat(thrown).isInstanceOf(FileNotFoundException.class);
    assertThat(classify(thrown)).isNull();
  }

  @Test
  void bodyThatWeClosedOrGotWrongIsOurs() {
    assertThat(classify(fromTheClient("closed"))).isNull();
    assertThat(classify(fromTheClient("Too many bytes in request body. Expected: 2, got: 6")))
        .isNull();
    assertThat(code(fromTheClient("EOF reached while reading")))
        .isEqualTo("upstream_connection_reset");
  }

  /** Recorded on JDK 25, with a server that sends GOAWAY before it reads the request. */
  @Test
  void requestThatTheServerHasNotProcessedIsRetryable() {
    IOException thrown = fromTheClient("request not processed by peer");
    IOException cause = new IOException("request not processed by peer");
    cause.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("jdk.internal.net.http.Stream", "closeAsUnprocessed", null, -1)
        });
    Problem problem = classify(thrown.initCause(cause));
    assertThat(problem).isNotNull();
    assertThat(problem.type().code()).isEqualTo("upstream_connection_reset");
    assertThat(problem.nothingWasDone()).isTrue();
  }

  /** None of them has reached a network. */
  @ParameterizedTest
  @MethodSource
  void setUpOfOursIsOurs(Throwable failure) {
    assertThat(classify(failure)).isNull();
    assertThat(classify(new IllegalStateException(failure))).isNull();
  }

  static Stream<Throwable> setUpOfOursIsOurs() {
    return Stream.of(
        new SQLException("The url cannot be null", "08001"),
        new SQLException(
            "The server requested SCRAM-based authentication, but no password was provided.",
            "08004"),
        new SQLException("Invalid sslmode value: foo", "08001"),
        new SocketException("already connected"),
        new SocketException("Already bound"),
        new SocketException("Socket output is shutdown"),
        new SSLHandshakeException("No appropriate protocol (protocol is disabled)"),
        catchThrowable(() -> InetAddress.getByAddress(new byte[3])),
        catchThrowable(() -> InetAddress.getByName("1:2:3:zz")));
  }

  @Test
  void misuseOfAClientIsOurs() throws Exception {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://localhost:1/").toURL().openConnection();
    Throwable thrown = catchThrowable(() -> connection.setRequestMethod("NONSENSE"));
    assertThat(thrown).isInstanceOf(ProtocolException.class);
    assertThat(classify(thrown)).isNull();
    Throwable noOutput = catchThrowable(connection::getOutputStream);
    assertThat(noOutput).isInstanceOf(ProtocolException.class);
    assertThat(classify(noOutput)).isNull();
  }

  @Test
  void hostileThrowablesAreSurvived() {
    Throwable hostile =
        new ConnectException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException("no message");
          }

          @Override
          public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("no frames");
          }
        };
    assertThat(code(hostile)).isEqualTo("upstream_connect_refused");
    assertThat(code(new IOException("x", hostile) {})).isEqualTo("upstream_connect_refused");
  }

  @Test
  void namesThatDecideNeedNoStackTrace() {
    boolean[] read = new boolean[1];
    Throwable watched =
        new SocketTimeoutException("Read timed out") {
          @Override
          public StackTraceElement[] getStackTrace() {
            read[0] = true;
            return super.getStackTrace();
          }
        };
    assertThat(code(watched)).isEqualTo("upstream_timeout");
    assertThat(read[0]).isFalse();
  }

  @Test
  void everyTypeIsABadGateway() {
    assertThat(UpstreamFailures.TYPES)
        .hasSize(12)
        .allSatisfy(
            type -> {
              assertThat(type.status()).isEqualTo(502);
              assertThat(type.code()).startsWith("upstream_");
            });
  }

  private static IOException fromTheClient(String message) {
    IOException thrown = new IOException(message);
    thrown.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("jdk.internal.net.http.HttpClientImpl", "send", null, -1)
        });
    return thrown;
  }

  private static @Nullable Problem classify(Throwable failure) {
    List<Throwable> chain = Causes.chain(failure);
    return UpstreamFailures.classify(chain);
  }

  private static String code(Throwable failure) {
    Problem problem = classify(failure);
    return problem == null ? "none" : problem.type().code();
  }

  private static final class OwnException extends RuntimeException {
    OwnException(Throwable cause) {
      super("of the application", cause);
    }
  }
}
