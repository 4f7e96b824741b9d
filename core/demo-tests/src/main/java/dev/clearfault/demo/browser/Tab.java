package dev.clearfault.demo.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** One page of the browser, with its developer tools. */
public final class Tab implements AutoCloseable {
  /** A browser may request this from each new site by itself. */
  private static final String ICON = "/favicon.ico";

  /** A key with which one uses a page without a mouse. */
  public enum Key {
    TAB("Tab", 9, ""),
    ENTER("Enter", 13, "\r");

    private final String name;
    private final int code;
    private final String text;

    Key(String name, int code, String text) {
      this.name = name;
      this.code = code;
      this.text = text;
    }
  }

  private final DevTools tools;
  private final String target;
  private final String session;
  private String language = "en-US";

  Tab(DevTools tools) throws Exception {
    this.tools = tools;
    target =
        tools
            .call("", "Target.createTarget", Map.of("url", "about:blank"))
            .path("targetId")
            .asString();
    session =
        tools
            .call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asString();
    for (String domain : List.of("Page", "Network", "Runtime", "Log", "Audits")) {
      call(domain + ".enable", Map.of());
    }
    call("Page.setLifecycleEventsEnabled", Map.of("enabled", true));
  }

  private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
    return tools.call(session, method, parameters);
  }

  /** Sets the size of the screen and the preference for light or dark. */
  public void resize(int width, String scheme) throws Exception {
    resize(width, 800, scheme);
  }

  /** Shows the page on a screen of this size. */
  public void resize(int width, int height, String scheme) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Sets the language that the reader prefers. */
  public void speak(String language) throws Exception {
    this.language = language;
    call("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", language)));
  }

  /** Shows a page. */
  public void go(String url) throws Exception {
    arrive(tools.send(session, "Page.navigate", Map.of("url", url)));
  }

  /** Posts JSON and shows the answer, which no form can do. */
  public void post(String url, String json) throws Exception {
    call("Fetch.enable", Map.of("patterns", List.of(Map.of("resourceType", "Document"))));
    CompletableFuture<JsonNode> arrival = tools.send(session, "Page.navigate", Map.of("url", url));
    JsonNode paused = tools.awaitEvent(session, "Fetch.requestPaused", Map.of());
    String accept = paused.path("request").path("headers").path("Accept").asString();
    call(
        "Fetch.continueRequest",
        Map.of(
            "requestId",
            paused.path("requestId").asString(),
            "method",
            "POST",
            "headers",
            List.of(
                Map.of("name", "Accept", "value", accept),
                Map.of("name", "Accept-Language", "value", language),
                Map.of("name", "Content-Type", "value", "application/json")),
            "postData",
            Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8))));
    arrive(arrival);
  }

  private void arrive(CompletableFuture<JsonNode> arrival) throws Exception {
    String loader = DevTools.await(arrival).path("loaderId").asString();
    tools.awaitEvent(session, "Page.lifecycleEvent", Map.of("name", "load", "loaderId", loader));
  }

  /** Types a text where the focus is, one key after the other. */
  public void type(String text) throws Exception {
    for (String letter : text.codePoints().mapToObj(Character::toString).toList()) {
      call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", letter, "text", letter));
      call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", letter));
    }
  }

  /** Presses a key of the keyboard. */
  public void press(Key key) throws Exception {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("key", key.name);
    parameters.put("code", key.name);
    parameters.put("windowsVirtualKeyCode", key.code);
    for (String type : List.of("keyDown", "keyUp")) {
      parameters.put("type", type);
      // A key that writes nothing goes down without a text.
      parameters.put("text", type.equals("keyDown") ? key.text : "");
      call("Input.dispatchKeyEvent", parameters);
    }
  }

  /** Returns the value of a JavaScript expression, or of its promise. */
  public JsonNode valueOf(String expression) throws Exception {
    JsonNode outcome =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (outcome.has("exceptionDetails")) {
      throw new IllegalStateException(outcome.toString());
    }
    return outcome.path("result").path("value");
  }

  /** Returns the URLs of all requests of the page, with its own. */
  public List<String> requests() {
    return tools.events(session, "Network.requestWillBeSent").stream()
        .map(event -> event.path("request").path("url").asString())
        .filter(url -> !url.endsWith(ICON))
        .toList();
  }

  /** Returns the console and the issues, without the status of the page itself and of the icon. */
  public List<JsonNode> complaints() {
    return Stream.of(
            tools.events(session, "Runtime.exceptionThrown").stream(),
            tools.events(session, "Runtime.consoleAPICalled").stream(),
            tools.events(session, "Audits.issueAdded").stream(),
            tools.events(session, "Log.entryAdded").stream()
                .filter(event -> !isExpected(event.path("entry"))))
        .flatMap(events -> events)
        .toList();
  }

  private boolean isExpected(JsonNode entry) {
    String url = entry.path("url").asString();
    return entry.path("source").asString().equals("network")
        && (url.endsWith(ICON) || url.equals(requests().get(0)));
  }

  /** Returns a screenshot and keeps it in a file. */
  public BufferedImage screenshot(Path file) throws Exception {
    return screenshot(file, Map.of());
  }

  /** Returns a screenshot of the whole element that a CSS selector finds, and keeps it. */
  public BufferedImage screenshot(Path file, String selector) throws Exception {
    JsonNode clip =
        valueOf(
            """
            (({left, top, width, height}) => ({x: left + scrollX - 16, y: top + scrollY - 16,
              width: width + 32, height: height + 32, scale: 1}))
            (document.querySelector('%s').getBoundingClientRect())"""
                .formatted(selector));
    return screenshot(file, Map.of("clip", clip, "captureBeyondViewport", true));
  }

  private BufferedImage screenshot(Path file, Map<String, ?> what) throws Exception {
    byte[] png =
        Base64.getDecoder().decode(call("Page.captureScreenshot", what).path("data").asString());
    Files.createDirectories(file.getParent());
    Files.write(file, png);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @Override
  public void close() {
    var unused = tools.send("", "Target.closeTarget", Map.of("targetId", target));
  }
}
