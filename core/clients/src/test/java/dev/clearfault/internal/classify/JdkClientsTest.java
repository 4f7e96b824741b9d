package dev.clearfault.internal.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.problem.Problem;
import dev.clearfault.upstream.clients.OwnWrappers;
import dev.clearfault.upstream.fixture.Client;
import dev.clearfault.upstream.fixture.Fault;
import dev.clearfault.upstream.fixture.FaultyServer;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The specification: what the client libraries of the JDK throw over a real socket, and its code,
 * bare and inside exceptions of the application.
 *
 * <p>Since JDK 24, java.net.http says that the service has not processed a request. Such a row
 * lists both results, separated by a bar.
 */
@Timeout(120)
class JdkClientsTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "/upstream/jdk-clients.csv", numLinesToSkip = 1)
  void classifiesWhatTheClientThrows(Fault fault, Client client, String code, String retryable)
      throws Exception {
    try (FaultyServer server = FaultyServer.with(fault)) {
      Throwable thrown = failure(server, client, fault.patienceMillis());
      isClassified(thrown, code, retryable);
      for (Throwable wrapped : OwnWrappers.around(thrown)) {
        isClassified(wrapped, code, retryable);
      }
    }
  }

  private static void isClassified(Throwable thrown, String code, String retryable) {
    List<Throwable> chain = Causes.chain(thrown);
    Problem problem = UpstreamFailures.classify(chain);
    String actual = problem == null ? "none" : problem.type().code();
    assertThat(actual).as(() -> describe(chain)).isEqualTo(code);
    if (problem != null) {
      assertThat(retryable.split("\\|", -1))
          .as(() -> describe(chain))
          .contains(String.valueOf(problem.nothingWasDone()));
      assertThat(problem.toString()).doesNotContain("localhost", "127.0.0.1", "nowhere");
    }
  }

  private static Throwable failure(FaultyServer server, Client client, int millis) {
    try {
      client.get(server.uri(), server.clientTls(), millis);
    } catch (Exception e) {
      return e;
    }
    throw new AssertionError("the client noticed nothing");
  }

  private static String describe(List<Throwable> chain) {
    StringBuilder text = new StringBuilder();
    for (Throwable each : chain) {
      text.append(each).append(" at ").append(Causes.frames(each)[0]).append(" <- ");
    }
    return text.toString();
  }
}
