package dev.clearfault.demo.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.clearfault.internal.catalogue.FormScript;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A page with forms, their contract, and a server that answers what a test has told it. */
final class FormServer implements AutoCloseable {
  /** Keeps what the policy refused, for a script of its own would be one more refused thing. */
  private static final String WATCH =
      "window.refused = [];"
          + "addEventListener('securitypolicyviolation', e => refused.push(e.violatedDirective));";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'";

  /** What a client has sent. */
  record Sent(String line, Map<String, String> headers, String body) {}

  /** What the server says to a request. */
  record Reply(int status, String type, String body) {}

  private final HttpServer server;
  private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final boolean hasContract;

  FormServer(boolean hasContract) throws IOException {
    this.hasContract = hasContract;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  /** Returns the URL of the page in a language. */
  String url(String language) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/page?" + language;
  }

  /** Says what the next request gets. */
  void reply(int status, String body) {
    replies.add(
        new Reply(status, status < 300 ? "application/json" : "application/problem+json", body));
  }

  /** Says what the next request gets, in another type. */
  void reply(Reply reply) {
    replies.add(reply);
  }

  /** Returns the next request. */
  Sent sent() throws InterruptedException {
    Sent next = sent.poll(60, TimeUnit.SECONDS);
    if (next == null) {
      throw new IllegalStateException("nothing was sent");
    }
    return next;
  }

  boolean hasNothingMore() {
    return sent.isEmpty();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/page" ->
            page(
                exchange,
                "text/html; charset=utf-8",
                file("page.html")
                    .replace(
                        "lang=\"en\"", "lang=\"" + exchange.getRequestURI().getQuery() + "\""));
        case "/watch.js" -> page(exchange, FormScript.CONTENT_TYPE, WATCH);
        case "/catalogue/form.js" ->
            page(
                exchange,
                FormScript.CONTENT_TYPE,
                new String(FormScript.read().bytes(), StandardCharsets.UTF_8));
        case "/catalogue/openapi.json" -> contract(exchange);
        case "/favicon.ico" -> exchange.sendResponseHeaders(204, -1);
        default -> take(exchange);
      }
    }
  }

  /** The words of the contract are the language and a rest. */
  private void contract(HttpExchange exchange) throws IOException {
    if (!hasContract) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    String language = exchange.getRequestHeaders().getFirst("Accept-Language");
    exchange.getResponseHeaders().set("Content-Language", language);
    String words = language.equals("de") ? "\"DE " : "\"EN ";
    page(exchange, "application/json", file("contract.json").replace("\"EN ", words));
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    sent.add(new Sent(exchange.getRequestMethod() + " " + exchange.getRequestURI(), headers, body));
    Reply reply = replies.poll();
    if (reply == null) {
      page(exchange, "text/html; charset=utf-8", "<!DOCTYPE html><title>Plain</title>");
    } else {
      exchange.getResponseHeaders().set("Content-Language", "en");
      send(exchange, reply.status(), reply.type(), reply.body());
    }
  }

  private static void page(HttpExchange exchange, String type, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
    send(exchange, 200, type, body);
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String file(String name) throws IOException {
    try (InputStream file = FormServer.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
