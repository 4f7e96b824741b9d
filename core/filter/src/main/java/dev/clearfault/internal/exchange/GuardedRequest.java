package dev.clearfault.internal.exchange;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.exchange.Asked.Way;
import dev.clearfault.internal.read.ConsumedBody;
import dev.clearfault.internal.read.InputLimits;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The request as the application sees it. Each dispatch of an exchange has one.
 *
 * <p>It watches all ways in which an application takes input. An exception of the container there
 * is the client's fault, whatever its class. Nothing is read before the application asks for it.
 */
final class GuardedRequest extends AskedRequest {
  private @Nullable ServletInputStream stream;
  private @Nullable BufferedReader reader;

  GuardedRequest(HttpServletRequest request, Exchange exchange) {
    super(request, exchange);
  }

  /** Returns whether such a wrapper is already around the request. */
  static boolean isAround(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      if (wrapper instanceof GuardedRequest) {
        return true;
      }
      inner = wrapper.getRequest();
    }
    return false;
  }

  @Override
  public AsyncContext startAsync() {
    return begun(super.startAsync());
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    // The application expects the pair that it hands over.
    return GuardedAsync.begin(super.startAsync(request, response), exchange, null, null);
  }

  @Override
  public AsyncContext getAsyncContext() {
    AsyncContext current = super.getAsyncContext();
    AsyncCycle cycle = exchange.async;
    AsyncContext shown = cycle == null ? null : cycle.shown(current);
    return shown == null ? begun(current) : shown;
  }

  /**
   * The container would hand out its own response here, whose {@code sendError} sends the
   * container's page.
   */
  private AsyncContext begun(AsyncContext context) {
    return GuardedAsync.begin(
        context, exchange, this, new GuardedResponse(exchange.response(), exchange));
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    ServletInputStream guarded = stream;
    if (guarded == null) {
      guarded = new GuardedInputStream(super.getInputStream(), exchange);
      stream = guarded;
    }
    return guarded;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    BufferedReader guarded = reader;
    if (guarded == null) {
      try {
        guarded = new GuardedReader(super.getReader(), exchange);
      } catch (UnsupportedEncodingException e) {
        exchange.client().cannotTake(RequestFault.ofCharset(e));
        throw e;
      } catch (RuntimeException e) {
        refuseCharset(e);
        throw e;
      }
      reader = guarded;
    }
    return guarded;
  }

  /** Some servers look the charset up here, others in the next method. */
  @Override
  public @Nullable String getContentType() {
    return charset(super::getContentType);
  }

  @Override
  public @Nullable String getCharacterEncoding() {
    return charset(super::getCharacterEncoding);
  }

  @Override
  public @Nullable String getParameter(String name) {
    exchange.client().asked(Way.PARAMETER, name);
    return parameters(() -> super.getParameter(name));
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    exchange.client().asked(Way.PARAMETERS, null);
    return parameters(super::getParameterMap);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return parameters(super::getParameterNames);
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    exchange.client().asked(Way.VALUES, name);
    return parameters(() -> super.getParameterValues(name));
  }

  @Override
  public Collection<Part> getParts() throws IOException, ServletException {
    exchange.client().asked(Way.PARTS, null);
    if (getAttribute(InputLimits.READING_PARTS) != null && exchange.received() > 0) {
      throw ConsumedBody.exception(null); // A server may leave out the parts that were read.
    }
    long before = exchange.client().received;
    try {
      return GuardedPart.all(super.getParts(), this, exchange);
    } catch (IOException | ServletException | RuntimeException e) {
      refuseParts(e);
      throw e;
    } finally {
      exchange.client().received = before; // A server may parse what it gets from this request.
    }
  }

  @Override
  public Part getPart(String name) throws IOException, ServletException {
    exchange.client().asked(Way.VALUES, name);
    long before = exchange.client().received;
    try {
      return GuardedPart.of(super.getPart(name), this, exchange);
    } catch (IOException | ServletException | RuntimeException e) {
      refuseParts(e);
      throw e;
    } finally {
      exchange.client().received = before;
    }
  }

  /** The API has one exception for a wrong password, a second login and a missing set-up. */
  @Override
  public void login(String user, String password) throws ServletException {
    boolean known = getAuthType() != null || getRemoteUser() != null || getUserPrincipal() != null;
    try {
      super.login(user, password);
    } catch (ServletException e) {
      if (!known && exchange.container().refusesLogin(Causes.chain(e))) {
        exchange.client().cannotTake(RequestFault.ofLogin(e));
      }
      throw e;
    }
  }

  @Override
  public int getIntHeader(String name) {
    try {
      return super.getIntHeader(name);
    } catch (NumberFormatException e) {
      exchange.client().cannotTake(RequestFault.ofHeader(e, name, "integer"));
      throw e;
    }
  }

  @Override
  public long getDateHeader(String name) {
    try {
      return super.getDateHeader(name);
    } catch (IllegalArgumentException e) {
      exchange.client().cannotTake(RequestFault.ofHeader(e, name, "date"));
      throw e;
    }
  }

  private @Nullable String charset(Supplier<@Nullable String> get) {
    try {
      return get.get();
    } catch (RuntimeException e) {
      refuseCharset(e);
      throw e;
    }
  }

  /** For an empty charset the JDK throws another exception than for an unknown one. */
  private void refuseCharset(RuntimeException e) {
    if (!(e instanceof IllegalStateException)) { // That one says that the stream is in use.
      exchange.client().cannotTake(RequestFault.ofCharset(e));
    }
  }

  private <T extends @Nullable Object> T parameters(Supplier<T> get) {
    long before = exchange.client().received;
    try {
      return get.get();
    } catch (RuntimeException e) {
      List<Throwable> chain = Causes.chain(e);
      if (RequestFault.isOfClient(chain, exchange.container())) {
        exchange.client().cannotTake(RequestFault.ofParameters(e, chain, exchange.container()));
      }
      throw e;
    } finally {
      exchange.client().received = before;
    }
  }

  private void refuseParts(Exception e) {
    List<Throwable> chain = Causes.chain(e);
    if (RequestFault.isOfClient(chain, exchange.container())) {
      String type = getHeader("Content-Type");
      exchange.client().cannotTake(RequestFault.ofParts(e, chain, type, exchange.container()));
    } else if (getAttribute(InputLimits.READING_PARTS) != null
        && !LocalFiles.failed(chain, exchange.container())) {
      exchange.client().cannotTake(RequestFault.ofPartsNotTaken(e));
    }
  }
}
