package dev.clearfault.demo.tomcat;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.LaunchedDemo;
import dev.clearfault.demo.nodes.Load;
import dev.clearfault.demo.nodes.Proxy;
import dev.clearfault.demo.nodes.RunningProgram;
import dev.clearfault.gateway.ProxyFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes of the gateway behind a proxy, whose file the command has written. */
@Timeout(120)
class GatewayNodesIT {
  private static final int CLIENTS = 4;

  /** What the page about proxies says of a node that is gone. */
  private static final Set<String> REFUSALS =
      Set.of(
          "502 {\"type\":\"about:blank\",\"title\":\"Bad Gateway\",\"status\":502,"
              + "\"code\":\"bad_gateway\"}",
          "503 {\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
              + "\"code\":\"service_unavailable\",\"retryable\":true}");

  private static final String CLOSED = "closed without an answer";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aNodeThatIsKilledCostsNoWrongAnswerAndNoSecondOrder(Proxy.Kind kind) throws Exception {
    kind.need();
    try (CountingOrders orders = new CountingOrders();
        LaunchedDemo first = node("first", "0", orders.url(0));
        LaunchedDemo second = node("second", "0", orders.url(1));
        Proxy proxy = proxy(kind, first.awaitUrl(), second.awaitUrl());
        Load load = Load.start(CLIENTS, number -> ask(proxy.url() + "gateway/", number))) {
      load.awaitGood(100);
      orders.awaitRequestOf(1);
      orders.holdOneOfEach(0);
      long killed = System.nanoTime();
      first.kill();
      load.awaitGood(200);
      long unwell = load.unwellSince(killed);
      try (LaunchedDemo again = node("again", first.port(), orders.url(0))) {
        again.awaitUrl();
        long listening = System.nanoTime();
        orders.awaitRequestOf(0);
        long back = (System.nanoTime() - listening) / 1_000_000;
        load.awaitGood(100);
        orders.holdOneOfEach(1);
        long secondKilled = System.nanoTime();
        second.kill();
        // Only the node that came back can answer.
        load.awaitGood(200);
        Map<String, Integer> others = load.end();
        System.out.printf(
            "%s: %d requests, not as usual %s, the last of them %d ms and %d ms after a kill, "
                + "the new node asked after %d ms%n",
            kind, load.asked(), others, unwell, load.unwellSince(secondKilled), back);
        // The orders that the nodes had begun.
        assertThat(others.keySet()).anyMatch(each -> each.startsWith("POST"));
        assertThat(others.keySet()).allMatch(each -> isDocumented(kind, each));
      }
      assertThat(orders.toldTwice()).isEmpty();
      assertThat(taken).isNotEmpty().allMatch(order -> orders.told(order) == 1);
    }
  }

  /** HAProxy and httpd leave it to the client what to do, unless it is its first request. */
  private static boolean isDocumented(Proxy.Kind kind, String outcome) {
    return REFUSALS.contains(outcome.substring(5))
        || (kind != Proxy.Kind.NGINX && outcome.equals("POST " + CLOSED));
  }

  /** Each second request is an order that no other request has. */
  private String ask(String gateway, int number) {
    return number % 2 == 0
        ? answer("GET", gateway + "api/orders/" + new UUID(0, number), "")
        : answer("POST", gateway + "api/orders", order(number));
  }

  private static String order(int number) {
    return "{\"email\":\"a%d@example.com\",\"age\":36,\"shipping\":\"PICKUP\",\"items\":[%s]}"
        .formatted(number, "{\"sku\":\"ABC-1234\",\"quantity\":1,\"price\":1}");
  }

  /** Returns nothing for the right answer, else the method, the status and the body. */
  private String answer(String method, String uri, String body) {
    boolean creates = method.equals("POST");
    String question = creates ? body : URI.create(uri).getPath().replace("/gateway", "");
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
      if (creates) {
        request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
      }
      HttpResponse<String> answer = client.send(request.build(), ofString());
      if (answer.statusCode() == (creates ? 201 : 200)
          && answer.body().equals(CountingOrders.answerTo(question))) {
        if (creates) {
          taken.add(body);
        }
        return "";
      }
      return "%-4s %d %s".formatted(method, answer.statusCode(), answer.body());
    } catch (IOException e) {
      boolean closed = String.valueOf(e.getMessage()).endsWith("received no bytes");
      return "%-4s %s".formatted(method, closed ? CLOSED : e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "%-4s %s".formatted(method, e);
    }
  }

  private LaunchedDemo node(String name, String port, String orders) throws IOException {
    return QuotesClient.DEMO.launch(
        Files.createDirectory(folder.resolve(name)), Map.of("PORT", port, "ORDERS_URL", orders));
  }

  private Proxy proxy(Proxy.Kind kind, String first, String second) throws Exception {
    Path own = Files.createDirectory(folder.resolve("proxy"));
    Path file = own.resolve("written.conf");
    int port = RunningProgram.freePort();
    int status =
        ProxyFiles.run(
            System.out,
            System.err,
            "target/tomcat-demo.war",
            kind.name().toLowerCase(Locale.ROOT),
            file.toString(),
            "--node=" + URI.create(first).getAuthority(),
            "--node=" + URI.create(second).getAuthority(),
            "--listen=127.0.0.1:" + port,
            "--problems=" + own.resolve("problems"));
    assertThat(status).isZero();
    return Proxy.start(kind, own, port, Files.readString(file));
  }
}
