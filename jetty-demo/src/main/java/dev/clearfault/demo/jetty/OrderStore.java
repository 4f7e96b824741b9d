package dev.clearfault.demo.jetty;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/**
 * Orders in a database that lives in memory and ends with the application.
 *
 * <p>What the database throws is nobody's fault but ours, so it is let go as it is: the client gets
 * an opaque 500, the log gets the SQL. Thread-safe.
 */
final class OrderStore implements AutoCloseable {
  private static final String SCHEMA =
      """
      create table orders (
        number bigint auto_increment primary key, id uuid unique not null, email varchar not null,
        age int not null, shipping varchar not null, deliver_on date, note varchar);
      create table items (
        order_id uuid not null references orders (id), position int not null, sku varchar not null,
        quantity int not null, price decimal(10, 2) not null, primary key (order_id, position))""";

  private static final String SELECT =
      """
      select o.id, o.email, o.age, o.shipping, o.deliver_on, o.note, i.sku, i.quantity, i.price
      from (select * from orders where %s) o join items i on i.order_id = o.id
      order by o.number desc, i.position""";

  private static final String ONE = SELECT.formatted("id = ?");
  private static final String PAGE =
      SELECT.formatted("? is null or shipping = ? order by number desc limit ? offset ?");

  private final JdbcConnectionPool pool;

  /** Opens an empty store. */
  OrderStore() throws SQLException {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    pool = JdbcConnectionPool.create(url, "orders", "");
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
    }
  }

  /** Stores an order with all its items, or not at all. */
  void save(Order order) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        insertOrder(connection, order);
        insertItems(connection, order);
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /**
   * Returns the order.
   *
   * @throws OrderNotFoundException if there is none
   */
  Order get(UUID id) throws SQLException {
    List<Order> found = select(ONE, id);
    if (found.isEmpty()) {
      throw new OrderNotFoundException();
    }
    return found.get(0);
  }

  /** Returns a page of the orders that fit, the newest first. */
  List<Order> find(OrderSearch search) throws SQLException {
    String shipping = search.shipping() == null ? null : search.shipping().name();
    return select(PAGE, shipping, shipping, search.limit(), search.offset());
  }

  /** Closes the connections and forgets everything. */
  @Override
  public void close() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    } finally {
      pool.dispose();
    }
  }

  private static void insertOrder(Connection connection, Order order) throws SQLException {
    String sql =
        "insert into orders (id, email, age, shipping, deliver_on, note) values (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      set(
          insert,
          order.id(),
          order.email(),
          order.age(),
          order.shipping().name(),
          order.deliverOn(),
          order.note());
      insert.executeUpdate();
    }
  }

  private static void insertItems(Connection connection, Order order) throws SQLException {
    String sql =
        "insert into items (order_id, position, sku, quantity, price) values (?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      int position = 0;
      for (NewOrder.Item item : order.items()) {
        set(insert, order.id(), position++, item.sku(), item.quantity(), item.price());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private List<Order> select(String sql, @Nullable Object... values) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      set(select, values);
      try (ResultSet rows = select.executeQuery()) {
        return orders(rows);
      }
    }
  }

  /** One row for each item; those of one order stand together. */
  private static List<Order> orders(ResultSet rows) throws SQLException {
    Map<UUID, Order> orders = new LinkedHashMap<>();
    while (rows.next()) {
      UUID id = rows.getObject("id", UUID.class);
      if (!orders.containsKey(id)) {
        orders.put(id, order(id, rows));
      }
      orders.get(id).items().add(item(rows));
    }
    return List.copyOf(orders.values());
  }

  private static Order order(UUID id, ResultSet row) throws SQLException {
    return new Order(
        id,
        row.getString("email"),
        row.getInt("age"),
        NewOrder.Shipping.valueOf(row.getString("shipping")),
        row.getObject("deliver_on", LocalDate.class),
        row.getString("note"),
        new ArrayList<>());
  }

  private static NewOrder.Item item(ResultSet row) throws SQLException {
    BigDecimal price = row.getBigDecimal("price");
    return new NewOrder.Item(row.getString("sku"), row.getInt("quantity"), price);
  }

  private static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
