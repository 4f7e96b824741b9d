package dev.clearfault.demo.tomcat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a client wants to know: so much of this currency in that one. */
record QuoteRequest(
    @NotNull @Pattern(regexp = "[A-Z]{3}") @Nullable String from,
    @NotNull @Pattern(regexp = "[A-Z]{3}") @Nullable String to,
    @NotNull @Positive @Digits(integer = 12, fraction = 2) @Nullable BigDecimal amount) {

  static QuoteRequest from(HttpServletRequest request) {
    return new QuoteRequest(
        request.getParameter("from"),
        request.getParameter("to"),
        number(request.getParameter("amount")));
  }

  /** What is no number is taken as missing, so that the client is told to send one. */
  private static @Nullable BigDecimal number(@Nullable String text) {
    try {
      return text == null || text.length() > 20 ? null : new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
