package dev.clearfault.upstream.clients;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.net.ssl.SSLContext;

/** A database behind a pool, with faults of the network, the pool and the application. */
final class Databases {
  static {
    // By default, it would try a refused connection for longer than the pool waits.
    System.setProperty("h2.socketConnectRetry", "1");
  }

  private Databases() {}

  static List<Case> cases() {
    return List.of(
        new Case("H2 on HikariCP", "POOL_EXHAUSTED", Databases::exhausted),
        new Case("H2 on HikariCP", "POOL_CLOSED", Databases::closed),
        new Case("H2 on HikariCP", "CONSTRAINT_VIOLATION", () -> execute("insert into t values 1")),
        new Case("H2 on HikariCP", "WRONG_STATEMENT", () -> execute("selekt")),
        new Case("H2 on HikariCP", "VALUE_TOO_LARGE", () -> execute("insert into t values 'x'")),
        new Case("H2 on HikariCP", "LATE_ANSWER", Databases::late),
        new Case("H2 on HikariCP", "WRONG_PASSWORD", Databases::wrongPassword),
        new Case("H2 on HikariCP", "UNKNOWN_DATABASE", () -> take("jdbc:h2:mem:no;IFEXISTS=TRUE")),
        new Case("H2 on HikariCP", "NO_DRIVER", () -> DriverManager.getConnection("jdbc:no:x")));
  }

  static void connect(URI uri, SSLContext tls, int millis) throws SQLException {
    take("jdbc:h2:tcp://" + uri.getHost() + ":" + uri.getPort() + "/mem:x");
  }

  private static void take(String url) throws SQLException {
    try (HikariDataSource pool = pool(url, 1000);
        Connection connection = pool.getConnection()) {
      throw new AssertionError(connection);
    }
  }

  private static void exhausted() throws SQLException {
    try (HikariDataSource pool = pool("jdbc:h2:mem:", 10_000);
        Connection one = pool.getConnection()) {
      pool.setConnectionTimeout(300);
      try (Connection two = pool.getConnection()) {
        throw new AssertionError(one + " " + two);
      }
    }
  }

  private static void closed() throws SQLException {
    HikariDataSource pool = pool("jdbc:h2:mem:", 10_000);
    pool.close();
    try (Connection connection = pool.getConnection()) {
      throw new AssertionError(connection);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (HikariDataSource pool = pool("jdbc:h2:mem:", 10_000);
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (id int primary key)");
      statement.execute("insert into t values 1");
      statement.execute(sql);
    }
  }

  private static void late() throws SQLException {
    try (HikariDataSource pool = pool("jdbc:h2:mem:", 10_000);
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      statement.execute("select count(*) from system_range(1, 1000000000000) where x > 0");
    }
  }

  private static void wrongPassword() throws SQLException {
    String url = "jdbc:h2:mem:locked;USER=one;PASSWORD=right";
    try (Connection connection = DriverManager.getConnection(url)) {
      take(url.replace("right", "wrong"));
      throw new AssertionError(connection);
    }
  }

  private static HikariDataSource pool(String url, int millis) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(millis);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }
}
