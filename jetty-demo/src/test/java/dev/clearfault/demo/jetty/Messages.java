package dev.clearfault.demo.jetty;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives what Alertmanager would send to the person on call. */
final class Messages implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
  private final HttpServer server;

  Messages() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  /**
   * A message about one alert.
   *
   * @param firing whether the alert began; false if it ended
   */
  record Message(String to, String alert, boolean firing, String upstream, String runbook) {
    boolean isAbout(String name, boolean begun) {
      return alert.equals(name) && firing == begun;
    }
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Waits a moment for the next message; null if none has come. */
  @Nullable Message next() throws InterruptedException {
    return received.poll(100, TimeUnit.MILLISECONDS);
  }

  /** Forgets the messages that nobody has taken. */
  void forget() {
    received.clear();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String to = exchange.getRequestURI().getPath();
    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    for (JsonNode alert : body.path("alerts")) {
      JsonNode labels = alert.path("labels");
      received.add(
          new Message(
              to,
              labels.path("alertname").asString(),
              alert.path("status").asString().equals("firing"),
              labels.path("upstream").asString(""),
              alert.path("annotations").path("runbook_url").asString("")));
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
