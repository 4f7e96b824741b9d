package dev.clearfault.load;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/** The input of the clients. */
record Order(
    @NotBlank @Email String email,
    @NotNull @Min(18) Integer age,
    @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Item> items) {

  /** One line of an order. */
  record Item(@NotBlank String sku, @Min(1) @Max(1000) int quantity, @NotNull BigDecimal price) {}
}
