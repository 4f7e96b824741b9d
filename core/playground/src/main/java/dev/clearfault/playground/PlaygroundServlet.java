package dev.clearfault.playground;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Serves the page at the root of the demo, and below {@code /playground} what the page asks for:
 * its files, the description of the demo, lines of the log, and the start of a twin.
 */
final class PlaygroundServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** The page runs its own scripts and nothing else, talks to this server alone. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  private final transient Playground playground;
  private final transient TwinStarts twins;
  private final transient LogLines lines;
  private final boolean breakable;

  PlaygroundServlet(Playground playground, TwinStarts twins, LogLines lines, boolean breakable) {
    this.playground = playground;
    this.twins = twins;
    this.lines = lines;
    this.breakable = breakable;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (playground == Playground.OFF) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      super.service(request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
    switch (path) {
      case "/" -> sendFile(request.getServletPath().isEmpty() ? "/index.html" : path, response);
      case "/state.json" -> send(state(request), "json", response);
      case "/log" -> sendLine(request, response);
      default -> sendFile(path, response);
    }
  }

  /** Starts a twin: {@code POST /playground/twins/bare}. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (!path.equals("/twins/" + name) || !TwinStarts.exists(name, isOpenTo(request))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    twins.start(name);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  @Override
  public void destroy() {
    lines.close();
  }

  private boolean isOpenTo(HttpServletRequest request) {
    return playground.isOpenTo(request.getServerName(), name -> request.getHeader(name) != null);
  }

  /** What the visitor may see. The mode of the upstream is for this machine only, in every case. */
  private byte[] state(HttpServletRequest request) throws IOException {
    boolean open = isOpenTo(request);
    boolean local =
        InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
            && Playground.isLocal(request.getServerName(), name -> request.getHeader(name) != null);
    return "{\"bare\":%b,\"log\":%b,\"breakable\":%b}"
        .formatted(open, open, local && breakable)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** No line is no failure: a success is not logged. */
  private void sendLine(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!isOpenTo(request)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String instance = request.getParameter("instance");
    String line = instance == null ? null : lines.of(instance);
    if (line == null) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    response.setContentType("text/plain; charset=utf-8");
    send(line.getBytes(StandardCharsets.UTF_8), response);
  }

  /** The launcher carries the description of its demo; all else is the same for both demos. */
  private static void sendFile(String path, HttpServletResponse response) throws IOException {
    String type = path.substring(path.lastIndexOf('.') + 1);
    String resource = path.equals("/demo.json") ? "/playground.json" : "page" + path;
    if (path.matches("/[a-z]+\\.[a-z]+") && TYPES.containsKey(type)) {
      try (InputStream file = PlaygroundServlet.class.getResourceAsStream(resource)) {
        if (file != null) {
          send(file.readAllBytes(), type, response);
          return;
        }
      }
    }
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }

  private static void send(byte[] body, String type, HttpServletResponse response)
      throws IOException {
    response.setContentType(TYPES.get(type));
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    send(body, response);
  }

  private static void send(byte[] body, HttpServletResponse response) throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
