package dev.clearfault.benchmark;

import static java.util.Objects.requireNonNull;

import dev.clearfault.Documents;
import dev.clearfault.Inputs;
import dev.clearfault.benchmark.InputBenchmark.Order;
import dev.clearfault.contract.internal.operation.Contract;
import dev.clearfault.contract.internal.operation.Match;
import dev.clearfault.contract.internal.operation.Segment;
import dev.clearfault.contract.internal.request.RequestCheck;
import dev.clearfault.contract.internal.request.RequestCheck.Checked;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.spi.ProblemRenderer;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Checks the order of {@link InputBenchmark} by a contract, and by the annotations of its class.
 */
@State(Scope.Benchmark)
public class ContractBenchmark {
  private final Languages languages = new Languages(ContractBenchmark.class.getClassLoader());
  private final Language language = languages.english();
  private final RequestCheck check = new RequestCheck(languages);
  private final Match match =
      Contract.read(new SchemaFiles(ContractBenchmark.class::getResourceAsStream), "/order.yaml")
          .match("POST", List.of(new Segment("orders", "orders")));

  /** The context of a request keeps the reader of its application. */
  private final OrderRequest good = new OrderRequest(InputBenchmark.GOOD);

  private final OrderRequest bad = new OrderRequest(InputBenchmark.BAD);
  private final ProblemRenderer renderer = Format.PROBLEM.renderer();

  /** Checks a good order by the contract. */
  @Benchmark
  public Object accepted() throws IOException {
    return check(good);
  }

  /** Reads a good order into its class, and checks it by the annotations. */
  @Benchmark
  public Object acceptedByAnnotations() throws IOException {
    return Inputs.read(good, Order.class);
  }

  /** Refuses an order with four violations by the contract, and makes the bytes of the answer. */
  @Benchmark
  public byte[] refused() throws IOException {
    Checked checked = check(bad);
    return renderer.render(
        Documents.of(LocatedViolation.problem(checked.violations(), 50, false, language)));
  }

  /** Does the same by the annotations. */
  @Benchmark
  public byte[] refusedByAnnotations() throws IOException {
    try {
      throw new IllegalStateException("accepted " + Inputs.read(bad, Order.class));
    } catch (ProblemException refused) {
      return renderer.render(Documents.of(refused.problem()));
    }
  }

  private Checked check(OrderRequest request) throws IOException {
    return check.check(request, requireNonNull(match.operation()), match);
  }
}
