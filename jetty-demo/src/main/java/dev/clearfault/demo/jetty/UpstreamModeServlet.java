package dev.clearfault.demo.jetty;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.Inputs;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * {@code PUT /upstream/mode} breaks the stand-in for the payment service on purpose, and {@code
 * GET} says how it behaves. It is there only while the launcher runs the stand-in, and only for
 * this machine.
 */
public final class UpstreamModeServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** With the address that stands for all of a machine: only the machine itself can call it so. */
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "localhost|127(\\.[0-9]{1,3}){3}|0\\.0\\.0\\.0|\\[?(::1?|(0:){7}[01])]?",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> OF_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  /** The ways in which the stand-in behaves. */
  enum Mode {
    @JsonProperty("ok")
    OK,
    @JsonProperty("refuse")
    REFUSE,
    @JsonProperty("reset")
    RESET,
    @JsonProperty("hang")
    HANG,
    @JsonProperty("drip")
    DRIP,
    @JsonProperty("cut")
    CUT,
    @JsonProperty("garbage")
    GARBAGE,
    @JsonProperty("oversize")
    OVERSIZE,
    @JsonProperty("html")
    HTML,
    @JsonProperty("error500")
    ERROR500,
    @JsonProperty("error404")
    ERROR404
  }

  private record Change(@NotNull Mode mode) {}

  private volatile Mode mode = Mode.OK;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (isLocal(request) && getServletContext().getAttribute("upstream.mode") != null) {
      super.service(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** A proxy on this machine speaks for others, and a page of another site by another name. */
  private static boolean isLocal(HttpServletRequest request) throws UnknownHostException {
    return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
        && LOOPBACK.matcher(request.getServerName()).matches()
        && OF_PROXIES.stream().allMatch(name -> request.getHeader(name) == null);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Json.send(response, new Change(mode));
  }

  @Override
  @SuppressWarnings("unchecked") // the launcher knows this class as little as we know its own
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Change change = Inputs.read(request, Change.class);
    ((Consumer<String>) getServletContext().getAttribute("upstream.mode"))
        .accept(change.mode().name().toLowerCase(Locale.ROOT));
    Payments.tryAfresh();
    mode = change.mode();
    Json.send(response, change);
  }
}
