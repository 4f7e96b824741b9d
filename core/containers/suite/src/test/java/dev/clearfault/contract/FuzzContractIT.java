package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.contract.fuzz.Exchange;
import dev.clearfault.contract.fuzz.Fuzz;
import dev.clearfault.contract.fuzz.FuzzRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Odd requests, made from a seed. Each one has one answer, and a fault of the client is a 4xx. No
 * answer repeats a value or shows internals.
 *
 * <p>A failure shows the seed of each request, which makes that request again. For a longer run, or
 * for one request alone:
 *
 * <pre>
 * mvn -B -ntp -pl core/containers/suite -am verify -Dtest=none -Dit.test=FuzzContractIT \
 *   -Dfuzz.seed=1000000 -Dfuzz.requests=50000
 * </pre>
 *
 * <p>The companions answer what Tomcat and Jetty refuse before any filter, so that the rules hold
 * for these answers too.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("containers")
class FuzzContractIT {
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2000);
  private static final int SHOWN = Integer.getInteger("fuzz.shown", 10);

  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  static List<Container> containers() {
    List<Container> containers =
        new ArrayList<>(Container.withCompanion("problem", "tomcat-11", "jetty-12.1-ee11"));
    containers.addAll(Container.of("undertow-2.3"));
    return containers;
  }

  @Test
  void everyRequestIsAnsweredOnceAndTheAnswerKeepsToTheContract() {
    List<String> wrong = new ArrayList<>();
    for (long seed = SEED; seed < SEED + REQUESTS && wrong.size() < SHOWN; seed++) {
      FuzzRequest request = Fuzz.request(seed);
      for (String fault : Exchange.faults(request, container.port())) {
        wrong.add("\n==== " + container + " " + fault + "\n---- " + request + "\n");
      }
    }
    assertThat(wrong).isEmpty();
  }
}
