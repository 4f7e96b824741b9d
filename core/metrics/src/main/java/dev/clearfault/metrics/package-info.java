/**
 * Counts problems and calls of upstreams with Micrometer, and marks the current span of
 * OpenTelemetry.
 *
 * <p>{@link dev.clearfault.metrics.ProblemMetrics} and {@link
 * dev.clearfault.metrics.UpstreamMetrics} are found by service files. {@link
 * dev.clearfault.metrics.MetricsServlet} is for Prometheus. No tag has a value from a request.
 *
 * <p>Arrows: depends on {@code spi}, {@code problem} and {@code upstream}, and for the codes of the
 * library on {@code input}, {@code internal.classify} and {@code internal.exchange}. Only {@code
 * OpenTelemetrySpan} uses OpenTelemetry, and only {@code PrometheusScrape} uses Prometheus.
 */
@NullMarked
package dev.clearfault.metrics;

import org.jspecify.annotations.NullMarked;
