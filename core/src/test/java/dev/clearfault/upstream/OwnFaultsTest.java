package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.mapping.Causes;
import dev.clearfault.upstream.clients.ClientGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bugs and answers of the application itself, although a client is near, are never a 502. */
class OwnFaultsTest {
  private static final List<String> SQL = List.of("java.sql.");

  @Test
  void noRowOfOurOwnFaultsIsAnUpstreams() throws IOException {
    List<String> rows = Files.readAllLines(ClientGroup.OWN.file());
    assertThat(rows).hasSizeGreaterThan(15);
    assertThat(rows.subList(1, rows.size())).allMatch(row -> row.endsWith(",500,500"));
  }

  @Test
  void packagesOfDriversAreUpstreamsOnlyIfNamed() {
    Throwable exhausted =
        new IllegalStateException(
            new SQLTransientConnectionException("request timed out after 300ms (total=10)"));
    assertThat(UpstreamFailures.classify(Causes.chain(exhausted), List.of())).isNull();
    assertThat(UpstreamFailures.classify(Causes.chain(exhausted), SQL))
        .satisfies(problem -> assertThat(problem.type().code()).isEqualTo("upstream_overloaded"));
  }

  @Test
  void statementsThatTheDatabaseRefusesStayOurs() {
    for (Throwable refused :
        List.of(
            new SQLIntegrityConstraintViolationException("unique"),
            new SQLSyntaxErrorException("selekt"),
            new SQLException("relation does not exist"),
            new IllegalStateException("no driver at all"))) {
      assertThat(UpstreamFailures.classify(Causes.chain(refused), SQL)).as("%s", refused).isNull();
    }
  }
}
