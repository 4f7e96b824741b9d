package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.mapping.ExceptionMappers;
import dev.clearfault.mapping.ExceptionMappers.Registration;
import dev.clearfault.observe.Door;
import dev.clearfault.problem.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.samples.UnknownClient.QueueClientException;
import dev.clearfault.samples.UnknownClient.QueueMapper;
import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients and drivers that are upstreams because the application says so. */
class ForeignClientsTest {
  private final Throwable exhausted =
      new SQLTransientConnectionException("pool: request timed out after 30000ms (total=10)");

  @Test
  void mapperSaysWhatAnUnknownClientsExceptionIs() {
    Throwable thrown = new ServletException(new QueueClientException(0));
    Problem unknown = decide(thrown, new FilterBuilder());
    assertThat(unknown.status()).isEqualTo(500);

    Problem mapped = decide(thrown, new FilterBuilder().mappers(new QueueMapper()));
    assertThat(mapped.status()).isEqualTo(502);
    assertThat(mapped.type().code()).isEqualTo("upstream_failure");
    assertThat(mapped.upstream()).isEqualTo("queue");
    assertThat(mapped.retryable()).isTrue();
  }

  @Test
  void driversOfNamedPackagesAreUpstreams() {
    assertThat(decide(exhausted, new FilterBuilder()).status()).isEqualTo(500);
    FilterBuilder named = new FilterBuilder().upstreamPackages("java.sql");
    assertThat(decide(exhausted, named).type().code()).isEqualTo("upstream_overloaded");
    assertThat(decide(new IllegalStateException(exhausted), named).status()).isEqualTo(502);
    assertThat(decide(new SQLException("no such column"), named).status()).isEqualTo(500);
  }

  @Test
  void packagesAreWholeOnes() {
    FilterBuilder shorter = new FilterBuilder().upstreamPackages("java.sq");
    assertThat(decide(exhausted, shorter).status()).isEqualTo(500);
  }

  private static Problem decide(Throwable thrown, FilterBuilder builder) {
    Settings settings = builder.settings();
    List<Registration<?>> mappers = settings.mappers();
    return new FailureMapping(
            new ExceptionMappers(mappers), new Languages(null), 50, settings.upstreamPackages())
        .decide(
            Exchanges.of(new FakeRequest(), new FakeResponse()),
            Failure.thrown(Door.THROWN, thrown, 0, null),
            mishap -> {
              throw new AssertionError(mishap);
            });
  }
}
