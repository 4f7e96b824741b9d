package dev.clearfault.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a problem writes into the span of its request. */
class OpenTelemetrySpanTest {
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final SdkTracerProvider tracing =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
  private final ProblemMetrics metrics = new ProblemMetrics(new SimpleMeterRegistry());

  private SpanData spanOf(int status) {
    Span span = tracing.get("test").spanBuilder("GET").setSpanKind(SpanKind.SERVER).startSpan();
    try (Scope current = span.makeCurrent()) {
      assertThat(current).isNotNull();
      metrics.occurred(Occurrences.of(status));
    }
    span.end();
    return spans.getFinishedSpanItems().get(0);
  }

  private static @Nullable String attribute(SpanData span, String name) {
    return span.getAttributes().get(AttributeKey.stringKey(name));
  }

  @Test
  void aStatusFrom500OnIsAnErrorOfTheServer() {
    SpanData span = spanOf(502);
    assertThat(attribute(span, "error.type")).isEqualTo("bad_gateway");
    assertThat(attribute(span, "clearfault.code")).isEqualTo("bad_gateway");
    assertThat(span.getStatus()).isEqualTo(StatusData.create(StatusCode.ERROR, ""));
  }

  @Test
  void aFaultOfTheClientIsNoErrorOfTheServer() {
    SpanData span = spanOf(404);
    assertThat(attribute(span, "error.type")).isNull();
    assertThat(attribute(span, "clearfault.code")).isEqualTo("not_found");
    assertThat(span.getStatus()).isEqualTo(StatusData.unset());
  }

  @Test
  void withoutASpanNothingHappens() {
    metrics.occurred(Occurrences.of(500));
    assertThat(spans.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void theSpanIsTheTraceOfTheExemplar() {
    Traces.want();
    Span span = tracing.get("test").spanBuilder("GET").startSpan();
    Traces.Trace[] seen = new Traces.Trace[3];
    try (Scope current = span.makeCurrent()) {
      assertThat(current).isNotNull();
      Traces.during("4bf92f3577b34da6a3ce929d0e0e4736", () -> seen[0] = Traces.current());
    }
    Traces.during("4bf92f3577b34da6a3ce929d0e0e4736", () -> seen[1] = Traces.current());
    Traces.during(null, () -> seen[2] = Traces.current());
    assertThat(seen)
        .containsExactly(
            new Traces.Trace(
                span.getSpanContext().getTraceId(), span.getSpanContext().getSpanId(), true),
            new Traces.Trace("4bf92f3577b34da6a3ce929d0e0e4736", "", true),
            null);
    assertThat(Traces.current()).isNull();
  }
}
