package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.exchange.Pass;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Evidence;
import dev.clearfault.spi.Occurrence;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why an application has called {@code sendError}: before, instead of or beside an exception. */
class SendErrorReasonTest {
  private static final ProblemType TAKEN = ProblemType.of("taken", 409, "Taken");

  private final FakeRequest request = new FakeRequest();
  private final FakeResponse response = new FakeResponse();
  private final List<Occurrence> told = new ArrayList<>();
  private final Exchange exchange =
      Exchanges.of(
          request,
          response,
          List.of(new Registration<>(ArithmeticException.class, e -> Problem.of(TAKEN))),
          List.of(told::add));

  /** What the application does inside of the chain. */
  private interface Application {
    void run(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException;
  }

  private void pass(Application application) throws IOException, ServletException {
    Pass.through(
        (in, out) -> application.run((HttpServletRequest) in, (HttpServletResponse) out),
        exchange,
        request,
        response);
  }

  private Occurrence onlyOccurrence() {
    assertThat(told).hasSize(1);
    return told.get(0);
  }

  @Test
  void whatIsThrownAfterwardsDecides() throws IOException, ServletException {
    RuntimeException reason = new ArithmeticException("secret");
    pass(
        (in, out) -> {
          out.setHeader("X-Before", "kept");
          out.sendError(500, "Request failed.");
          assertThat(out.isCommitted()).isTrue();
          assertThat(told).isEmpty();
          out.setHeader("X-Late", "kept");
          throw reason;
        });
    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(response.body()).contains("\"taken\"").doesNotContain("internal_server_error");
    assertThat(response.body()).hasSize(response.contentLength());
    assertThat(response.headers()).containsKeys("X-Before", "X-Late");
    assertThat(response.getHeaders("Vary")).containsExactly("Accept, Accept-Language");
    assertThat(onlyOccurrence())
        .returns(Door.SEND_ERROR, Occurrence::door)
        .returns(Evidence.MAPPER, Occurrence::evidence)
        .returns(reason, Occurrence::cause)
        .returns("Request failed.", Occurrence::note)
        .returns(true, Occurrence::delivered);
    assertThat(response.body()).contains(onlyOccurrence().document().instance());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsLeftForTheErrorPageDecides(boolean before) throws IOException, ServletException {
    Exception reason = new ServletException(new HttpConnectTimeoutException("secret"));
    pass(
        (in, out) -> {
          if (before) {
            in.setAttribute(RequestDispatcher.ERROR_EXCEPTION, reason);
          }
          out.sendError(500);
          in.setAttribute(RequestDispatcher.ERROR_EXCEPTION, reason);
        });
    assertThat(response.getStatus()).isEqualTo(502);
    assertThat(onlyOccurrence()).returns(reason, Occurrence::cause);
  }

  /** A bug in a {@code finally} is another failure. It comes too late to decide. */
  @Test
  void anotherExceptionAfterTheReasonIsASecondFailure() throws IOException, ServletException {
    Exception reason = new ServletException(new HttpConnectTimeoutException("secret"));
    Exception bug = new NullPointerException("secret");
    pass(
        (in, out) -> {
          in.setAttribute(RequestDispatcher.ERROR_EXCEPTION, reason);
          out.sendError(500);
          throw (NullPointerException) bug;
        });
    assertThat(response.getStatus()).isEqualTo(502);
    assertThat(told).hasSize(2);
    assertThat(told.get(0)).returns(reason, Occurrence::cause).returns(true, Occurrence::delivered);
    assertThat(told.get(1)).returns(bug, Occurrence::cause).returns(false, Occurrence::delivered);
  }

  /** Struts leaves it and returns. A filter may have another wrapper for it. */
  @Test
  void theSameReasonAtThreeDoorsIsOneOccurrence() throws IOException, ServletException {
    Exception reason = new IllegalStateException("secret");
    pass(
        (in, out) -> {
          in.setAttribute(RequestDispatcher.ERROR_EXCEPTION, reason);
          out.sendError(500);
          throw new ServletException(reason);
        });
    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(onlyOccurrence())
        .returns(reason, Occurrence::cause)
        .returns(Evidence.STATUS, Occurrence::evidence);
  }

  @Test
  void anExceptionThatProvesNothingKeepsTheStatus() throws IOException, ServletException {
    RuntimeException reason = new IllegalStateException("secret");
    pass(
        (in, out) -> {
          out.sendError(503);
          throw reason;
        });
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.body()).contains("service_unavailable").doesNotContain("secret");
    assertThat(onlyOccurrence())
        .returns(reason, Occurrence::cause)
        .returns(Evidence.STATUS, Occurrence::evidence);
  }

  /** The application has said what is wrong; the exception only says why. */
  @Test
  void theReasonOfARefusalDoesNotChangeIt() throws IOException, ServletException {
    RuntimeException reason = ProblemException.of(TAKEN, "2 are left.");
    pass(
        (in, out) -> {
          out.sendError(404);
          throw reason;
        });
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(onlyOccurrence()).returns(reason, Occurrence::cause);
  }

  @Test
  void theReasonThatARefusalLeavesIsPartOfIt() throws IOException, ServletException {
    RuntimeException reason = new IllegalStateException("secret");
    pass(
        (in, out) -> {
          in.setAttribute(RequestDispatcher.ERROR_EXCEPTION, reason);
          out.sendError(404);
          throw reason;
        });
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(onlyOccurrence()).returns(reason, Occurrence::cause);
  }

  /** A forgotten return after sendError is a bug that an operator must see. */
  @Test
  void aBugAfterARefusalIsAnOccurrenceOfItsOwn() throws IOException, ServletException {
    pass(
        (in, out) -> {
          out.sendError(404);
          throw new IllegalStateException("secret");
        });
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(told).extracting(Occurrence::door).containsExactly(Door.SEND_ERROR, Door.THROWN);
    assertThat(told).extracting(Occurrence::delivered).containsExactly(true, false);
  }

  @Test
  void whatTheServerHasSentStays() throws IOException, ServletException {
    RuntimeException reason = new ArithmeticException("secret");
    pass(
        (in, out) -> {
          out.sendError(500);
          response.committed = true; // As some servers do at the end of a forward.
          throw reason;
        });
    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(onlyOccurrence()).returns(reason, Occurrence::cause);
  }

  @Test
  void anAttributeWithoutSendErrorMeansNothing() throws IOException, ServletException {
    pass(
        (in, out) ->
            in.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new ArithmeticException("secret")));
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(told).isEmpty();
  }

  /** The response may be another thread's, so the answer is sent; only the report waits. */
  @ParameterizedTest
  @CsvSource({"503, true", "503, false", "404, true"})
  void theReasonOfAnAnswerThatIsSentIsPartOfIt(int status, boolean thrown)
      throws IOException, ServletException {
    ServletException reason = new ServletException(new ArithmeticException("secret"));
    share();
    pass(
        (in, out) -> {
          out.sendError(status);
          assertThat(response.contentLength()).isEqualTo(response.body().length());
          assertThat(told).isEmpty();
          out.setHeader("X-Late", "lost");
          in.setAttribute(RequestDispatcher.ERROR_EXCEPTION, reason);
          if (thrown) {
            throw reason;
          }
        });
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getHeader("X-Late")).isNull();
    assertThat(onlyOccurrence())
        .returns(reason, Occurrence::cause)
        .returns(Evidence.STATUS, Occurrence::evidence)
        .returns(true, Occurrence::delivered);
  }

  @Test
  void aSentAnswerWithoutAReasonIsToldWhenThePassEnds() throws IOException, ServletException {
    share();
    pass((in, out) -> out.sendError(503));
    assertThat(onlyOccurrence()).returns(503, o -> o.document().status());
  }

  @Test
  void aBugAfterASentRefusalIsAnOccurrenceOfItsOwn() throws IOException, ServletException {
    share();
    pass(
        (in, out) -> {
          out.sendError(404);
          throw new IllegalStateException("secret");
        });
    assertThat(told).extracting(Occurrence::door).containsExactly(Door.SEND_ERROR, Door.THROWN);
  }

  @Test
  void theCallOfAWorkerDoesNotWait() throws IOException, ServletException {
    RuntimeException bug = new ArithmeticException("secret");
    share();
    pass(
        (in, out) -> {
          inAnotherThread(() -> out.sendError(503));
          assertThat(onlyOccurrence()).returns(503, o -> o.document().status());
          throw bug;
        });
    assertThat(told).extracting(Occurrence::cause).containsExactly(null, bug);
  }

  /** An answer that does not fit into the buffer. */
  @Test
  void theReasonOfALargeAnswerIsPartOfIt() throws IOException, ServletException {
    RuntimeException reason = new ArithmeticException("secret");
    response.bufferSize = 10;
    pass(
        (in, out) -> {
          out.sendError(503);
          throw reason;
        });
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(onlyOccurrence()).returns(reason, Occurrence::cause);
  }

  /** From now on each pass is an asynchronous dispatch. */
  private void share() throws IOException, ServletException {
    pass((in, out) -> in.startAsync().dispatch());
  }

  private interface Task {
    void run() throws Exception;
  }

  private static void inAnotherThread(Task task) {
    CompletableFuture.runAsync(
            () -> {
              try {
                task.run();
              } catch (Exception e) {
                throw new CompletionException(e);
              }
            })
        .join();
  }
}
