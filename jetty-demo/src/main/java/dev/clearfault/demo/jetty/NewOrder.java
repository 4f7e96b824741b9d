package dev.clearfault.demo.jetty;

import dev.clearfault.input.Example;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to order something. The constraints stand here and nowhere else: no code
 * behind them asks again, and the client is told all that it broke at once. The examples are for
 * programs: what a client has to know and cannot compute.
 *
 * @param deliverOn optional
 * @param note optional
 */
record NewOrder(
    @NotBlank @Email @Size(max = 254) @Example("ada@example.com") String email,
    @NotNull @Min(18) Integer age,
    @NotNull @Example("STANDARD") Shipping shipping,
    @FutureOrPresent @Example("2999-12-31") @Nullable LocalDate deliverOn,
    @Size(max = 500) @Nullable String note,
    @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Item> items) {

  /** How an order travels. */
  enum Shipping {
    STANDARD,
    EXPRESS,
    PICKUP
  }

  /** One line of an order. */
  record Item(
      @NotNull @Pattern(regexp = "[A-Z]{3}-[0-9]{4}") @Example(value = "ABC-1234", showPattern = true)
          String sku,
      @NotNull @Min(1) @Max(1000) Integer quantity,
      @NotNull @DecimalMin("0.01") @Digits(integer = 8, fraction = 2) BigDecimal price) {}
}
