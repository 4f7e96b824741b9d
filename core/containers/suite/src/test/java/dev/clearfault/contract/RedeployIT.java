package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.JMException;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application comes, is used, and goes again, in a server with its companion that stays: nothing
 * of the application may remain in the JVM.
 *
 * <p>The system property {@code redeploys} says how often, and the profile of this name sets it. On
 * the newer JDK it is a tenth of that.
 */
@EnabledIfSystemProperty(named = "redeploys", matches = "\\d+")
@Timeout(7200)
class RedeployIT {
  private static final int TIMES = Integer.getInteger("redeploys", 0);

  /** More than what a server and the JDK keep for later, and less than one application has. */
  private static final long MAY_GROW_KIB = 4096;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** One application in one server. */
  private record Run(String line, Path java, RedeployedApplication application) {
    int times() {
      return JavaHomes.isNewer(java) ? Math.max(2, TIMES / 10) : TIMES;
    }

    /**
     * Up to JDK 17 the JDK keeps the last record whose generated methods were called for the first
     * time, with its class loader, until another one follows; newer ones keep it only softly. If
     * anything else holds a loader, there are soon two.
     */
    long heldByJdk() {
      return JavaHomes.feature(java) <= 17 ? 1 : 0;
    }

    @Override
    public String toString() {
      return application + " on " + line + ", JDK " + JavaHomes.feature(java);
    }
  }

  static List<Run> runs() {
    return JavaHomes.toTest().stream()
        .flatMap(
            java ->
                Stream.of(
                    new Run("tomcat-11", java, RedeployedApplication.FIXTURE),
                    new Run("jetty-12.1-ee11", java, RedeployedApplication.FIXTURE),
                    new Run("tomcat-11", java, RedeployedApplication.TOMCAT_DEMO),
                    new Run("jetty-12.1-ee11", java, RedeployedApplication.JETTY_DEMO)))
        .filter(run -> Files.exists(run.application().war())) // Demos are built later.
        .toList();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void nothingOfItRemains(Run run) throws Exception {
    try (RedeployedServer server = RedeployedServer.start(run.line(), run.java())) {
      round(server, run);
      Map<String, Long> threads = server.threads();
      long metaspace = server.metaspace();
      for (int i = 2; i <= run.times(); i++) {
        round(server, run);
        hasNoThreadMoreThan(threads, server);
      }
      // Threads of the JDK's HTTP client end after the collection in which the client went.
      await().atMost(PATIENCE).until(server::paths, String::isEmpty);
      assertThat(server.metaspace() - metaspace).as("metaspace, KiB").isLessThan(MAY_GROW_KIB);
      String row =
          String.format(
              "| %s | %d | %d | %d, %d | %d, %d |%n",
              run,
              run.times(),
              server.loaders(),
              count(threads),
              count(server.threads()),
              metaspace,
              server.metaspace());
      Files.writeString(
          WorkFolder.of("redeploys.md"), row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static void round(RedeployedServer server, Run run) throws IOException, JMException {
    server.deploy(run.application().war());
    run.application().use(server.uri());
    assertThat(server.loaders()).as("with the one in use").isBetween(1L, 1 + run.heldByJdk());
    server.undeploy();
    try {
      await().atMost(PATIENCE).until(server::loaders, left -> left <= run.heldByJdk());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(server.paths(), e);
    }
  }

  private static void hasNoThreadMoreThan(Map<String, Long> before, RedeployedServer server) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(server.threads())
                    .allSatisfy(
                        (name, count) ->
                            assertThat(count).isLessThanOrEqualTo(before.getOrDefault(name, 0L))));
  }

  private static long count(Map<String, Long> threads) {
    return threads.values().stream().mapToLong(Long::longValue).sum();
  }
}
