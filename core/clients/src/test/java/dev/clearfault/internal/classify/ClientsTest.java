package dev.clearfault.internal.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Upstream;
import dev.clearfault.problem.Problem;
import dev.clearfault.upstream.UpstreamException;
import dev.clearfault.upstream.UpstreamHealth.Circuit;
import dev.clearfault.upstream.clients.Case;
import dev.clearfault.upstream.clients.ClientGroup;
import dev.clearfault.upstream.clients.OwnWrappers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The specification: what other client libraries and drivers throw over real sockets, and its code,
 * with the exception alone, inside of exceptions of the application, and inside {@link
 * Upstream#call}.
 *
 * <p>A few libraries have more than one result, because it depends on which side closes first. Such
 * a row lists all results, separated by bars.
 *
 * <p>With {@code -Dclients.record=5} the test writes the files from five runs instead of checking
 * them, and lists the exceptions in {@code target/upstream}. {@code -Dclients.group=GRPC} writes
 * one file. Read every row before you keep it.
 */
@Timeout(300)
class ClientsTest {
  private static final String HEADER = "client,fault,filter,call";
  private static final int MORE_THAN_A_BREAKER_TAKES = 12;
  private static final int AT_ONCE = 16;
  private static final int PATIENCE_SECONDS = 30;

  /** With these the service cannot have acted. */
  private static final Set<String> UNSENT =
      Set.of(
          "upstream_dns_failure",
          "upstream_connect_refused",
          "upstream_tls_failure",
          "upstream_circuit_open",
          "upstream_overloaded");

  /** Answers with a status below 500. */
  private static final Set<String> ABOUT_THE_REQUEST =
      Set.of(
          "UNAUTHORIZED",
          "UNAUTHORIZED_UNEXPLAINED",
          "PROXY_UNAUTHORIZED",
          "TUNNEL_UNAUTHORIZED",
          "NOT_FOUND",
          "TOO_MANY_REQUESTS");

  @ParameterizedTest
  @EnumSource(ClientGroup.class)
  void whatAClientThrowsIsWhatItIsSaidToBe(ClientGroup group) throws Exception {
    int times = Integer.getInteger("clients.record", 0);
    if (times > 0) {
      if (group.isWanted()) {
        record(group, times);
      }
      return;
    }
    List<Case> cases = group.cases();
    List<Row> rows = run(cases);
    List<Row> expected = Files.readAllLines(group.file()).stream().skip(1).map(Row::parse).toList();
    assertThat(rows.stream().map(Row::name)).isEqualTo(expected.stream().map(Row::name).toList());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i).isOneOf(expected.get(i)) ? rows.get(i) : again(cases.get(i));
      assertThat(row.isOneOf(expected.get(i)))
          .as("%s is none of %s: %s", row.line(), expected.get(i), row.thrown())
          .isTrue();
    }
  }

  /** A rare result of a race comes once in hundreds of runs, and not twice in a row. */
  private static Row again(Case each) throws Exception {
    return run(List.of(each)).get(0);
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
      return Row.of(each, "stuck", "stuck", "");
    }
  }

  private static Row row(Case each) {
    try {
      each.attempt().run();
    } catch (Throwable thrown) {
      List<Throwable> chain = Causes.chain(thrown);
      return Row.of(each, filtered(thrown), called(each, thrown), describe(chain));
    }
    return Row.of(each, "silent", "silent", "");
  }

  /** The verdict is the same inside of exceptions of the application. */
  private static String filtered(Throwable thrown) {
    String alone = code(UpstreamFailures.classify(Causes.chain(thrown)));
    for (Throwable wrapped : OwnWrappers.around(thrown)) {
      String inside = code(UpstreamFailures.classify(Causes.chain(wrapped)));
      if (!inside.equals(alone)) {
        return alone + " but " + inside + " in a " + wrapped.getClass().getSimpleName();
      }
    }
    return alone;
  }

  /** Calls so often that a service that is down opens the circuit. */
  private static String called(Case each, Throwable thrown) {
    Upstream upstream = Upstream.named("fixture").breaker();
    String code = "";
    for (int i = 0; i < MORE_THAN_A_BREAKER_TAKES; i++) {
      code = called(upstream, thrown);
    }
    boolean open = upstream.health().circuit() != Circuit.CLOSED;
    String once = called(Upstream.named("fixture"), thrown);
    boolean right = open == isDown(each.fault(), code) || each.fault().equals("REDIRECT_LOOP");
    return right ? once : once + (open ? " opens" : " does not open");
  }

  /** One client's bad password, a burst or a bug of ours take the service away from nobody. */
  private static boolean isDown(String fault, String code) {
    return !code.equals("500")
        && !code.startsWith("upstream_overloaded")
        && !ABOUT_THE_REQUEST.contains(fault);
  }

  private static String called(Upstream upstream, Throwable thrown) {
    try {
      upstream.call(() -> raise(thrown));
    } catch (UpstreamException e) {
      assertThat(e.problem().toString()).doesNotContain("localhost", "127.0.0.1", "nowhere");
      return code(e.problem());
    } catch (Throwable passed) {
      assertThat(thrown instanceof IOException ? passed.getCause() : passed).isSameAs(thrown);
    }
    return "500";
  }

  static Object raise(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  /** The code tells whether the service can have acted, unless the words after it do. */
  private static String code(@Nullable Problem problem) {
    if (problem == null) {
      return "500";
    }
    String code = problem.type().code();
    boolean unsent = UNSENT.contains(code);
    return Boolean.TRUE.equals(problem.nothingWasDone()) == unsent
        ? code
        : code + (unsent ? " not retryable" : " retryable");
  }

  private static String describe(List<Throwable> chain) {
    return chain.stream()
        .map(
            t ->
                t.getClass().getName()
                    + ": "
                    + Causes.message(t).lines().findFirst().orElse("")
                    + " @"
                    + top(t))
        .collect(Collectors.joining("\n    <- "));
  }

  private static String top(Throwable thrown) {
    StackTraceElement[] frames = Causes.frames(thrown);
    StringBuilder top = new StringBuilder();
    for (StackTraceElement frame : frames) {
      if (top.length() < 300) {
        top.append(' ').append(frame.getClassName()).append('.').append(frame.getMethodName());
      }
    }
    return top.toString();
  }

  private static void record(ClientGroup group, int times) throws Exception {
    List<Row> rows = run(group.cases());
    for (int i = 1; i < times; i++) {
      List<Row> again = run(group.cases());
      rows = IntStream.range(0, rows.size()).mapToObj(plus(rows, again)).toList();
    }
    List<String> lines = new ArrayList<>(List.of(HEADER));
    rows.forEach(row -> lines.add(row.line()));
    Files.write(group.file(), lines);
    Path chains = Files.createDirectories(Path.of("target/upstream"));
    Files.write(
        chains.resolve(group.file().getFileName() + ".txt"),
        rows.stream().map(row -> row.line() + "\n    " + row.thrown()).toList());
  }

  private static IntFunction<Row> plus(List<Row> rows, List<Row> again) {
    return i -> rows.get(i).plus(again.get(i));
  }

  private record Row(
      String client, String fault, Set<String> filter, Set<String> call, String thrown) {
    static Row of(Case each, String filter, String call, String thrown) {
      return new Row(each.client(), each.fault(), Set.of(filter), Set.of(call), thrown);
    }

    static Row parse(String line) {
      String[] cells = line.split(",", -1);
      return new Row(cells[0], cells[1], set(cells[2]), set(cells[3]), "");
    }

    private static Set<String> set(String cell) {
      return Set.of(cell.split("\\|", -1));
    }

    String name() {
      return client + "," + fault;
    }

    String line() {
      return String.join(
          ",",
          name(),
          String.join("|", new TreeSet<>(filter)),
          String.join("|", new TreeSet<>(call)));
    }

    boolean isOneOf(Row expected) {
      return expected.filter.containsAll(filter) && expected.call.containsAll(call);
    }

    Row plus(Row other) {
      return new Row(
          client, fault, union(filter, other.filter), union(call, other.call), other.thrown);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
      Set<String> all = new HashSet<>(one);
      all.addAll(other);
      return all;
    }
  }
}
