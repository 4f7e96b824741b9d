package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.UnknownClient.QueueClientException;
import com.example.shop.UnknownClient.QueueMapper;
import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.problem.Problem;
import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exceptions that are an upstream's because the application names their packages. */
class ForeignClientsTest {
  /** The class alone proves nothing: a driver uses it for a wrong address, too. */
  private final Throwable unclear = new SQLTransientConnectionException("something is wrong");

  @Test
  void mapperSaysWhatAnUnknownClientsExceptionIs() {
    Throwable thrown = new ServletException(new QueueClientException(0));
    Problem unknown = decide(thrown, List.of(), List.of());
    assertThat(unknown.status()).isEqualTo(500);

    Problem mapped = decide(thrown, List.of(Registration.of(new QueueMapper())), List.of());
    assertThat(mapped.status()).isEqualTo(502);
    assertThat(mapped.type().code()).isEqualTo("upstream_failure");
    assertThat(mapped.upstream()).isEqualTo("queue");
    assertThat(mapped.nothingWasDone()).isTrue();
  }

  @Test
  void driversOfNamedPackagesAreUpstreams() {
    assertThat(decide(unclear, List.of()).status()).isEqualTo(500);
    List<String> named = List.of("java.sql.");
    assertThat(decide(unclear, named).type().code()).isEqualTo("upstream_failure");
    assertThat(decide(new IllegalStateException(unclear), named).status()).isEqualTo(502);
    assertThat(decide(new SQLException("no such column"), named).status()).isEqualTo(500);
  }

  @Test
  void packagesAreWholeOnes() {
    List<String> shorter = List.of("java.sq.");
    assertThat(decide(unclear, shorter).status()).isEqualTo(500);
  }

  private static Problem decide(Throwable thrown, List<String> packages) {
    return decide(thrown, List.of(), packages);
  }

  private static Problem decide(
      Throwable thrown, List<Registration<?>> mappers, List<String> packages) {
    Exchange exchange = Exchanges.of(new FakeRequest(), new FakeResponse());
    return Decisions.of(exchange, thrown, new UpstreamProof(packages, 500), mappers).problem();
  }
}
