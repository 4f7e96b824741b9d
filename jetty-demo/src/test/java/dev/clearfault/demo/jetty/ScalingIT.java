package dev.clearfault.demo.jetty;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.LaunchedDemo;
import dev.clearfault.demo.nodes.Load;
import dev.clearfault.demo.nodes.Proxy;
import dev.clearfault.demo.nodes.RunningProgram;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes behind HAProxy, as the page about scaling describes it. */
@Timeout(120)
class ScalingIT {
  private static final int QUOTA = 60;

  @TempDir Path folder;

  @BeforeEach
  void needHaproxy() {
    Proxy.Kind.HAPROXY.need();
  }

  @Test
  void aQuotaCountsOverAllNodesAndProxiesAndOutlivesEachOfThem() throws Exception {
    try (LaunchedDemo first = node("first", "0");
        LaunchedDemo second = node("second", "0")) {
      List<String> nodes = List.of(first.awaitUrl(), second.awaitUrl());
      String peers = peers();
      try (Proxy one = proxy("first", peers, nodes)) {
        // Only the first node knows the order, so the status shows which node has answered.
        String order = new OrdersClient(first.url()).order();
        LocalClient client = new LocalClient("127.0.0.2", one.url());
        Set<String> statuses = new TreeSet<>();
        for (int i = 0; i < QUOTA; i++) {
          statuses.add(client.get(order).substring(0, 12));
        }
        assertThat(statuses).containsExactly("HTTP/1.1 200", "HTTP/1.1 404");
        assertThat(client.get(order))
            .startsWith("HTTP/1.1 429")
            .containsIgnoringCase("content-type: application/problem+json")
            .containsIgnoringCase("retry-after: 60\r\n")
            .contains("\"code\":\"too_many_requests\"", "\"retry_after\":60");
        assertThat(new LocalClient("127.0.0.3", one.url()).get("/api/orders"))
            .startsWith("HTTP/1.1 200");

        first.kill();
        try (LaunchedDemo again = node("again", first.port())) {
          again.awaitUrl();
          assertThat(client.get("/api/orders")).startsWith("HTTP/1.1 429");
        }
        for (String life : List.of("second", "third")) {
          try (Proxy two = proxy(life, peers, nodes)) {
            isRefusedBySomebodyElsesCount(two);
          }
        }
      }
    }
  }

  /** Fewer requests than the quota, so that only what the other has counted can refuse them. */
  private static void isRefusedBySomebodyElsesCount(Proxy proxy) throws Exception {
    LocalClient client = new LocalClient("127.0.0.2", proxy.url());
    for (int i = 1; i < QUOTA / 2; i++) {
      if (client.get("/api/orders").startsWith("HTTP/1.1 429")) {
        return;
      }
      proxy.pause();
    }
    assertThat(client.get("/api/orders")).startsWith("HTTP/1.1 429");
  }

  @Test
  void aRollingRestartCostsNoAnswer() throws Exception {
    try (LaunchedDemo first = node("first", "0");
        LaunchedDemo second = node("second", "0");
        Proxy proxy = proxy("first", "", List.of(first.awaitUrl(), second.awaitUrl()))) {
      try (Load load = Load.start(4, number -> order(proxy));
          LaunchedDemo third = restarted(first, "node1", proxy);
          LaunchedDemo fourth = restarted(second, "node2", proxy)) {
        load.awaitGood(10);
        assertThat(load.end()).isEmpty();
        assertThat(third.url() + fourth.url()).isEqualTo(first.url() + second.url());
      }
    }
  }

  /** A POST is never sent twice, so each request that a node has lost would be seen. */
  private static String order(Proxy proxy) {
    int status =
        given()
            .baseUri(proxy.url())
            .contentType("application/json")
            .body(Orders.GOOD)
            .post("api/orders")
            .statusCode();
    return status == 201 ? "" : Integer.toString(status);
  }

  /** Drains a node, replaces it by a new one at its port, and lets it work again. */
  private LaunchedDemo restarted(LaunchedDemo node, String name, Proxy proxy) throws Exception {
    say("set server shop/" + name + " state drain");
    while (!column(name, 4).equals("0")) {
      proxy.pause();
    }
    node.stop();
    LaunchedDemo again = node(name, node.port());
    again.awaitUrl();
    say("set server shop/" + name + " state ready");
    while (!column(name, 17).equals("UP")) {
      proxy.pause();
    }
    return again;
  }

  /** Returns a column of the statistics, such as scur (4) and status (17). */
  private String column(String name, int index) throws IOException {
    return say("show stat")
        .lines()
        .filter(line -> line.startsWith("shop," + name + ","))
        .findFirst()
        .orElseThrow()
        .split(",", -1)[index];
  }

  /** Sends a command to the socket for operators. */
  private String say(String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket("first")));
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private Path socket(String name) {
    return folder.resolve(name + ".sock");
  }

  private LaunchedDemo node(String name, String port) throws IOException {
    return OrdersClient.DEMO.launch(
        Files.createDirectory(folder.resolve("node-" + name)), Map.of("PORT", port));
  }

  private static String peers() throws IOException {
    return Watch.read("haproxy-quota.cfg")
        .replace("127.0.0.1:8406", "127.0.0.1:" + RunningProgram.freePort())
        .replace("127.0.0.1:8407", "127.0.0.1:" + RunningProgram.freePort());
  }

  private Proxy proxy(String name, String peers, List<String> nodes) throws Exception {
    String rules =
        peers
            .lines()
            .filter(line -> line.startsWith("#  http-request "))
            .map(line -> line.substring(1))
            .collect(Collectors.joining("\n", "", "\n"));
    String global =
        "global\n  stats socket unix@"
            + socket(name)
            + " level admin\n  localpeer "
            + (name.equals("first") ? "first" : "second")
            + "\n";
    return Proxy.start(
        Proxy.Kind.HAPROXY,
        Files.createDirectory(folder.resolve("proxy-" + name)),
        nodes,
        text ->
            global
                + Proxy.checkingOften(text).replaceFirst("(?m)^  bind .*\n", "$0" + quoted(rules))
                + peers);
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }
}
