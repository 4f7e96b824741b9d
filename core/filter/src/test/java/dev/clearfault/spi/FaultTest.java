package dev.clearfault.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final ProblemType OUT_OF_STOCK = ProblemType.of("out_of_stock", 409, "Sold out");

  private static Fault fault(Problem problem, Evidence evidence, Throwable... causes) {
    return new Occurrence(
            Documents.of(problem),
            Door.THROWN,
            evidence,
            List.of(causes),
            true,
            Documents.request("GET", "/shop"),
            null,
            List.of())
        .fault();
  }

  private static Fault fault(int status, Throwable... causes) {
    return fault(Problem.of(ProblemType.ofStatus(status)), Evidence.STATUS, causes);
  }

  @Test
  void statusBelow500IsTheClients() {
    assertThat(fault(404)).isEqualTo(Fault.CLIENT);
    assertThat(fault(Problem.of(OUT_OF_STOCK), Evidence.CARRIED_PROBLEM)).isEqualTo(Fault.CLIENT);
  }

  @Test
  void aCalledServiceIsAtFaultWithEachStatusFrom500On() {
    Problem refused = Problem.builder(OUT_OF_STOCK).upstream("payments").build();
    ProblemType precise = ProblemType.of("upstream_circuit_open", 503, "Circuit open");
    assertThat(fault(502)).isEqualTo(Fault.UPSTREAM);
    assertThat(fault(refused, Evidence.CARRIED_PROBLEM)).isEqualTo(Fault.CLIENT);
    assertThat(fault(Problem.of(precise), Evidence.CARRIED_PROBLEM)).isEqualTo(Fault.UPSTREAM);
  }

  @Test
  void everythingElseFrom500OnIsOurs() {
    assertThat(fault(500, new IllegalStateException())).isEqualTo(Fault.OURS);
    assertThat(fault(503)).isEqualTo(Fault.OURS);
    assertThat(fault(501, new UnsupportedOperationException())).isEqualTo(Fault.OURS);
  }

  @Test
  void anUnknownMethodAndABrokenConnectionAreTheClients() {
    Problem broken = Problem.of(ProblemType.ofStatus(500));
    assertThat(fault(501)).isEqualTo(Fault.CLIENT);
    assertThat(fault(broken, Evidence.CLIENT_CONNECTION)).isEqualTo(Fault.CLIENT);
  }
}
