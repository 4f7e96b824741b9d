package com.example.shop;

import dev.clearfault.Upstream;
import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;
import dev.clearfault.upstream.UpstreamAnswer;
import dev.clearfault.upstream.UpstreamException;
import dev.clearfault.upstream.UpstreamResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.core.type.TypeReference;

/** Exceptions of the application's own, and of others. */
final class Failures {
  static final ProblemType OUT_OF_STOCK = ProblemType.of("out_of_stock", 409, "Out of stock");

  static final ProblemType STALE_ORDER = ProblemType.of("stale_order", 409, "Stale order");

  static final ProblemType SLOT_TAKEN =
      ProblemType.of("slot_taken", 409, "Slot taken")
          .describedAs("Somebody else has this delivery slot. Ask for the free ones and send one.");

  private static final Upstream PAYMENTS = Upstream.named("payments");

  private static final Upstream STOCK =
      Upstream.named("stock").deadline(Duration.ofSeconds(2)).retry(2).breaker().bulkhead(20);

  private static final Upstream RATES =
      Upstream.named("rates").requestIdHeader("X-Request-Id").deadlineHeader("X-Deadline-Ms");

  private static final String STORE = "insert into stock values ('pen', 3)";

  private Failures() {}

  record Rate(@NotBlank String currency, @Positive BigDecimal rate) {}

  @AsProblem(status = 404, code = "order_not_found", title = "Order not found")
  static final class OrderNotFoundException extends RuntimeException {}

  /** A class that a mapper is made for. */
  static final class StaleOrderException extends ConcurrentModificationException {}

  public static final class StaleOrderMapper implements ExceptionMapper<StaleOrderException> {
    @Override
    public Problem map(StaleOrderException e) {
      return Problem.of(STALE_ORDER);
    }
  }

  static void take(int left) {
    if (left > 2) {
      return;
    }
    throw ProblemException.of(OUT_OF_STOCK, "2 of 3 items are left.");
  }

  static String call(HttpClient client, HttpRequest request) {
    return PAYMENTS.call(
        () -> {
          HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
          PAYMENTS.expectSuccess(response.statusCode());
          return response.body();
        });
  }

  static String withFallback(HttpClient client, HttpRequest request) {
    try {
      return call(client, request);
    } catch (UpstreamException e) {
      return "the payment will be made later";
    }
  }

  static CompletableFuture<HttpResponse<String>> later(HttpClient client, HttpRequest request) {
    return STOCK.callAsync(() -> client.sendAsync(request, BodyHandlers.ofString()));
  }

  static int count(HttpClient client, HttpRequest request) {
    return STOCK
        .idempotent()
        .call(() -> client.send(request, BodyHandlers.ofString()).body().length());
  }

  static Rate rate(HttpServletRequest request, HttpClient client, HttpRequest rates) {
    return RATES.onBehalfOf(request::getHeader).send(client, rates, Rate.class);
  }

  static List<Rate> rates(HttpClient client, HttpRequest request) {
    return RATES.send(client, request, new TypeReference<List<Rate>>() {});
  }

  static String location(HttpClient client, HttpRequest request) {
    UpstreamResponse<Rate> answer = RATES.exchange(client, request, new TypeReference<Rate>() {});
    return answer.headers().firstValue("Location").orElse("");
  }

  static boolean isStored(Connection connection) {
    try {
      return STOCK.call(() -> connection.prepareStatement(STORE).execute());
    } catch (SQLException duplicateKey) {
      return false;
    }
  }

  static boolean wasRefused(UpstreamException e) {
    UpstreamAnswer answer = e.answer();
    return answer != null && "out_of_money".equals(answer.code());
  }
}
