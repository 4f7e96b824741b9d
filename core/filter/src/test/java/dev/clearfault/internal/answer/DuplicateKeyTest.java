package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.classify.Finding;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Evidence;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that must be unique exists already: 409 if the application says that this is normal. */
class DuplicateKeyTest {
  private final FailureMapping standard =
      new FailureMapping(
          new ExceptionMappers(List.of()),
          new Languages(null),
          50,
          new UpstreamProof(List.of(), 500));
  private final FailureMapping conflicts =
      new FailureMapping(
          new ExceptionMappers(List.of()),
          new Languages(null),
          50,
          new UpstreamProof(List.of(), 409));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          23505, 0,    'PostgreSQL, H2, HSQLDB, Derby, Db2'
          23000, 1,    Oracle
          23000, 1062, MySQL and MariaDB
          23000, 1586, MySQL
          23000, 2601, SQL Server
          23000, 2627, SQL Server
               , 19,   [SQLITE_CONSTRAINT_UNIQUE] A UNIQUE constraint failed
               , 19,   [SQLITE_CONSTRAINT_PRIMARYKEY] A PRIMARY KEY constraint failed
          """)
  void uniqueKeyOfEachDatabaseIsAConflict(@Nullable String state, int code, String message) {
    Throwable wrapped = new IllegalStateException(new SQLException(message, state, code));
    Finding found = decide(conflicts, wrapped);
    assertThat(found.problem().status()).isEqualTo(409);
    assertThat(found.evidence()).isEqualTo(Evidence.DRIVER);
    assertThat(decide(standard, wrapped).problem().status()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          23502, 0,    a column that must not be null
          23503, 0,    a foreign key
          23000, 1048, a column of MySQL that must not be null
          23000, 2291, a foreign key of Oracle
          42000, 1062, another state
               , 19,   [SQLITE_CONSTRAINT_NOTNULL] A NOT NULL constraint failed
               , 0,    x [SQLITE_CONSTRAINT_UNIQUE]
          """)
  void otherConstraintsStayOurs(@Nullable String state, int code, String message) {
    assertThat(decide(conflicts, new SQLException(message, state, code)).problem().status())
        .isEqualTo(500);
  }

  @Test
  void rowOfABatchCounts() {
    BatchUpdateException batch = new BatchUpdateException("batch entry 1", new int[0]);
    batch.setNextException(new SQLException("duplicate", "23505"));
    assertThat(decide(conflicts, batch).problem().status()).isEqualTo(409);
  }

  @Test
  void mapperOfTheApplicationKnowsBetter() {
    Registration<?> mapper =
        new Registration<>(
            SQLException.class, e -> Problem.of(ProblemType.of("taken", 422, "Taken")));
    FailureMapping mapped =
        new FailureMapping(
            new ExceptionMappers(List.of(mapper)),
            new Languages(null),
            50,
            new UpstreamProof(List.of(), 409));
    assertThat(decide(mapped, new SQLException("x", "23505")).problem().status()).isEqualTo(422);
  }

  private static Finding decide(FailureMapping mapping, Throwable thrown) {
    return mapping.decide(
        Exchanges.of(new FakeRequest(), new FakeResponse()),
        Failure.thrown(thrown),
        mishap -> {
          throw new AssertionError(mishap);
        });
  }
}
