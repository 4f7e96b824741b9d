package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.faults.FaultWalk;
import dev.clearfault.demo.faults.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every input class of the fixture, with every place spoilt in every way: what an answer says is
 * followed to the letter, and leads in no circle.
 *
 * <p>It runs on two containers, because the other contract tests show that all six read alike.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("containers")
class FaultWalkContractIT {
  private static final long SEED = Long.getLong("walk.seed", 1);

  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  /** The walk is long. Both demos have one of their own, on Tomcat and on Jetty. */
  static List<Container> containers() {
    return Container.of("tomcat-11");
  }

  @Test
  void adviceLeadsInNoCircle() throws IOException, InterruptedException {
    FaultWalk walk = new FaultWalk(URI.create("http://127.0.0.1:" + container.port()), SEED);
    for (Sample sample : samples()) {
      walk.over(sample);
    }
    assertThat(walk.faults()).isEmpty();
    assertThat(walk.requests()).isGreaterThan(10_000);
  }

  private static List<Sample> samples() throws IOException {
    try (InputStream in = FaultWalkContractIT.class.getResourceAsStream("/faults/samples.json")) {
      return Sample.all(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
