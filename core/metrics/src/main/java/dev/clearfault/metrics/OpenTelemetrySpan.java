package dev.clearfault.metrics;

import dev.clearfault.metrics.Traces.Trace;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/** The current span. Only this class needs OpenTelemetry on the class path. */
final class OpenTelemetrySpan {
  private static final AttributeKey<String> CODE = AttributeKey.stringKey("clearfault.code");
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  private OpenTelemetrySpan() {}

  /**
   * Writes the code into the span. By the semantic conventions for HTTP, a server span is an error
   * from status 500 on, and only an error has an {@code error.type}. The status gets no
   * description, because the status code and the type say all.
   */
  static void mark(String code, int status) {
    Span span = Span.current();
    span.setAttribute(CODE, code);
    if (status >= 500) {
      span.setAttribute(ERROR_TYPE, code);
      span.setStatus(StatusCode.ERROR);
    }
  }

  /** Returns the trace of the span; null if there is no span. */
  static @Nullable Trace current() {
    SpanContext context = Span.current().getSpanContext();
    return context.isValid()
        ? new Trace(context.getTraceId(), context.getSpanId(), context.isSampled())
        : null;
  }
}
