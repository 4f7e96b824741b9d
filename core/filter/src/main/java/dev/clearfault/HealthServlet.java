package dev.clearfault;

import dev.clearfault.internal.answer.Answer;
import dev.clearfault.internal.render.JsonBody;
import dev.clearfault.internal.render.Negotiation;
import dev.clearfault.internal.setup.ClassNames;
import dev.clearfault.internal.setup.Refusal;
import dev.clearfault.upstream.UpstreamHealth;
import dev.clearfault.upstream.UpstreamHealth.Circuit;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows in JSON how the last calls to upstreams went. Its status says whether the application is
 * ready: 503 while the circuit of an upstream is open, else 200.
 *
 * <p>An upstream without a breaker never causes a 503, because without calls nothing would show
 * that it works again. For the same reason a circuit whose pause is over causes none.
 *
 * <pre>{@code
 * <servlet>
 *   <servlet-name>health</servlet-name>
 *   <servlet-class>dev.clearfault.HealthServlet</servlet-class>
 *   <init-param>
 *     <param-name>upstreams</param-name>
 *     <param-value>com.example.shop.Payments, com.example.shop.Stock</param-value>
 *   </init-param>
 * </servlet>
 * }</pre>
 *
 * <p>The classes are those with constants of type {@link Upstream}. The services of each {@code
 * dev.clearfault.gateway.GatewayServlet} of the application are shown, too, and need no init-param.
 * The answer contains names, codes and times, but no address and no message. Thread-safe.
 */
public final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String OPTION = "upstreams";
  private static final String GATEWAY = "dev.clearfault.gateway.GatewayServlet";

  private transient volatile List<Upstream> upstreams;

  /** Creates a servlet for {@code web.xml}, which takes its upstreams from the init-param. */
  public HealthServlet() {
    this(List.of());
  }

  /** Creates a servlet for these upstreams, and those of the init-param. */
  public HealthServlet(List<Upstream> upstreams) {
    this.upstreams = List.copyOf(upstreams);
  }

  /**
   * Finds the upstreams.
   *
   * @throws ServletException if there are none, or if the init-param names a class without
   *     upstreams; the message says what to write
   */
  @Override
  public void init() throws ServletException {
    String names = getInitParameter(OPTION);
    try {
      if (names != null) {
        ClassNames classes = new ClassNames(getServletContext().getClassLoader());
        List<Upstream> all = new ArrayList<>(upstreams);
        all.addAll(classes.constants(OPTION, names, Upstream.class));
        upstreams = List.copyOf(all);
      }
      if (upstreams.isEmpty() && !hasGateway()) {
        throw Refusal.of(
            OPTION, "", "write the names of classes with static constants of type Upstream");
      }
    } catch (IllegalArgumentException e) {
      throw Refusal.stop("servlet '" + getServletName() + "'", e);
    }
  }

  private boolean hasGateway() {
    return getServletContext().getServletRegistrations().values().stream()
        .anyMatch(each -> GATEWAY.equals(each.getClassName()));
  }

  /** The services of a gateway change while the application runs. */
  private List<Upstream> all() {
    List<Upstream> all = new ArrayList<>(upstreams);
    for (String name : Collections.list(getServletContext().getAttributeNames())) {
      if (name.startsWith(GATEWAY)
          && getServletContext().getAttribute(name) instanceof Supplier<?> services
          && services.get() instanceof List<?> list) {
        list.forEach(
            each -> {
              if (each instanceof Upstream upstream) {
                all.add(upstream);
              }
            });
      }
    }
    return all;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<UpstreamHealth> all = all().stream().map(Upstream::health).toList();
    boolean ready = all.stream().allMatch(HealthServlet::isReady);
    byte[] body =
        JsonBody.object(
            json -> json.bool("ready", ready).objects("upstreams", all, HealthServlet::write));
    response.setStatus(
        ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    Answer.send(response, Negotiation.inUtf8("application/json"), body);
  }

  private static boolean isReady(UpstreamHealth health) {
    return health.circuit() != Circuit.OPEN;
  }

  private static void write(JsonBody json, UpstreamHealth health) {
    json.string("name", health.name())
        .bool("ready", isReady(health))
        .string("circuit", health.circuit().name().toLowerCase(Locale.ROOT))
        .object("failures", failures -> failures.values(health.failures()))
        .string("last_success", text(health.lastSuccess()))
        .string("last_failure", text(health.lastFailure()));
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
