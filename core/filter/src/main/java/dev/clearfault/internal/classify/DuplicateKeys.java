package dev.clearfault.internal.classify;

import java.util.List;
import java.util.Set;

/**
 * Knows how databases say that a value that must be unique exists already. They say the same for an
 * insert of the client and for a bug of the application, so only the application can decide what it
 * means.
 */
public final class DuplicateKeys {
  /** PostgreSQL, H2, HSQLDB, Derby and Db2 have a state for it. */
  private static final String STATE = "23505";

  /** The state of all violated constraints, with the codes of these databases for unique keys. */
  private static final String ANY_CONSTRAINT = "23000";

  private static final Set<Integer> CODES =
      Set.of(
          1, // Oracle
          1062, 1169, 1586, // MySQL and MariaDB
          2601, 2627); // SQL Server

  /** SQLite has neither a state nor a code for it. Its message begins with the name of a result. */
  private static final List<String> SQLITE =
      List.of("[SQLITE_CONSTRAINT_UNIQUE]", "[SQLITE_CONSTRAINT_PRIMARYKEY]");

  private static final ClassValue<Boolean> MONGO = Causes.named("com.mongodb.MongoServerException");

  private DuplicateKeys() {}

  /** Returns whether one of the causes, or an exception that it links to, is about such a value. */
  public static boolean isIn(List<Throwable> chain) {
    return SqlExceptions.withLinked(chain).stream().anyMatch(DuplicateKeys::isOne);
  }

  private static boolean isOne(Throwable throwable) {
    if (!SqlExceptions.isOne(throwable)) {
      return MONGO.get(throwable.getClass()) && Causes.message(throwable).contains("E11000 ");
    }
    String state = SqlExceptions.state(throwable);
    return state.equals(STATE)
        || (state.equals(ANY_CONSTRAINT) && CODES.contains(SqlExceptions.code(throwable)))
        || (state.isEmpty() && SQLITE.stream().anyMatch(Causes.message(throwable)::startsWith));
  }
}
