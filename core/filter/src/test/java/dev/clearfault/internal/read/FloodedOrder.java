package dev.clearfault.internal.read;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** An input that is read by a class loader of its own. */
public final class FloodedOrder {
  private FloodedOrder() {}

  record Item(@NotBlank String sku) {}

  record Order(@NotBlank String email, @NotNull List<@NotNull @Valid Item> items) {}

  /** Returns the value as a text, or the code of the problem and what it lists. */
  static String read(String json) {
    return PostedJson.read(Order.class, null, json);
  }
}
