package dev.clearfault.internal.exchange;

import dev.clearfault.internal.http.MediaType;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body the library has read before the application: it hands the body out once
 * more, as a stream, as a reader, and as the parameters of a form. Each dispatch has one.
 *
 * <p>The exchange watches it like the container's own streams.
 */
public final class ReplayedRequest extends FieldsRequest {
  private final @Nullable Exchange exchange;
  private final List<Runnable> waiting = new ArrayList<>(0);
  private boolean passEnded;
  private @Nullable ServletInputStream stream;
  private @Nullable BufferedReader reader;

  private ReplayedRequest(
      HttpServletRequest request, ReplayedBody body, @Nullable Exchange exchange) {
    super(request, body);
    this.exchange = exchange;
  }

  /** Returns the request with the body; the request itself if the library has read nothing. */
  public static HttpServletRequest around(HttpServletRequest request) {
    ReplayedBody body = isAround(request) ? null : ReplayedBody.begin(request);
    if (body == null) {
      return request;
    }
    Exchange exchange = Exchange.of(request);
    if (exchange != null) {
      exchange.client().replays();
    }
    return new ReplayedRequest(request, body, exchange);
  }

  private static boolean isAround(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      if (wrapper instanceof ReplayedRequest) {
        return true;
      }
      inner = wrapper.getRequest();
    }
    return false;
  }

  /** Called when the application has returned: from now on its listeners may run. */
  public void passEnded() {
    List<Runnable> tasks;
    synchronized (waiting) {
      passEnded = true;
      tasks = List.copyOf(waiting);
      waiting.clear();
    }
    tasks.forEach(this::onContainersThread);
  }

  /** A server calls no listener before the servlet that has set it returns. */
  private void afterPass(Runnable task) {
    if (!isAsyncStarted()) {
      throw new IllegalStateException("a ReadListener needs startAsync");
    }
    synchronized (waiting) {
      if (!passEnded) {
        waiting.add(task);
        return;
      }
    }
    onContainersThread(task);
  }

  private void onContainersThread(Runnable task) {
    getAsyncContext().start(task);
  }

  @Override
  public AsyncContext startAsync() {
    AsyncContext context = super.startAsync();
    if (context instanceof GuardedAsync guarded) {
      guarded.show(this);
    }
    return context;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    ServletInputStream known = stream;
    if (known == null) {
      body.begin(false);
      known = guarded(bytes());
      stream = known;
    }
    return known;
  }

  private ServletInputStream bytes() throws IOException {
    ServletInputStream rest = body.isWhole() ? null : super.getInputStream();
    return new ReplayedStream(body, rest, this::afterPass);
  }

  private ServletInputStream guarded(ServletInputStream in) {
    return exchange == null ? in : new GuardedInputStream(in, exchange);
  }

  @Override
  public BufferedReader getReader() throws IOException {
    BufferedReader known = reader;
    if (known == null) {
      Charset charset = charset();
      body.begin(true);
      known = new BufferedReader(new InputStreamReader(bytes(), charset));
      known = exchange == null ? known : new GuardedReader(known, exchange);
      reader = known;
    }
    return known;
  }

  /** JSON without a charset is in UTF-8 (RFC 8259 section 8.1); the rest is in ISO 8859-1. */
  private Charset charset() throws UnsupportedEncodingException {
    String named = getCharacterEncoding();
    if (named == null) {
      boolean json = MediaType.of(getHeader("Content-Type")).isJson();
      return json ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }
    try {
      return Charset.forName(named);
    } catch (IllegalArgumentException unknown) {
      UnsupportedEncodingException thrown = new UnsupportedEncodingException(named);
      if (exchange != null) {
        exchange.client().cannotTake(RequestFault.ofCharset(thrown));
      }
      throw thrown;
    }
  }
}
