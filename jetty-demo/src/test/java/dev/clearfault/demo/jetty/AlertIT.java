package dev.clearfault.demo.jetty;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.LaunchedDemo;
import dev.clearfault.demo.nodes.Proxy;
import dev.clearfault.demo.nodes.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes behind HAProxy, with the documented Prometheus and Alertmanager. */
@Timeout(240)
class AlertIT {
  private static final String ALERT = "ClearfaultUpstreamFails";

  @TempDir Path folder;

  @Test
  void countsOfAllNodesAddUpAndAnUpstreamThatHangsIsToldUntilItIsWell() throws Exception {
    Proxy.Kind.HAPROXY.need();
    Watch.needPrograms();
    int metrics = RunningProgram.freePort();
    try (LaunchedDemo first = node("first");
        LaunchedDemo second = node("second");
        Proxy proxy = proxy(List.of(first.awaitUrl(), second.awaitUrl()), metrics);
        Messages messages = new Messages();
        Watch watch =
            Watch.start(
                Files.createDirectory(folder.resolve("watch")),
                List.of(first.url(), second.url()),
                metrics,
                messages)) {
      countsAddUp(proxy, watch);
      List<OrdersClient> clients =
          List.of(new OrdersClient(first.url()), new OrdersClient(second.url()));
      clients.forEach(client -> client.breakIt("hang"));
      failTogether(clients);
      Messages.Message begun = payUntil(true, proxy, clients, messages);
      assertThat(begun.to()).isEqualTo("/page");
      assertThat(begun.upstream()).isEqualTo("payments");
      leadsToARunbook(begun.runbook());

      messages.forget();
      clients.forEach(client -> client.breakIt("ok"));
      payUntil(false, proxy, clients, messages);
      new DashboardQueries(watch).allExist();
    }
  }

  private static void countsAddUp(Proxy proxy, Watch watch) throws Exception {
    send(proxy, "api/orders", 200, 10);
    send(proxy, "api/orders?limit=many", 400, 8);
    send(proxy, "nowhere", 404, 6);
    // On a busy machine HAProxy may give up one of its checks, which is a bad_request.
    watch.await(
        "sum by (code) (clearfault_problems_total{code!=\"bad_request\"})",
        "code",
        Map.of("validation_failed", 8.0, "not_found", 6.0));
    watch.await(
        "count by (code) (clearfault_problems_total{code!=\"bad_request\"} > 0)",
        "code",
        Map.of("validation_failed", 2.0, "not_found", 2.0));
    watch.await(
        "sum by (proxy) (haproxy_backend_http_requests_total)", "proxy", Map.of("shop", 24.0));
  }

  private static void send(Proxy proxy, String path, int status, int times) {
    for (int i = 0; i < times; i++) {
      given().baseUri(proxy.url()).get(path).then().statusCode(status);
    }
  }

  /** Each call waits for the deadline, so they wait at the same time. */
  private static void failTogether(List<OrdersClient> clients) {
    ExecutorService threads = Executors.newCachedThreadPool();
    List<CompletableFuture<Void>> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      clients.forEach(
          client ->
              calls.add(
                  CompletableFuture.runAsync(() -> client.call().then().statusCode(502), threads)));
    }
    calls.forEach(CompletableFuture::join);
    threads.shutdown();
  }

  /** Pays at the proxy and waits a little for messages, again and again. */
  private static Messages.Message payUntil(
      boolean begun, Proxy proxy, List<OrdersClient> clients, Messages messages)
      throws InterruptedException {
    while (true) {
      // The proxy asks a node that may not know the order. That is a 404 and does no harm.
      for (OrdersClient client : clients) {
        given().baseUri(proxy.url()).post(client.order() + "/payment");
      }
      Messages.Message message = messages.next();
      if (message != null && message.isAbout(ALERT, begun)) {
        return message;
      }
    }
  }

  private static void leadsToARunbook(String url) throws IOException {
    String anchor = url.substring(url.indexOf('#') + 1);
    assertThat(Watch.read("runbooks.md").lines().filter(line -> line.startsWith("### ")))
        .anyMatch(heading -> heading.substring(4).equalsIgnoreCase(anchor));
  }

  private LaunchedDemo node(String name) throws IOException {
    return OrdersClient.DEMO.launch(Files.createDirectory(folder.resolve(name)));
  }

  private Proxy proxy(List<String> nodes, int metrics) throws Exception {
    String exporter =
        Watch.read("haproxy-metrics.cfg").replace("127.0.0.1:8405", "127.0.0.1:" + metrics);
    return Proxy.start(
        Proxy.Kind.HAPROXY,
        Files.createDirectory(folder.resolve("proxy")),
        nodes,
        configuration -> configuration + "\n" + exporter);
  }
}
