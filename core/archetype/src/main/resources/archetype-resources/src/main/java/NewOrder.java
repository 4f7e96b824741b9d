package ${package};

import dev.clearfault.input.Example;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/** What a client sends to order something. The annotations are the rules, and the contract. */
public record NewOrder(
    @NotBlank @Email @Size(max = 254) @Example("ada@example.com") String email,
    @NotNull @Pattern(regexp = "[A-Z]{3}-[0-9]{4}") @Example("ABC-1234") String sku,
    @NotNull @Positive @Max(1000) Integer quantity) {}
