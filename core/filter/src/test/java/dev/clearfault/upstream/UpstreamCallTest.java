package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Upstream;
import dev.clearfault.internal.classify.ClientConnection;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The compiler infers what {@code call} throws. These methods hold that with their signatures. */
class UpstreamCallTest {
  private static final Upstream PAYMENTS = Upstream.named("payments");

  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static final class ClosedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void callThatThrowsNothingThrowsNothing() {
    assertThat(PAYMENTS.call(() -> "paid")).isEqualTo("paid");
    assertThat(PAYMENTS.call(this::nothing)).isEqualTo("paid");
  }

  @Test
  void failuresOfTheUpstreamAreUnchecked() {
    assertUpstreams(() -> PAYMENTS.call(() -> failing(new EOFException())));
    assertUpstreams(
        () ->
            PAYMENTS.call(
                () -> {
                  throw new TimeoutException();
                }));
    assertUpstreams(() -> PAYMENTS.call(this::network));
  }

  private interface Unchecked {
    Object call();
  }

  private static void assertUpstreams(Unchecked call) {
    assertThat(catchThrowable(call::call)).isInstanceOf(UpstreamException.class);
  }

  private String nothing() {
    return "paid";
  }

  private String network() throws IOException, InterruptedException, TimeoutException {
    throw new IOException("x");
  }

  private static String failing(IOException failure) throws IOException {
    throw failure;
  }

  private static String query(Exception failure) throws SQLException, IOException {
    if (failure instanceof SQLException refused) {
      throw refused;
    }
    throw (IOException) failure;
  }

  private static String pay(boolean closed) throws RefusedException, ClosedException {
    if (closed) {
      throw new ClosedException();
    }
    throw new RefusedException();
  }

  @Test
  void checkedExceptionOfTheApplicationCanBeCaught() {
    SQLException duplicate = new SQLException("duplicate");
    try {
      PAYMENTS.call(() -> query(duplicate));
    } catch (SQLException e) {
      assertThat((Throwable) e).isSameAs(duplicate);
      return;
    }
    throw new AssertionError("it was not thrown");
  }

  @Test
  void upstreamsFailureIsNoneOfThem() throws SQLException {
    assertThatThrownBy(() -> PAYMENTS.call(() -> query(new EOFException())))
        .isInstanceOf(UpstreamException.class);
    String paid = PAYMENTS.call(() -> true ? "paid" : query(new EOFException()));
    assertThat(paid).isEqualTo("paid");
  }

  private static String refuse() throws RefusedException {
    throw new RefusedException();
  }

  private static boolean isRefused() {
    try {
      String unused = PAYMENTS.call(UpstreamCallTest::refuse);
      return false;
    } catch (RefusedException e) {
      return true;
    }
  }

  /** Then Java knows their common class only. */
  private static boolean isRefusedOrClosed(boolean closed) {
    try {
      String unused = PAYMENTS.call(() -> pay(closed));
      return false;
    } catch (Exception e) {
      return closed ? e instanceof ClosedException : e instanceof RefusedException;
    }
  }

  @Test
  void ownCheckedExceptionsPass() {
    assertThat(isRefused()).isTrue();
    assertThat(isRefusedOrClosed(true)).isTrue();
    assertThat(isRefusedOrClosed(false)).isTrue();
  }

  @Test
  void nestedCallsInferTheSame() throws SQLException {
    Upstream outer = Upstream.named("shop");
    String paid = outer.call(() -> PAYMENTS.call(() -> true ? "paid" : query(new SQLException())));
    assertThat(paid).isEqualTo("paid");
  }

  @Test
  void ioExceptionThatIsNotTheUpstreamsIsWrapped() {
    IOException ofTheClient = new EOFException();
    ClientConnection.mark(ofTheClient);
    for (IOException passing : new IOException[] {ofTheClient, file()}) {
      Throwable thrown = catchThrowable(() -> PAYMENTS.call(() -> failing(passing)));
      assertThat(thrown).isExactlyInstanceOf(UncheckedIOException.class);
      assertThat(thrown.getCause()).isSameAs(passing);
      Upstream outer = Upstream.named("shop");
      Throwable again =
          catchThrowable(() -> outer.call(() -> PAYMENTS.call(() -> failing(passing))));
      assertThat(again.getCause()).isSameAs(passing);
    }
  }

  private static IOException file() {
    try {
      new FileInputStream("/nowhere/x").close();
    } catch (IOException e) {
      return e;
    }
    throw new AssertionError("the file exists");
  }

  @Test
  void timeoutThatIsNotTheUpstreamsIsWrapped() {
    TimeoutException passing = new TimeoutException();
    passing.initCause(new ProblemException(Problem.of(ProblemType.ofStatus(404))));
    assertThatThrownBy(
            () ->
                PAYMENTS.call(
                    () -> {
                      throw passing;
                    }))
        .isExactlyInstanceOf(CompletionException.class)
        .hasCause(passing);
  }
}
