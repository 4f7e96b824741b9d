package dev.clearfault.benchmark;

import dev.clearfault.Documents;
import dev.clearfault.Inputs;
import dev.clearfault.internal.render.Format;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.spi.ProblemRenderer;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** Reads, validates and answers an order, and compares this with code written by hand. */
@State(Scope.Benchmark)
public class InputBenchmark {
  static final byte[] GOOD = json("ada@example.com", 36, "ABC-1234", 2);
  static final byte[] BAD = json("", 12, "", 0);

  /** A line of an order. */
  public record Item(
      @NotBlank String sku, @Min(1) @Max(1000) int quantity, @NotNull BigDecimal price) {}

  /** An order. */
  public record Order(
      @NotBlank @Email String email,
      @NotNull @Min(18) Integer age,
      @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Item> items) {}

  private final OrderRequest good = new OrderRequest(GOOD);
  private final OrderRequest bad = new OrderRequest(BAD);
  private final ProblemRenderer renderer = Format.PROBLEM.renderer();
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Validator validator = BadOrder.validator();

  private static byte[] json(String email, int age, String sku, int quantity) {
    return ("{\"email\":\"%s\",\"age\":%d,\"items\":[{\"sku\":\"%s\",\"quantity\":%d,\"price\":9.90}]}")
        .formatted(email, age, sku, quantity)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a good order. */
  @Benchmark
  public Object accepted() throws IOException {
    return Inputs.read(good, Order.class);
  }

  /** Does the same by hand. */
  @Benchmark
  public Object acceptedByHand() throws IOException {
    Order order = mapper.readValue(good.getInputStream(), Order.class);
    return validator.validate(order).isEmpty() ? order : validator;
  }

  /** Reads an order with four violations and makes the bytes of the answer. */
  @Benchmark
  public byte[] refused() throws IOException {
    try {
      throw new IllegalStateException("accepted " + Inputs.read(bad, Order.class));
    } catch (ProblemException refused) {
      return renderer.render(Documents.of(refused.problem()));
    }
  }

  /**
   * Does the same by hand, in the simplest way: a path and a message for each violation, and no
   * exception.
   */
  @Benchmark
  public byte[] refusedByHand() throws IOException {
    Order order = mapper.readValue(bad.getInputStream(), Order.class);
    return ByHand.refusal(mapper, validator.validate(order));
  }
}
