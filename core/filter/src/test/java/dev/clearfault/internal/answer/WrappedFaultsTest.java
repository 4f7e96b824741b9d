package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.Upstream;
import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.classify.Finding;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Evidence;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import jakarta.validation.ConstraintViolationException;
import java.io.EOFException;
import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is proved stays proved, whatever the application puts around it. */
class WrappedFaultsTest {
  private static final ProblemType OUT_OF_STOCK =
      ProblemType.of("out_of_stock", 409, "Out of stock");

  /** A rule of the application. */
  @AsProblem(status = 404, code = "order_not_found", title = "Order not found")
  private static final class OrderNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What an application puts around everything. */
  private static final class ServiceException extends Exception {
    private static final long serialVersionUID = 1L;

    ServiceException(Throwable cause) {
      super("it failed", cause);
    }
  }

  private final Exchange exchange = Exchanges.of(new FakeRequest(), new FakeResponse());

  static Stream<UnaryOperator<Throwable>> wrappers() {
    return Stream.of(
        failure -> failure,
        ServletException::new,
        ServiceException::new,
        failure -> new IllegalStateException(new RuntimeException(failure)),
        failure -> new ExecutionException(new IllegalStateException().initCause(failure)),
        failure -> new ServletException(new ServiceException(new IllegalStateException(failure))));
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void problemsAreFound(UnaryOperator<Throwable> wrapper) {
    Finding carried = decide(wrapper.apply(ProblemException.of(OUT_OF_STOCK, "None is left.")));
    assertThat(carried.problem().detail()).isEqualTo("None is left.");
    assertThat(carried.evidence()).isEqualTo(Evidence.CARRIED_PROBLEM);
    Finding annotated = decide(wrapper.apply(new OrderNotFoundException()));
    assertThat(annotated.problem().type().code()).isEqualTo("order_not_found");
    assertThat(annotated.evidence()).isEqualTo(Evidence.CARRIED_PROBLEM);
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void upstreamsKeepTheirNames(UnaryOperator<Throwable> wrapper) {
    Throwable failed =
        catchThrowable(
            () ->
                Upstream.named("payments")
                    .call(
                        () -> {
                          throw new ConnectException("Connection refused");
                        }));
    Problem problem = decide(wrapper.apply(failed)).problem();
    assertThat(problem.type().code()).isEqualTo("upstream_connect_refused");
    assertThat(problem.upstream()).isEqualTo("payments");
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void violationsStayTheClients(UnaryOperator<Throwable> wrapper) {
    Finding found = decide(wrapper.apply(new ConstraintViolationException(Set.of())));
    assertThat(found.problem().type()).isEqualTo(ProblemType.VALIDATION_FAILED);
    assertThat(found.evidence()).isEqualTo(Evidence.VIOLATION);
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void brokenConnectionStaysTheClients(UnaryOperator<Throwable> wrapper) {
    EOFException broken = new EOFException();
    exchange.client().cannotWrite(broken);
    Finding found = decide(wrapper.apply(broken));
    assertThat(found.problem().type().status()).isEqualTo(400);
    assertThat(found.evidence()).isEqualTo(Evidence.CLIENT_CONNECTION);
  }

  /** The application has said what its wrapper means. */
  @Test
  void mapperForTheWrapperIsFirst() {
    Registration<ServiceException> mapper =
        new Registration<>(ServiceException.class, e -> Problem.of(ProblemType.ofStatus(418)));
    Finding found = decide(new ServiceException(new OrderNotFoundException()), mapper);
    assertThat(found.problem().type().status()).isEqualTo(418);
    assertThat(found.evidence()).isEqualTo(Evidence.MAPPER);
  }

  /** A catch-all says nothing of this failure. */
  @Test
  void proofIsBeforeACatchAll() {
    Registration<Exception> mapper =
        new Registration<>(Exception.class, e -> Problem.of(ProblemType.ofStatus(418)));
    Finding found = decide(new ServiceException(new OrderNotFoundException()), mapper);
    assertThat(found.problem().type().code()).isEqualTo("order_not_found");
  }

  @Test
  void wrapperWithAStatusOfItsOwnSpeaksForItself() {
    UnavailableException unavailable = new UnavailableException("later", 3);
    unavailable.initCause(new OrderNotFoundException());
    Finding found = decide(unavailable);
    assertThat(found.problem().type().status()).isEqualTo(503);
    assertThat(found.evidence()).isEqualTo(Evidence.STATUS);
  }

  private Finding decide(Throwable failure, Registration<?>... mappers) {
    return Decisions.of(exchange, failure, mappers);
  }
}
