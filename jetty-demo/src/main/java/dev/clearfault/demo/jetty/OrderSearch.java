package dev.clearfault.demo.jetty;

import dev.clearfault.input.DefaultValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a search, with what holds for those that are left out.
 *
 * @param limit how many orders at the most
 * @param offset how many to leave out before
 * @param shipping only orders that travel so; null for all
 */
record OrderSearch(
    @DefaultValue("20") @Min(1) @Max(100) int limit,
    @DefaultValue("0") @PositiveOrZero int offset,
    NewOrder.@Nullable Shipping shipping) {}
