package dev.clearfault.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The program that checks and tests the rules of Prometheus. */
final class Promtool {
  private Promtool() {}

  /** Runs the program, which must succeed. Skips the test where it is not installed. */
  static void succeeds(String... arguments) throws IOException, InterruptedException {
    Path program = Path.of("/usr/bin/promtool");
    assumeTrue(
        Files.isExecutable(program), "promtool is not installed: apt-get install prometheus");
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
