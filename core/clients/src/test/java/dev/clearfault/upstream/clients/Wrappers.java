package dev.clearfault.upstream.clients;

import dev.failsafe.Failsafe;
import dev.failsafe.Timeout;
import dev.failsafe.function.CheckedRunnable;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.faulttolerance.api.Guard;
import java.net.ConnectException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Libraries between an application and its client library. They throw before or around a call. */
final class Wrappers {
  private static final Duration SHORT = Duration.ofMillis(50);

  private Wrappers() {}

  static List<Case> cases() {
    return Stream.of(ofWrappers(), FullPools.cases()).flatMap(List::stream).toList();
  }

  private static List<Case> ofWrappers() {
    return List.of(
        new Case("Resilience4j", "CIRCUIT_OPEN", Wrappers::openCircuit),
        new Case("Resilience4j", "BULKHEAD_FULL", Wrappers::fullBulkhead),
        new Case("Resilience4j", "RATE_LIMIT", Wrappers::rateLimit),
        new Case("Resilience4j", "TIME_LIMIT", Wrappers::timeLimit),
        new Case("Failsafe", "CIRCUIT_OPEN", Wrappers::failsafeCircuit),
        new Case("Failsafe", "BULKHEAD_FULL", Wrappers::failsafeBulkhead),
        new Case("Failsafe", "RATE_LIMIT", Wrappers::failsafeRateLimit),
        new Case("Failsafe", "TIME_LIMIT", Wrappers::failsafeTimeLimit),
        new Case(
            "Failsafe", "REFUSED", () -> Failsafe.none().run((CheckedRunnable) Wrappers::refused)),
        new Case("MicroProfile Fault Tolerance", "CIRCUIT_OPEN", Wrappers::guardedCircuit),
        new Case("MicroProfile Fault Tolerance", "BULKHEAD_FULL", Wrappers::guardedBulkhead),
        new Case("MicroProfile Fault Tolerance", "RATE_LIMIT", Wrappers::guardedRateLimit),
        new Case("MicroProfile Fault Tolerance", "TIME_LIMIT", Wrappers::guardedTimeLimit),
        new Case("MicroProfile Fault Tolerance", "REFUSED", Wrappers::guardedRefused),
        new Case("RxJava", "REFUSED", () -> refusedSingle().ignoreElement().blockingAwait()),
        new Case("RxJava", "TIME_LIMIT", () -> lateSingle().ignoreElement().blockingAwait()),
        new Case("RxJava", "TWO_REFUSED", Wrappers::twoRefused),
        new Case("CompletableFuture join", "REFUSED", () -> refusedFuture().join()),
        new Case("CompletableFuture get", "REFUSED", () -> refusedFuture().get()),
        new Case("Reactor block", "REFUSED", () -> Mono.fromFuture(refusedFuture()).block()),
        new Case("Reactor block", "TIME_LIMIT", () -> Mono.never().timeout(SHORT).block()),
        new Case("CompletableFuture join", "TIME_LIMIT", () -> late().join()));
  }

  private static void refused() throws ConnectException {
    throw new ConnectException("Connection refused");
  }

  private static Single<String> refusedSingle() {
    return Single.error(new ConnectException("Connection refused"));
  }

  private static Single<String> lateSingle() {
    return Single.<String>never().timeout(SHORT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void twoRefused() {
    Completable.mergeArrayDelayError(
            refusedSingle().ignoreElement(), refusedSingle().ignoreElement())
        .blockingAwait();
  }

  private static CompletableFuture<String> refusedFuture() {
    return CompletableFuture.failedFuture(new ConnectException("Connection refused"));
  }

  private static CompletableFuture<String> late() {
    return new CompletableFuture<String>().orTimeout(SHORT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void openCircuit() throws Exception {
    CircuitBreaker breaker = CircuitBreaker.ofDefaults("payments");
    breaker.transitionToOpenState();
    breaker.executeCallable(() -> "");
  }

  private static void fullBulkhead() throws Exception {
    BulkheadConfig one =
        BulkheadConfig.custom().maxConcurrentCalls(1).maxWaitDuration(Duration.ZERO).build();
    Bulkhead bulkhead = Bulkhead.of("payments", one);
    bulkhead.acquirePermission();
    bulkhead.executeCallable(() -> "");
  }

  private static void rateLimit() throws Exception {
    RateLimiterConfig one =
        RateLimiterConfig.custom()
            .limitForPeriod(1)
            .limitRefreshPeriod(Duration.ofHours(1))
            .timeoutDuration(Duration.ZERO)
            .build();
    RateLimiter limiter = RateLimiter.of("payments", one);
    limiter.acquirePermission();
    limiter.executeCallable(() -> "");
  }

  private static void timeLimit() throws Exception {
    Callable<String> limited =
        TimeLimiter.decorateFutureSupplier(
            TimeLimiter.of(SHORT), () -> new CompletableFuture<String>());
    limited.call();
  }

  private static void guardedCircuit() throws Exception {
    Guard guard = Guard.create().withCircuitBreaker().requestVolumeThreshold(1).done().build();
    try {
      guard.call(Wrappers::refusedCall, String.class);
    } catch (ConnectException opened) {
      guard.call(Wrappers::refusedCall, String.class);
    }
  }

  private static void guardedBulkhead() throws Exception {
    Guard guard = Guard.create().withBulkhead().limit(1).done().build();
    guard.call(() -> guard.call(() -> "", String.class), String.class);
  }

  private static void guardedRateLimit() throws Exception {
    Guard guard =
        Guard.create().withRateLimit().limit(1).window(1, ChronoUnit.HOURS).done().build();
    guard.call(() -> "", String.class);
    guard.call(() -> "", String.class);
  }

  private static void guardedTimeLimit() throws Exception {
    Guard guard =
        Guard.create().withTimeout().duration(SHORT.toMillis(), ChronoUnit.MILLIS).done().build();
    guard.call(() -> new CompletableFuture<String>().get(), String.class);
  }

  private static void guardedRefused() throws Exception {
    Guard.create()
        .withRetry()
        .maxRetries(1)
        .done()
        .build()
        .call(Wrappers::refusedCall, String.class);
  }

  private static String refusedCall() throws ConnectException {
    refused();
    return "";
  }

  private static void failsafeCircuit() {
    dev.failsafe.CircuitBreaker<Object> breaker = dev.failsafe.CircuitBreaker.ofDefaults();
    breaker.open();
    Failsafe.with(breaker).run(() -> {});
  }

  private static void failsafeBulkhead() throws InterruptedException {
    dev.failsafe.Bulkhead<Object> bulkhead = dev.failsafe.Bulkhead.of(1);
    bulkhead.acquirePermit();
    Failsafe.with(bulkhead).run(() -> {});
  }

  private static void failsafeRateLimit() throws InterruptedException {
    dev.failsafe.RateLimiter<Object> limiter =
        dev.failsafe.RateLimiter.burstyBuilder(1, Duration.ofHours(1)).build();
    limiter.acquirePermit();
    Failsafe.with(limiter).run(() -> {});
  }

  private static void failsafeTimeLimit() {
    Timeout<Object> timeout = Timeout.builder(SHORT).withInterrupt().build();
    Failsafe.with(timeout).run(() -> new CompletableFuture<String>().get());
  }
}
