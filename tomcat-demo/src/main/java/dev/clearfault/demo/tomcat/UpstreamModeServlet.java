package dev.clearfault.demo.tomcat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.Inputs;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * {@code PUT /upstream/mode} breaks the stand-in for the rates service on purpose. It is there only
 * while the launcher runs the stand-in, and only for this machine.
 */
public final class UpstreamModeServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

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

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    boolean local = InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    if (local && getServletContext().getAttribute("upstream.mode") != null) {
      super.service(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the launcher knows this class as little as we know its own
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Change change = Inputs.read(request, Change.class);
    ((Consumer<String>) getServletContext().getAttribute("upstream.mode"))
        .accept(change.mode().name().toLowerCase(Locale.ROOT));
    Rates.tryAfresh();
    Json.send(response, change);
  }
}
