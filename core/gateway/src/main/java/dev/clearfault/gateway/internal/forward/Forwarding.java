package dev.clearfault.gateway.internal.forward;

import dev.clearfault.Upstream;
import dev.clearfault.gateway.internal.routes.Route;
import dev.clearfault.internal.http.Methods;
import dev.clearfault.upstream.UpstreamCall;
import dev.clearfault.upstream.UpstreamException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a service, and the answer on its way back. All of it happens on the
 * thread of the request; only {@link #abort} is called by another one.
 */
public final class Forwarding implements UpstreamCall<Boolean, RuntimeException> {
  /** RFC 9110 section 15: a status above it is invalid. */
  private static final int LAST_STATUS = 599;

  private final Connections connections;
  private final Route route;
  private final String target;
  private final String method;
  private final List<Header> fields;
  private final @Nullable HttpEntity body;
  private final Upstream upstream;
  private final Relay relay;
  private final HttpServletResponse response;
  private final Location location;
  private boolean begun;
  private boolean delivered;
  private volatile boolean aborted;
  private volatile @Nullable HttpUriRequestBase current;

  private Forwarding(
      Connections connections, Passed passed, HttpServletResponse response, Location location)
      throws IOException {
    this.connections = connections;
    this.response = response;
    this.location = location;
    HttpServletRequest request = passed.request();
    route = passed.route();
    target = passed.target();
    method = request.getMethod();
    upstream = route.upstream().onBehalfOf(request::getHeader);
    fields = RequestFields.of(request, route, passed.trusted(), upstream.headersToSend());
    Patience patience = new Patience(route.deadline());
    body = SentBody.of(request, route.maxBodySize(), patience, this::breakOff);
    relay = new Relay(response, patience, route.maxResponseSize());
  }

  /**
   * Passes a request on, and its answer back.
   *
   * @param passed the request, which was checked
   * @throws UpstreamException if the service fails
   * @throws dev.clearfault.problem.ProblemException if the request cannot be passed on
   * @throws IOException if the request's stream throws it
   */
  public static void make(Connections connections, Passed passed, HttpServletResponse response)
      throws IOException {
    URI url = passed.route().url();
    Location location = new Location(url, passed.gateway());
    Forwarding forwarding = new Forwarding(connections, passed, response, location);
    try {
      boolean ignored = forwarding.upstream.call(forwarding);
    } catch (UpstreamException failure) {
      if (!forwarding.delivered) {
        throw failure; // Else the client has the service's own problem, and the failure counts.
      }
    }
  }

  @Override
  public Boolean call() throws IOException {
    return relay.patience().service(this::exchange);
  }

  private boolean exchange() throws IOException {
    URI url = route.url();
    HttpUriRequestBase request = new HttpUriRequestBase(method, url);
    request.setPath(target);
    fields.forEach(request::addHeader);
    request.setEntity(body);
    current = request;
    if (aborted) {
      request.cancel();
    }
    HttpHost host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
    FieldsBefore before = FieldsBefore.of(response);
    boolean isDone = false;
    try (ClassicHttpResponse answer =
        connections.send(host, request, Timeout.of(route.deadline()))) {
      try {
        pass(answer);
        isDone = true;
      } finally {
        if (!isDone) {
          request.cancel(); // Closing alone would read the rest of the body.
          before.restore();
        }
      }
      if (answer.getCode() >= 500) {
        delivered = true;
        upstream.expectSuccess(answer.getCode());
      }
      return true;
    }
  }

  private void pass(ClassicHttpResponse answer) throws IOException {
    int status = answer.getCode();
    if (status < HttpServletResponse.SC_OK || status > LAST_STATUS) {
      throw new ClientProtocolException("no status of a whole answer: " + status);
    }
    if (status == HttpServletResponse.SC_PROXY_AUTHENTICATION_REQUIRED) {
      upstream.expectSuccess(status); // It asks the gateway for a login, and not the client.
    }
    if (status >= 500 && !Relay.isProblem(answer) && !route.passesErrors()) {
      upstream.expectSuccess(status);
    }
    relay.checkLength(answer);
    begun = true;
    response.setStatus(status);
    try {
      ResponseFields.copy(answer, response, location);
    } catch (ProtocolException broken) {
      throw new ClientProtocolException(broken);
    }
    relay.body(answer, method.equals("HEAD"));
  }

  @Override
  public void abort() {
    aborted = true;
    breakOff();
  }

  private void breakOff() {
    HttpUriRequestBase request = current;
    if (request != null) {
      request.cancel();
    }
  }

  /** A request is sent once more if it cannot have acted, or may act twice and has no body. */
  @Override
  public boolean mayRepeat(UpstreamException failure) {
    boolean isHarmless =
        Boolean.TRUE.equals(failure.problem().nothingWasDone())
            || (body == null && Methods.isIdempotent(method));
    return isHarmless && !begun && !SentBody.isUsedUp(body);
  }
}
