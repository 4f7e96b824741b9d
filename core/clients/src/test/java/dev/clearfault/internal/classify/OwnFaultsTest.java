package dev.clearfault.internal.classify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Upstream;
import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.Problem;
import dev.clearfault.upstream.UpstreamException;
import dev.clearfault.upstream.clients.ClientGroup;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ProcessingException;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.cxf.interceptor.Fault;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.internal.process.MappableException;
import org.jboss.resteasy.spi.ApplicationException;
import org.jboss.resteasy.spi.ReaderException;
import org.jboss.resteasy.spi.UnhandledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBufferLimitException;

/** Faults and answers of the application are never a 502, even if a client library is involved. */
class OwnFaultsTest {
  private static final List<String> SQL = List.of("java.sql.");
  private static final Upstream PAYMENTS = Upstream.named("payments");

  @Test
  void noRowOfOurOwnFaultsIsAnUpstreams() throws IOException {
    List<String> rows = Files.readAllLines(ClientGroup.OWN.file());
    assertThat(rows).hasSizeGreaterThan(15);
    assertThat(rows.subList(1, rows.size())).allMatch(row -> row.endsWith(",500,500"));
  }

  interface Act {
    void run() throws Exception;
  }

  static Stream<Act> missingFiles() {
    return Stream.of(
        () -> new FileInputStream("/nowhere/x").close(),
        () -> new FileOutputStream("/nowhere/x").close(),
        () -> new RandomAccessFile("/nowhere/x", "r").close(),
        () -> BodyPublishers.ofFile(Path.of("/nowhere/x")).contentLength());
  }

  @ParameterizedTest
  @MethodSource("missingFiles")
  void fileOfOursThatIsMissingInACallIsNoAnswer(Act missing) {
    Throwable thrown =
        catchThrowable(
            () ->
                PAYMENTS.call(
                    () -> {
                      missing.run();
                      return "sent";
                    }));
    assertThat(thrown).hasCauseInstanceOf(FileNotFoundException.class);
  }

  /** The JDK's client wraps the exception of a handler in this way. */
  static Stream<Throwable> bugs() {
    return Stream.of(
        new NoSuchElementException("No value present"),
        new UnsupportedOperationException(),
        new ArithmeticException("/ by zero"),
        new ArrayStoreException(),
        new NegativeArraySizeException(),
        new ConcurrentModificationException(),
        new ConstraintViolationException(Set.of()));
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void bugInACallbackStaysOursThoughAClientWrapsIt(Throwable bug) {
    IOException wrapped = new IOException(bug.getMessage(), bug);
    assertThat(inACall(wrapped)).isSameAs(wrapped);
  }

  @Test
  void unclearFailuresOfDriversAreUpstreamsOnlyIfNamed() {
    Throwable unclear =
        new IllegalStateException(new SQLTransientConnectionException("something is wrong"));
    assertThat(UpstreamFailures.find(Causes.chain(unclear), List.of())).isNull();
    assertThat(UpstreamFailures.find(Causes.chain(unclear), SQL))
        .satisfies(
            found -> assertThat(found.problem().type().code()).isEqualTo("upstream_failure"));
  }

  @Test
  void statementsThatTheDatabaseRefusesStayOurs() {
    for (Throwable refused :
        List.of(
            new SQLIntegrityConstraintViolationException("unique"),
            new SQLSyntaxErrorException("selekt"),
            new SQLException("relation does not exist"),
            new IllegalStateException("no driver at all"))) {
      assertThat(UpstreamFailures.find(Causes.chain(refused), SQL)).as("%s", refused).isNull();
    }
  }

  /** Jersey's are subclasses of the exception of its client library. */
  static Stream<Throwable> wrappersOfServers() {
    IllegalStateException bug = new IllegalStateException("a bug of ours");
    return Stream.of(
        new MappableException(bug),
        new ContainerException(bug),
        new UnhandledException(bug),
        new ApplicationException(bug),
        new ReaderException(bug),
        new Fault(bug));
  }

  @ParameterizedTest
  @MethodSource("wrappersOfServers")
  void wrapperOfAServerIsNoProofAndHidesNothing(Throwable wrapper) {
    List<Throwable> chain = Causes.chain(wrapper);
    assertThat(UpstreamFailures.find(chain, List.of())).isNull();
    assertThat(Causes.unwrap(wrapper, t -> false)).isEqualTo(chain).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"server.ContainerRequest", "client.InboundJaxrsResponse"})
  void codeThatReadsABodySaysWhoseItIs(String reader) {
    Throwable unreadable = new ProcessingException("cannot read", new IOException("JSON"));
    unreadable.setStackTrace(
        Stream.of("message.internal.InboundMessageContext", reader)
            .map(name -> new StackTraceElement("org.glassfish.jersey." + name, "read", null, 1))
            .toArray(StackTraceElement[]::new));
    Problem found = UpstreamFailures.classify(Causes.chain(unreadable));
    assertThat(found != null).isEqualTo(reader.startsWith("client"));
  }

  /**
   * The exception may belong to the request. Only a call or a client library around it shows more.
   */
  @Test
  void fullBufferOfSpringsIsAnAnswersInACallOnly() {
    DataBufferLimitException full = new DataBufferLimitException("Exceeded limit");
    assertThat(UpstreamFailures.classify(Causes.chain(full))).isNull();
    assertThat(inACall(full))
        .isInstanceOfSatisfying(
            UpstreamException.class,
            failed ->
                assertThat(failed.problem().type().code())
                    .isEqualTo("upstream_response_too_large"));
  }

  @Test
  void bufferOfOursThatSpeaksLikeAClientsStaysOurs() {
    Throwable full = new IllegalArgumentException("Buffering capacity 8 exceeded");
    assertThat(inACall(full)).isSameAs(full);
  }

  /** The application can mark its exception if the wrapper of a client library hides its origin. */
  @Test
  void answerOfOursInACallbackStaysOursThoughAClientWrapsIt() {
    IOException wrapped = new IOException(new OrderNotFoundException());
    assertThat(inACall(wrapped)).isSameAs(wrapped);
  }

  @AsProblem(status = 404, code = "order_not_found", title = "Order Not Found")
  private static final class OrderNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Throwable inACall(Throwable thrown) {
    Throwable passed = catchThrowable(() -> PAYMENTS.call(() -> ClientsTest.raise(thrown)));
    return passed instanceof UncheckedIOException wrapper
        ? requireNonNull(wrapper.getCause())
        : passed;
  }
}
