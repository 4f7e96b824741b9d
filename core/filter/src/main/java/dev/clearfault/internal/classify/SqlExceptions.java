package dev.clearfault.internal.classify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what exceptions of databases say beside their message: the SQLState (ISO/IEC 9075-2), the
 * code of the vendor, and the exceptions that they link to.
 *
 * <p>The module {@code java.sql} may be missing: only an exception of it gets to the methods that
 * need it. Thread-safe.
 */
final class SqlExceptions {
  private static final int MAX_LINKED = 32;
  private static final ClassValue<Boolean> IS_SQL = Causes.named("java.sql.SQLException");

  private SqlExceptions() {}

  static boolean isOne(Throwable throwable) {
    return IS_SQL.get(throwable.getClass());
  }

  /** Returns the SQLState; empty if there is none. */
  static String state(Throwable throwable) {
    try {
      String state = isOne(throwable) ? ((SQLException) throwable).getSQLState() : null;
      return state == null ? "" : state;
    } catch (Throwable hostile) {
      return "";
    }
  }

  /** Returns the code of the vendor; 0 if there is none. */
  static int code(Throwable throwable) {
    try {
      return isOne(throwable) ? ((SQLException) throwable).getErrorCode() : 0;
    } catch (Throwable hostile) {
      return 0;
    }
  }

  /**
   * Returns the chain, and after it what its exceptions of databases link to: a failed batch has
   * its reason there, and not among its causes.
   */
  static List<Throwable> withLinked(List<Throwable> chain) {
    List<Throwable> all = chain;
    for (int i = 0; i < all.size() && i < MAX_LINKED; i++) {
      Throwable next = next(all.get(i));
      if (next != null && !Causes.contains(all, next)) {
        all = new ArrayList<>(all);
        all.addAll(Causes.chain(next));
      }
    }
    return all;
  }

  /**
   * Returns whether HikariCP has waited for its first connection, and the cause says why there was
   * none: the network, or a wrong password or address.
   */
  static boolean isExplained(Throwable throwable) {
    return isOne(throwable)
        && throwable.getCause() instanceof SQLException
        && Causes.message(throwable).contains("total=0");
  }

  private static @Nullable Throwable next(Throwable throwable) {
    try {
      return isOne(throwable) ? ((SQLException) throwable).getNextException() : null;
    } catch (Throwable hostile) {
      return null;
    }
  }
}
