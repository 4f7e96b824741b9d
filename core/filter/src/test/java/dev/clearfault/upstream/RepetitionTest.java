package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Upstream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The failure of a repeated call takes all its attempts into account. */
@Timeout(120)
class RepetitionTest {
  private final Upstream payments = Upstream.named("payments").retry(1).idempotent();

  /** The last attempt did nothing; the one before may have. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void callWhoseFirstAttemptMayHaveActedIsNotRetryable(boolean waiting) {
    Iterator<IOException> failures =
        List.of(new EOFException(), new ConnectException("Connection refused")).iterator();
    UpstreamException thrown = failing(waiting, failures);
    assertThat(thrown.problem().type().code()).isEqualTo("upstream_connect_refused");
    assertThat(thrown.problem().nothingWasDone()).isFalse();
    assertThat(thrown).hasCauseInstanceOf(ConnectException.class);
    assertThat(thrown.getSuppressed()).hasSize(1);
  }

  @Test
  void callWhoseAttemptsCannotHaveActedIsRetryable() {
    Iterator<IOException> failures =
        List.<IOException>of(new ConnectException("refused"), new ConnectException("refused"))
            .iterator();
    assertThat(failing(true, failures).problem().nothingWasDone()).isTrue();
  }

  private UpstreamException failing(boolean waiting, Iterator<IOException> failures) {
    return causeOf(
        waiting
            ? catchThrowable(
                () ->
                    payments.call(
                        () -> {
                          throw failures.next();
                        }))
            : catchThrowable(
                () ->
                    payments
                        .callAsync(() -> CompletableFuture.failedFuture(failures.next()))
                        .join()));
  }

  private static UpstreamException causeOf(@Nullable Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    assertThat(cause).isInstanceOf(UpstreamException.class);
    return (UpstreamException) cause;
  }
}
