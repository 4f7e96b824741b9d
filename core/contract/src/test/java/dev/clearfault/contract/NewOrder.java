package dev.clearfault.contract;

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

/** The rules of the contract {@code orders.yaml}, as annotations: those of the Jetty demo. */
public record NewOrder(
    @NotBlank @Email @Size(max = 254) @Example("ada@example.com") String email,
    @NotNull @Min(18) Integer age,
    @NotNull @Example("STANDARD") Shipping shipping,
    @FutureOrPresent @Example("2999-12-31") @Nullable LocalDate deliverOn,
    @Size(max = 500) @Nullable String note,
    @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Item> items) {

  /** How an order travels. */
  public enum Shipping {
    STANDARD,
    EXPRESS,
    PICKUP
  }

  /** One line of an order. */
  public record Item(
      @NotNull @Pattern(regexp = "[A-Z]{3}-[0-9]{4}") @Example(value = "ABC-1234", showPattern = true)
          String sku,
      @NotNull @Min(1) @Max(1000) Integer quantity,
      @NotNull @DecimalMin("0.01") @Digits(integer = 8, fraction = 2) BigDecimal price) {}
}
