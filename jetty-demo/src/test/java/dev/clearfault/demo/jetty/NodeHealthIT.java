package dev.clearfault.demo.jetty;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.LaunchedDemo;
import dev.clearfault.demo.nodes.Proxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes behind a proxy that uses their health. */
@Timeout(120)
class NodeHealthIT {
  @TempDir Path folder;

  /** Only the first node knows its order, so the status shows which node has answered. */
  @Test
  void aNodeThatSaysItIsNotWellIsTakenOutUntilItIs() throws Exception {
    Proxy.Kind.HAPROXY.need();
    try (LaunchedDemo first = node("first");
        LaunchedDemo second = node("second");
        Proxy proxy = proxy(Proxy.Kind.HAPROXY, first, second, Proxy::checkingOften)) {
      OrdersClient atFirst = new OrdersClient(first.url());
      OrdersClient atSecond = new OrdersClient(second.url());
      awaitRow(proxy, atFirst.order(), 200, 1);
      awaitRow(proxy, atSecond.order(), 200, 1);

      atFirst.breakIt("refuse");
      atFirst.openCircuit();
      while (!isRow(proxy, atFirst.order(), 404, 20)) {
        atFirst.openCircuit();
      }
      atSecond.breakIt("refuse");
      while (!isRow(proxy, "health", 503, 4) || !isRow(proxy, atFirst.order(), 200, 1)) {
        atFirst.openCircuit();
        atSecond.openCircuit();
      }

      atFirst.breakIt("ok");
      atSecond.breakIt("ok");
      awaitRow(proxy, atFirst.order(), 200, 1);
      awaitRow(proxy, atSecond.order(), 200, 1);
    }
  }

  @Test
  void anAnswerWith503MakesNginxAskTheOtherNode() throws Exception {
    Proxy.Kind.NGINX.need();
    try (LaunchedDemo first = node("first");
        LaunchedDemo second = node("second");
        Proxy proxy = proxy(Proxy.Kind.NGINX, first, second, NodeHealthIT::heeding503)) {
      OrdersClient atFirst = new OrdersClient(first.url());
      atFirst.breakIt("refuse");
      atFirst.openCircuit();
      assertThat(isRow(proxy, "health", 200, 20)).isTrue();
    }
  }

  private static void awaitRow(Proxy proxy, String path, int status, int length) {
    while (!isRow(proxy, path, status, length)) {
      Thread.onSpinWait();
    }
  }

  /** Returns whether so many answers in a row have this status. */
  private static boolean isRow(Proxy proxy, String path, int status, int length) {
    return IntStream.range(0, length)
        .allMatch(i -> given().baseUri(proxy.url()).get(path).statusCode() == status);
  }

  /** Changes the configuration as the documentation describes. */
  private static String heeding503(String configuration) {
    return configuration.replace(
        "proxy_next_upstream error timeout;", "proxy_next_upstream error timeout http_503;");
  }

  private LaunchedDemo node(String name) throws IOException {
    return OrdersClient.DEMO.launch(Files.createDirectory(folder.resolve(name)));
  }

  private Proxy proxy(
      Proxy.Kind kind, LaunchedDemo first, LaunchedDemo second, UnaryOperator<String> change)
      throws Exception {
    Path own = Files.createDirectory(folder.resolve("proxy"));
    return Proxy.start(kind, own, List.of(first.awaitUrl(), second.awaitUrl()), change);
  }
}
