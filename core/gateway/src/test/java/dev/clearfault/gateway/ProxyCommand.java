package dev.clearfault.gateway;

import static dev.clearfault.gateway.ContractFolder.option;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.nodes.Proxy.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs the command that writes the files of proxies, in the folder of a test. */
final class ProxyCommand {
  static final String REJECT = option("unmatched", "reject");

  private final Path folder;

  ProxyCommand(Path folder) {
    this.folder = folder;
  }

  /** What the command has said, and its exit status. */
  record Result(int status, String said, String errors) {}

  static Result run(String... words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        ProxyFiles.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            words);
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static String word(Kind program) {
    return program.name().toLowerCase(Locale.ROOT);
  }

  Path write(Path application, Kind program, String... more) throws IOException {
    Path file = Files.createDirectories(folder.resolve("written")).resolve("shop.conf");
    List<String> words =
        new ArrayList<>(
            List.of(
                application.toString(),
                word(program),
                file.toString(),
                "--node=127.0.0.1:8080",
                "--problems=" + file.resolveSibling("problems")));
    words.addAll(List.of(more));
    assertThat(run(words.toArray(String[]::new))).isEqualTo(new Result(0, "", ""));
    return file;
  }

  Path orders(String options, String contractOptions, String... types) throws IOException {
    return new ContractFolder()
        .with("/orders", types)
        .with("/orders/{id}", types)
        .write(folder.resolve("application"), options, contractOptions);
  }

  static Result check(Path application, Kind program, Path file) throws IOException {
    return run(application.toString(), word(program), "--check", file.toString());
  }
}
