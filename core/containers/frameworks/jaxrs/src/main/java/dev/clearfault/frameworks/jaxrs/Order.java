package dev.clearfault.frameworks.jaxrs;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body. A bean, as most are that were written for these frameworks. */
public class Order {
  /** What is ordered. */
  @NotBlank public @Nullable String item;

  /** How many. */
  @Min(1) public int quantity;

  /** Has another name on the wire. */
  @JsonProperty("delivery_days")
  @Max(30) public int deliveryDays;

  /** More of them. */
  @Valid public List<Order> parts = new ArrayList<>();
}
