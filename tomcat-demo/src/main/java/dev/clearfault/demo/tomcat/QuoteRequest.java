package dev.clearfault.demo.tomcat;

import dev.clearfault.input.Example;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

/**
 * What a client wants to know: in the query of a GET, or in the list of a POST. The constraints are
 * the same, and stand here alone.
 */
record QuoteRequest(
    @NotNull @Pattern(regexp = "[A-Z]{3}") @Example(value = "EUR", showPattern = true) String from,
    @NotNull @Pattern(regexp = "[A-Z]{3}") @Example(value = "USD", showPattern = true) String to,
    @NotNull @Positive @Digits(integer = 12, fraction = 2) BigDecimal amount) {}
