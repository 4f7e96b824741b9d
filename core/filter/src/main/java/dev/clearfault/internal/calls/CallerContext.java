package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.UpstreamProblems;
import dev.clearfault.internal.http.Correlation;
import dev.clearfault.upstream.UpstreamException;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers and the deadline of the inbound request that a call is made for. They are read and
 * checked once, so no reference to the request is kept, and no malformed header is passed on.
 *
 * @param idHeader the name of the header with the request id, in both directions
 * @param deadlineHeader the name of the header with the milliseconds left, in both directions
 * @param headers to pass on
 * @param end when the client stops waiting, by {@link System#nanoTime}; null if it is unknown
 * @param known whether there is an inbound request
 */
record CallerContext(
    @Nullable String idHeader,
    @Nullable String deadlineHeader,
    Map<String, String> headers,
    @Nullable Long end,
    boolean known) {
  static final CallerContext NONE = new CallerContext(null, null, Map.of(), null, false);

  private static final String TRACE_PARENT = "traceparent";
  private static final String TRACE_STATE = "tracestate";

  /** No deadline has more digits. */
  private static final Pattern MILLIS = Pattern.compile("-?[0-9]{1,12}");

  CallerContext withIdHeader(String name) {
    return new CallerContext(checked(name), deadlineHeader, headers, end, known);
  }

  CallerContext withDeadlineHeader(String name) {
    return new CallerContext(idHeader, checked(name), headers, end, known);
  }

  /** Checks the name like {@code java.net.http}, which reserves some headers. */
  private String checked(String name) {
    if (known) {
      throw new IllegalStateException(
          "the header " + name + " comes too late: name it before onBehalfOf, which reads it");
    }
    try {
      HttpRequest.Builder ignored = HttpRequest.newBuilder().setHeader(name, "1");
      return name;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + name + "' is no header that can be set: write a name such as X-Request-Id", e);
    }
  }

  /** Reads the headers of a request. */
  CallerContext of(Function<String, @Nullable String> inbound) {
    Map<String, String> read = new LinkedHashMap<>();
    String parent = Correlation.traceParent(inbound.apply(TRACE_PARENT));
    if (parent != null) {
      read.put(TRACE_PARENT, parent);
      putIfThere(read, TRACE_STATE, Correlation.traceState(inbound.apply(TRACE_STATE)));
    }
    if (idHeader != null) {
      putIfThere(read, idHeader, Correlation.requestId(inbound.apply(idHeader)));
    }
    Long millis = deadlineHeader == null ? null : millis(inbound.apply(deadlineHeader));
    Long until = millis == null ? null : System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    return new CallerContext(
        idHeader, deadlineHeader, Collections.unmodifiableMap(read), until, true);
  }

  private static void putIfThere(Map<String, String> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  /** Returns null unless the text is a whole number. */
  private static @Nullable Long millis(@Nullable String text) {
    return text != null && MILLIS.matcher(text).matches() ? Long.valueOf(text) : null;
  }

  /**
   * Returns the deadline of a call that begins now.
   *
   * @param own the upstream's deadline, in nanoseconds
   * @throws UpstreamException if the client has stopped waiting; nothing has been sent
   */
  Deadline deadline(String upstream, long own) {
    long left = left(own);
    if (left <= 0) {
      throw new UpstreamException(
          UpstreamProblems.TIMEOUT.problem(true).toBuilder().upstream(upstream).build(),
          new TimeoutException(
              "nothing was sent: the client of the inbound request has stopped waiting"),
          null);
    }
    return new Deadline(left, left < own);
  }

  /** Returns the trace id of the inbound request; null without one. */
  @Nullable String traceId() {
    return Correlation.traceId(headers.get(TRACE_PARENT));
  }

  /** Returns the shorter of both deadlines. */
  long left(long own) {
    return end == null ? own : Math.min(own, end - System.nanoTime());
  }

  /** Returns the headers of a request that is sent now. */
  Map<String, String> headers(long nanosLeft) {
    if (deadlineHeader == null) {
      return headers;
    }
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(deadlineHeader, Long.toString(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanosLeft))));
    return Collections.unmodifiableMap(all);
  }

  /** Returns the request with these headers, except those that it has already. */
  HttpRequest onto(HttpRequest request, Deadline deadline) {
    if (headers.isEmpty() && deadlineHeader == null) {
      return request;
    }
    Map<String, String> missing = new LinkedHashMap<>(headers(deadline.nanosLeft()));
    if (has(request, TRACE_PARENT)) {
      missing.remove(TRACE_STATE); // It is the state of another trace.
    }
    missing.keySet().removeIf(name -> has(request, name));
    if (missing.isEmpty()) {
      return request;
    }
    HttpRequest.Builder copy = HttpRequest.newBuilder(request, (name, value) -> true);
    missing.forEach(copy::setHeader);
    return copy.build();
  }

  private static boolean has(HttpRequest request, String name) {
    return request.headers().firstValue(name).isPresent();
  }
}
