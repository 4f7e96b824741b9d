package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.Upstream;
import dev.clearfault.internal.classify.Finding;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Evidence;
import java.net.ConnectException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application wraps what {@code Upstream} throws, and the answer is the same. */
class WrappedCallTest {
  private static final Upstream STOCK = Upstream.named("stock");

  static Stream<Throwable> wrappedCalls() {
    return around(
        catchThrowable(
            () ->
                STOCK.call(
                    () -> {
                      throw new ConnectException("Connection refused");
                    })));
  }

  @ParameterizedTest
  @MethodSource("wrappedCalls")
  void failedCallKeepsItsCodeAndItsName(Throwable wrapped) {
    Finding found = decide(wrapped);
    assertThat(found.problem().type().code()).isEqualTo("upstream_connect_refused");
    assertThat(found.problem().upstream()).isEqualTo("stock");
    assertThat(found.evidence()).isEqualTo(Evidence.CARRIED_PROBLEM);
  }

  static Stream<Throwable> wrappedStatuses() {
    return around(catchThrowable(() -> STOCK.expectSuccess(503)));
  }

  @ParameterizedTest
  @MethodSource("wrappedStatuses")
  void errorStatusKeepsItsName(Throwable wrapped) {
    Problem problem = decide(wrapped).problem();
    assertThat(problem.type().code()).isEqualTo("upstream_error_status");
    assertThat(problem.upstream()).isEqualTo("stock");
  }

  static Stream<Throwable> wrappedRefusals() {
    return around(
        ProblemException.of(ProblemType.of("no_such_size", 400, "No such size"), "Take another."));
  }

  @ParameterizedTest
  @MethodSource("wrappedRefusals")
  void refusalOfTheApplicationStaysWhatItIs(Throwable wrapped) {
    assertThat(decide(wrapped).problem().status()).isEqualTo(400);
  }

  private static Stream<Throwable> around(Throwable thrown) {
    Throwable late = new IllegalStateException("order 7");
    late.initCause(thrown);
    return Stream.of(
        new ServiceException("the order could not be stored", thrown),
        new IllegalStateException(new IllegalStateException(thrown)),
        new ExecutionException(late));
  }

  private static Finding decide(Throwable thrown) {
    return Decisions.of(Exchanges.of(new FakeRequest(), new FakeResponse()), thrown);
  }

  private static final class ServiceException extends Exception {
    private static final long serialVersionUID = 1L;

    ServiceException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
