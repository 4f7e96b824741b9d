package dev.clearfault.validation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** An input that reads itself, so that a class loader of its own can do it. */
record FloodedOrder(
    @NotBlank String email, @NotNull List<@NotNull @Valid FloodedOrder.Item> items) {
  record Item(@NotBlank String sku) {}

  /** Returns the value as a text, or the code of the problem and what it lists. */
  static String read(String json) {
    return PostedJson.read(FloodedOrder.class, null, json);
  }
}
