package dev.clearfault.internal.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.spi.Evidence;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The SQLState decides, whatever the class of the driver's exception is. */
class DatabaseFailuresTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          08000, upstream_connection_reset
          08001, upstream_connect_refused
          08004, upstream_connect_refused
          08006, upstream_connection_reset
          08007, upstream_connection_reset
          08S01, upstream_connection_reset
          08P01, upstream_protocol_error
          57P01, upstream_connection_reset
          57P02, upstream_connection_reset
          57P03, upstream_connect_refused
          57P05, upstream_connection_reset
          53300, upstream_overloaded
          HYT00, upstream_timeout
          HYT01, upstream_timeout
          90067, upstream_connection_reset
          90098, upstream_connection_reset
          90121, upstream_connection_reset
          """)
  void stateOfALostConnectionIsTheUpstreams(String state, String code) {
    assertThat(code(new SQLException("x", state))).isEqualTo(code);
    assertThat(code(new DaoException(new DaoException(new SQLException("x", state)))))
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "0A000", "22001", "22P02", "23000", "23505", "28000", "28P01", "3D000", "3F000", "40001",
    "40P01", "42000", "42P01", "44000", "45000", "57014", "08002", "08003", "90013", "90020",
    "90046", "HY000", "S0001", "XX000"
  })
  void whatTheDatabaseRefusesIsOurs(String state) {
    assertThat(code(new SQLException("x", state))).isEqualTo("none");
    assertThat(code(new SQLNonTransientConnectionException("x", state))).isEqualTo("none");
    assertThat(code(new DaoException(new SQLTransientConnectionException("x", state))))
        .isEqualTo("none");
  }

  @Test
  void causesInTheNetworkSayMoreThanTheState() {
    assertThat(code(new SQLException("x", "08001", new UnknownHostException("db"))))
        .isEqualTo("upstream_dns_failure");
    assertThat(code(new SQLException("x", "08S01", new SocketTimeoutException("Read timed out"))))
        .isEqualTo("upstream_timeout");
    assertThat(code(new SQLException("x", null, new ConnectException("Connection refused"))))
        .isEqualTo("upstream_connect_refused");
    assertThat(code(new SQLException("x", "08006", new EOFException())))
        .isEqualTo("upstream_connection_reset");
  }

  /** A pool tells with its own time-out why the database let it have no connection. */
  @Test
  void refusedPasswordBelowATimeOutOfThePoolIsOurs() {
    Throwable refused = new SQLException("password authentication failed", "28P01");
    assertThat(code(new SQLTransientConnectionException("request timed out (total=0)", refused)))
        .isEqualTo("none");
  }

  @Test
  void unknownDatabaseBelowATimeOutOfThePoolIsOurs() {
    SQLException unknown = new SQLNonTransientConnectionException("not found", "90146");
    Throwable late = new SQLTransientConnectionException("timed out (total=0)", "90146", unknown);
    assertThat(code(late)).isEqualTo("none");
    assertThat(code(new SQLTransientConnectionException("request timed out (total=0)")))
        .isEqualTo("upstream_timeout");
  }

  static Stream<Throwable> fullPools() {
    return Stream.of(
        new SQLTransientConnectionException("HikariPool-1, request timed out (total=10)"),
        new SQLException(
            "Cannot get a connection, pool error Timeout waiting for idle object",
            new NoSuchElementException("Timeout waiting for idle object")),
        new SQLException("Sorry, acquisition timeout!"),
        new SQLException("An attempt by a client to checkout a Connection has timed out."));
  }

  @ParameterizedTest
  @MethodSource("fullPools")
  void poolWithoutAFreeConnectionIsOverloaded(Throwable exhausted) {
    Finding found = find(new DaoException(exhausted));
    assertThat(found).isNotNull();
    assertThat(found.problem().type().code()).isEqualTo("upstream_overloaded");
    assertThat(found.problem().nothingWasDone()).isTrue();
    assertThat(found.evidence()).isEqualTo(Evidence.DRIVER);
  }

  @Test
  void timeOutsAndLostConnectionsOfTheJdbcClasses() {
    assertThat(code(new SQLTimeoutException("canceled"))).isEqualTo("upstream_timeout");
    assertThat(code(new SQLRecoverableException("No more data to read from socket")))
        .isEqualTo("upstream_connection_reset");
    assertThat(code(new SQLRecoverableException("Closed Connection", "08003"))).isEqualTo("none");
  }

  @Test
  void wrongSetUpIsOurs() {
    assertThat(code(new SQLException("No suitable driver found for jdbc:x", "08001")))
        .isEqualTo("none");
    assertThat(code(new SQLRecoverableException("ORA-12514: unknown service"))).isEqualTo("none");
    assertThat(code(new SQLException("Connection is closed"))).isEqualTo("none");
  }

  @Test
  void nextExceptionCounts() {
    BatchUpdateException batch = new BatchUpdateException("batch entry 1", new int[0]);
    batch.setNextException(new SQLException("terminated by administrator", "57P01"));
    assertThat(code(new DaoException(batch))).isEqualTo("upstream_connection_reset");

    BatchUpdateException refused = new BatchUpdateException("batch entry 1", "08006", new int[0]);
    refused.setNextException(new SQLException("duplicate key", "23505"));
    assertThat(code(refused)).isEqualTo("none");
  }

  @Test
  void endlessNextExceptionsEnd() {
    SQLException first = new SQLException("x");
    for (int i = 0; i < 1000; i++) {
      first.setNextException(new SQLException("x"));
    }
    first.setNextException(new SQLException("far away", "08006"));
    assertThat(code(first)).isEqualTo("none");
  }

  @Test
  void textThatOnlyLooksLikeAStateSaysNothing() {
    assertThat(code(new SQLException("SQLState 08006", "22001"))).isEqualTo("none");
    assertThat(code(new SQLException("08006"))).isEqualTo("none");
  }

  /** A driver that reads what the application gives it passes on why it cannot. */
  @Test
  void dataOfOursThatADriverCannotReadIsOurs() {
    assertThat(code(new SQLException("x", "HY000", new IOException("Connection reset"))))
        .isEqualTo("none");
    assertThat(code(new UncheckedIOException(new IOException("disk")))).isEqualTo("none");
  }

  private static @Nullable Finding find(Throwable failure) {
    return UpstreamFailures.find(Causes.chain(failure), List.of());
  }

  private static String code(Throwable failure) {
    Finding found = find(failure);
    return found == null ? "none" : found.problem().type().code();
  }

  /** As Spring's and JPA's. */
  private static final class DaoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DaoException(Throwable cause) {
      super("could not execute", cause);
    }
  }
}
