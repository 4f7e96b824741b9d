package dev.clearfault.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.faults.FaultWalk;
import dev.clearfault.demo.faults.Sample;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Every place of good requests is spoilt, and what the answers say is followed. */
public abstract class FaultWalkContract extends RunningDemo {
  private final String samples;
  private final int fewest;

  /**
   * Creates the test for a demo.
   *
   * @param samples a JSON array of requests that the demo accepts
   * @param fewest how many requests the walk must send, so that it does not end early
   */
  protected FaultWalkContract(Demo demo, String samples, int fewest) {
    super(demo);
    this.samples = samples;
    this.fewest = fewest;
  }

  @Test
  final void adviceLeadsInNoCircle() throws IOException, InterruptedException {
    FaultWalk walk = new FaultWalk(URI.create(url), 1);
    for (Sample sample : Sample.all(samples)) {
      walk.over(sample);
    }
    assertThat(walk.faults()).isEmpty();
    assertThat(walk.requests()).isGreaterThan(fewest);
    assertThat(walk.checked()).isGreaterThan(fewest / 2);
  }
}
