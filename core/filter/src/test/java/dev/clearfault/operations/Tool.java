package dev.clearfault.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A program of the system that the documentation names. */
enum Tool {
  PROMTOOL("promtool", "prometheus"),
  FAIL2BAN_REGEX("fail2ban-regex", "fail2ban"),
  AWK("awk", "mawk");

  private final Path program;
  private final String debianPackage;

  Tool(String name, String debianPackage) {
    program = Path.of("/usr/bin", name);
    this.debianPackage = debianPackage;
  }

  /**
   * Runs the program, which must succeed, and returns what it wrote. Skips the test where it is not
   * installed.
   */
  String output(String... arguments) throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(program),
        program.getFileName() + " is not installed: apt-get install " + debianPackage);
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
