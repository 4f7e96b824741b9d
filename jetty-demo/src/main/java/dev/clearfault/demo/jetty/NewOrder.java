package dev.clearfault.demo.jetty;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/** An order as the form of the shop sends it. */
record NewOrder(
    @NotBlank @Email @Nullable String email,
    @NotNull @Min(18) @Nullable Integer age,
    @NotNull @Pattern(regexp = "[A-Z]{3}-[0-9]{4}") @Nullable String sku,
    @NotNull @Positive @Max(1000) @Nullable Integer quantity) {

  static NewOrder from(HttpServletRequest request) {
    return new NewOrder(
        request.getParameter("email"),
        number(request.getParameter("age")),
        request.getParameter("sku"),
        number(request.getParameter("quantity")));
  }

  /** What is no number is taken as missing, so that the client is told to send one. */
  private static @Nullable Integer number(@Nullable String text) {
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
