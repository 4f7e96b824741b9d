package dev.clearfault.demo.tomcat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** An orders service with a port for each node, which counts how often it was told each order. */
final class CountingOrders implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Integer> told = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Port> ports;

  CountingOrders() throws IOException {
    ports = List.of(new Port(), new Port());
  }

  /** Where one node asks. */
  private final class Port {
    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Semaphore requests = new Semaphore(0);
    private final Set<String> toHold = ConcurrentHashMap.newKeySet();
    private final Semaphore held = new Semaphore(0);

    Port() throws IOException {
      server.createContext("/api/orders", this::answer);
      server.setExecutor(threads);
      server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
      try (exchange) {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String method = exchange.getRequestMethod();
        boolean creates = method.equals("POST");
        if (creates) {
          told.merge(body, 1, Integer::sum);
        } else {
          body = exchange.getRequestURI().getPath();
        }
        if (toHold.remove(method)) {
          held.release();
          closed.await();
        }
        requests.release();
        byte[] answer = answerTo(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(creates ? 201 : 200, answer.length);
        exchange.getResponseBody().write(answer);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns the body of the answer to a body, or to the path of a GET. */
  static String answerTo(String question) {
    return "{\"answerTo\":" + question.hashCode() + "}";
  }

  /** Returns the address for a node. */
  String url(int node) {
    return "http://127.0.0.1:" + ports.get(node).server.getAddress().getPort();
  }

  /** Waits until a node has asked again. */
  void awaitRequestOf(int node) throws InterruptedException {
    Semaphore requests = ports.get(node).requests;
    requests.drainPermits();
    requests.acquire();
  }

  /** Waits until a GET and a POST of a node have come, which it does not answer. */
  void holdOneOfEach(int node) throws InterruptedException {
    Port port = ports.get(node);
    port.toHold.addAll(Set.of("GET", "POST"));
    port.held.acquire(2);
  }

  /** Returns how often the service was told an order. */
  int told(String order) {
    return told.getOrDefault(order, 0);
  }

  /** Returns the orders that it was told more than once. */
  List<String> toldTwice() {
    return told.keySet().stream().filter(order -> told(order) > 1).toList();
  }

  @Override
  public void close() {
    closed.countDown();
    ports.forEach(port -> port.server.stop(0));
    threads.shutdownNow();
  }
}
