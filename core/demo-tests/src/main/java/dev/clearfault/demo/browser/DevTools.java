package dev.clearfault.demo.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chromium's DevTools protocol: commands, results and events, as JSON on one WebSocket. Not
 * thread-safe.
 */
final class DevTools {
  private static final int PATIENCE_SECONDS = 60;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<Integer, CompletableFuture<JsonNode>> results = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> arriving = new LinkedBlockingQueue<>();
  private final List<JsonNode> events = new ArrayList<>();
  private int commands;

  /** The buffer is free again when the last message has been sent. */
  private CompletableFuture<WebSocket> socket;

  DevTools(URI address) {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, inbox());
  }

  static <T> T await(CompletableFuture<T> result) throws Exception {
    return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Sends a command to a session, or to the browser if the session is empty. */
  CompletableFuture<JsonNode> send(String session, String method, Map<String, ?> parameters) {
    int id = ++commands;
    CompletableFuture<JsonNode> result = new CompletableFuture<>();
    results.put(id, result);
    var command = JSON.createObjectNode().put("id", id).put("method", method);
    command.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      command.put("sessionId", session);
    }
    socket = socket.thenCompose(ready -> ready.sendText(command.toString(), true));
    return socket.thenCompose(sent -> result);
  }

  /** Sends a command and waits for its result. */
  JsonNode call(String session, String method, Map<String, ?> parameters) throws Exception {
    return await(send(session, method, parameters));
  }

  /** Returns the parameters of all events of a session until now. */
  List<JsonNode> events(String session, String method) {
    arriving.drainTo(events);
    return events.stream()
        .filter(event -> event.path("sessionId").asString().equals(session))
        .filter(event -> event.path("method").asString().equals(method))
        .map(event -> event.path("params"))
        .toList();
  }

  /** Waits for an event whose parameters contain these texts. */
  JsonNode awaitEvent(String session, String method, Map<String, String> texts)
      throws InterruptedException {
    while (true) {
      for (JsonNode event : events(session, method)) {
        if (texts.entrySet().stream()
            .allMatch(text -> event.path(text.getKey()).asString().equals(text.getValue()))) {
          return event;
        }
      }
      JsonNode next = arriving.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("no " + method + " with " + texts + " in " + events);
      }
      events.add(next);
    }
  }

  private void receive(JsonNode message) {
    CompletableFuture<JsonNode> result = results.remove(message.path("id").asInt(0));
    if (result == null) {
      arriving.add(message);
    } else if (message.has("error")) {
      result.completeExceptionally(new IllegalStateException(message.toString()));
    } else {
      result.complete(message.path("result"));
    }
  }

  private WebSocket.Listener inbox() {
    StringBuilder received = new StringBuilder();
    return new WebSocket.Listener() {
      @Override
      public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        received.append(part);
        if (last) {
          receive(JSON.readTree(received.toString()));
          received.setLength(0);
        }
        from.request(1);
        return null;
      }
    };
  }
}
