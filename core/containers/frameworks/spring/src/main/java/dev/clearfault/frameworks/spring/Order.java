package dev.clearfault.frameworks.spring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** A body. */
public record Order(
    @NotBlank String item,
    @Min(1) @Max(100) int quantity,
    Shipping shipping,
    List<@Valid Line> lines) {

  /** How it is sent. */
  public enum Shipping {
    STANDARD,
    EXPRESS
  }

  /** A part of it. */
  public record Line(@NotBlank String sku) {}
}
