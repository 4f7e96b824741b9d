package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.mapping.Causes;
import dev.clearfault.problem.Problem;
import dev.clearfault.upstream.clients.Case;
import dev.clearfault.upstream.clients.ClientGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The specification: what the clients and drivers of other makers throw over real sockets, and what
 * it is - by the exception alone, and inside {@link Upstream#call}.
 *
 * <p>With {@code -Dclients.record=true} the files are written in place of being asserted, and what
 * was thrown is listed in {@code target/upstream}. Read every row before you keep it.
 */
@Timeout(120)
class ClientsTest {
  private static final String HEADER = "client,fault,filter,call";
  private static final Upstream UPSTREAM = Upstream.named("fixture");
  private static final int AT_ONCE = 16;
  private static final int PATIENCE_SECONDS = 30;

  @ParameterizedTest
  @EnumSource(ClientGroup.class)
  void whatAClientThrowsIsWhatItIsSaidToBe(ClientGroup group) throws Exception {
    List<Row> rows = run(group.cases());
    List<String> lines = new ArrayList<>(List.of(HEADER));
    rows.forEach(row -> lines.add(row.line()));
    if (Boolean.getBoolean("clients.record")) {
      record(group, rows, lines);
      return;
    }
    List<String> expected = Files.readAllLines(group.file());
    String others =
        rows.stream()
            .filter(row -> !expected.contains(row.line()))
            .map(row -> row.line() + " <= " + row.thrown())
            .collect(Collectors.joining("\n"));
    assertThat(others).isEmpty();
    assertThat(lines).isEqualTo(expected);
  }

  private static List<Row> run(List<Case> cases) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Row>> running = new ArrayList<>();
      for (Case each : cases) {
        running.add(threads.submit(() -> row(each)));
      }
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < running.size(); i++) {
        rows.add(await(cases.get(i), running.get(i)));
      }
      return rows;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Row await(Case each, Future<Row> row)
      throws InterruptedException, ExecutionException {
    try {
      return row.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return new Row(each, "stuck", "stuck", "");
    }
  }

  private static Row row(Case each) {
    try {
      each.attempt().run();
    } catch (Throwable thrown) {
      List<Throwable> chain = Causes.chain(thrown);
      return new Row(each, code(UpstreamFailures.classify(chain)), called(thrown), describe(chain));
    }
    return new Row(each, "silent", "silent", "");
  }

  private static String called(Throwable thrown) {
    try {
      UPSTREAM.call(
          () -> {
            throw Throwables.asUnchecked(thrown);
          });
    } catch (UpstreamException e) {
      assertThat(e.problem().toString()).doesNotContain("localhost", "127.0.0.1", "nowhere");
      return code(e.problem());
    } catch (Throwable passed) {
      assertThat(passed).isSameAs(thrown);
    }
    return "500";
  }

  private static String code(@Nullable Problem problem) {
    return problem == null ? "500" : problem.type().code();
  }

  private static String describe(List<Throwable> chain) {
    return chain.stream()
        .map(
            t ->
                t.getClass().getName()
                    + ": "
                    + Throwables.message(t).lines().findFirst().orElse("")
                    + " @"
                    + top(t))
        .collect(Collectors.joining("\n    <- "));
  }

  private static String top(Throwable thrown) {
    StackTraceElement[] frames = Throwables.frames(thrown);
    StringBuilder top = new StringBuilder();
    for (StackTraceElement frame : frames) {
      if (top.length() < 300) {
        top.append(' ').append(frame.getClassName()).append('.').append(frame.getMethodName());
      }
    }
    return top.toString();
  }

  private static void record(ClientGroup group, List<Row> rows, List<String> lines)
      throws IOException {
    Files.write(group.file(), lines);
    Path chains = Files.createDirectories(Path.of("target/upstream"));
    Files.write(
        chains.resolve(group.file().getFileName() + ".txt"),
        rows.stream().map(row -> row.line() + "\n    " + row.thrown()).toList());
  }

  private record Row(Case of, String filter, String call, String thrown) {
    String line() {
      return String.join(",", of.client(), of.fault(), filter, call);
    }
  }
}
