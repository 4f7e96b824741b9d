package dev.clearfault.demo.jetty;

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
    @Min(1) @Max(100) @Nullable Integer limit,
    @PositiveOrZero @Nullable Integer offset,
    NewOrder.@Nullable Shipping shipping) {

  OrderSearch {
    limit = limit == null ? Integer.valueOf(20) : limit;
    offset = offset == null ? Integer.valueOf(0) : offset;
  }
}
