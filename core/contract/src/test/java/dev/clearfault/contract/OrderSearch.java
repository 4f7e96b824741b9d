package dev.clearfault.contract;

import dev.clearfault.input.DefaultValue;
import dev.clearfault.input.Example;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/** The rules of the contract's search, as annotations. */
public record OrderSearch(
    @DefaultValue("20") @Min(1) @Max(100) int limit,
    @DefaultValue("0") @PositiveOrZero int offset,
    @Example("STANDARD") NewOrder.@Nullable Shipping shipping) {}
