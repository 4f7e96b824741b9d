package dev.clearfault.demo.jetty;

import static io.restassured.RestAssured.given;

import dev.clearfault.demo.nodes.RunningProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prometheus and Alertmanager with the documented files, in which a minute lasts for a second: each
 * duration is divided by 60. Nothing else but addresses is changed.
 */
final class Watch implements AutoCloseable {
  static final Path FILES = Path.of("../docs/operations").toAbsolutePath().normalize();

  /** A duration, and not the end of a name such as {@code ratio5m}. */
  private static final Pattern DURATION = Pattern.compile("(?<![\\w:])(\\d+)([smh])(?!\\w)");

  private static final int FASTER = 60;
  private static final JsonMapper JSON = new JsonMapper();

  private final RunningProgram alertmanager;
  private final RunningProgram prometheus;
  private final String url;

  private Watch(RunningProgram alertmanager, RunningProgram prometheus, String url) {
    this.alertmanager = alertmanager;
    this.prometheus = prometheus;
    this.url = url;
  }

  /** Skips the test if a program is not installed. */
  static void needPrograms() {
    RunningProgram.need("prometheus", "prometheus");
    RunningProgram.need("prometheus-alertmanager", "prometheus-alertmanager");
  }

  /** Starts both programs for two nodes and the port of the metrics of HAProxy. */
  static Watch start(Path folder, List<String> nodes, int proxyMetrics, Messages messages)
      throws Exception {
    int alerts = RunningProgram.freePort();
    int port = RunningProgram.freePort();
    String told = read("alertmanager.yml").replace("127.0.0.1:9099", messages.address());
    String scraped =
        read("prometheus.yml")
            .replace("127.0.0.1:8080", URI.create(nodes.get(0)).getAuthority())
            .replace("127.0.0.1:8082", URI.create(nodes.get(1)).getAuthority())
            .replace("127.0.0.1:8405", "127.0.0.1:" + proxyMetrics)
            .replace("127.0.0.1:9093", "127.0.0.1:" + alerts);
    Files.writeString(folder.resolve("alertmanager.yml"), faster(told));
    Files.writeString(folder.resolve("prometheus.yml"), faster(scraped));
    Files.writeString(folder.resolve("clearfault.rules.yml"), faster(read("clearfault.rules.yml")));
    RunningProgram alertmanager = alertmanager(folder, alerts);
    return new Watch(alertmanager, prometheus(folder, port), "http://127.0.0.1:" + port);
  }

  private static RunningProgram alertmanager(Path folder, int port) throws Exception {
    return RunningProgram.start(
        List.of(
            RunningProgram.path("prometheus-alertmanager"),
            "--config.file=" + folder.resolve("alertmanager.yml"),
            "--storage.path=" + folder.resolve("alertmanager"),
            "--web.listen-address=127.0.0.1:" + port,
            "--cluster.listen-address="),
        folder.resolve("alertmanager.log"),
        port);
  }

  private static RunningProgram prometheus(Path folder, int port) throws Exception {
    return RunningProgram.start(
        List.of(
            RunningProgram.path("prometheus"),
            "--config.file=" + folder.resolve("prometheus.yml"),
            "--storage.tsdb.path=" + folder.resolve("prometheus"),
            "--web.listen-address=127.0.0.1:" + port),
        folder.resolve("prometheus.log"),
        port);
  }

  static String read(String file) throws IOException {
    return Files.readString(FILES.resolve(file));
  }

  private static String faster(String text) {
    return DURATION
        .matcher(text)
        .replaceAll(
            found -> Long.parseLong(found.group(1)) * milliseconds(found.group(2)) / FASTER + "ms");
  }

  private static int milliseconds(String unit) {
    return switch (unit) {
      case "s" -> 1000;
      case "m" -> 60_000;
      default -> 3_600_000;
    };
  }

  /** Returns the values that a query has now, by the value of one label. */
  Map<String, Double> ask(String query, String label) {
    String answer = given().baseUri(url).queryParam("query", query).get("/api/v1/query").asString();
    JsonNode body = JSON.readTree(answer);
    if (!body.path("status").asString().equals("success")) {
      throw new IllegalArgumentException(query + ": " + answer);
    }
    Map<String, Double> values = new TreeMap<>();
    for (JsonNode series : body.path("data").path("result")) {
      values.put(
          series.path("metric").path(label).asString(""),
          Double.valueOf(series.path("value").get(1).asString()));
    }
    return values;
  }

  /** Waits until a query has these values. */
  void await(String query, String label, Map<String, Double> values) throws Exception {
    Map<String, Double> now = ask(query, label);
    for (int i = 0; i < 200 && !now.equals(values); i++) {
      prometheus.pause();
      now = ask(query, label);
    }
    if (!now.equals(values)) {
      throw new AssertionError(query + " is " + now + " and not " + values);
    }
  }

  @Override
  public void close() {
    prometheus.close();
    alertmanager.close();
  }
}
