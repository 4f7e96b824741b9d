package dev.clearfault.demo.jetty;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as it is stored, and as clients get it. */
record Order(
    UUID id,
    String email,
    int age,
    NewOrder.Shipping shipping,
    @Nullable LocalDate deliverOn,
    @Nullable String note,
    List<NewOrder.Item> items) {

  static Order of(NewOrder order) {
    return new Order(
        UUID.randomUUID(),
        order.email(),
        order.age(),
        order.shipping(),
        order.deliverOn(),
        order.note(),
        List.copyOf(order.items()));
  }

  /** Returns what the items cost together. */
  BigDecimal amount() {
    return items.stream()
        .map(item -> item.price().multiply(BigDecimal.valueOf(item.quantity())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
