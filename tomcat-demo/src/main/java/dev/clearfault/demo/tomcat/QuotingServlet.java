package dev.clearfault.demo.tomcat;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers with quotes when they are there: no thread waits for the rates. */
abstract class QuotingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Nobody listens there: an application that was told of no rates service answers 502. */
  private static final String NOBODY = "http://127.0.0.1:9";

  private transient @Nullable Rates rates;

  private record Quotes(List<Quote> quotes) {}

  @Override
  public void init() {
    rates = new Rates(ratesUrl(getServletContext(), System.getenv()));
  }

  @Override
  public void destroy() {
    try {
      rates().close();
    } catch (Exception e) {
      log("the client did not close", e);
    }
  }

  private Rates rates() {
    return requireNonNull(rates, "init was not called");
  }

  /** Answers with one quote. */
  final void answer(HttpServletRequest request, QuoteRequest wanted) {
    answer(request.startAsync(), rates().quote(wanted, request::getHeader));
  }

  /** Answers with a list of quotes. */
  final void answer(HttpServletRequest request, List<QuoteRequest> wanted) {
    answer(request.startAsync(), rates().quotes(wanted, request::getHeader).thenApply(Quotes::new));
  }

  /**
   * Sends the value once it is there. What a task given to {@code AsyncContext.start} throws is
   * answered like everything else that is thrown, so that there is nothing to catch here.
   */
  private static void answer(AsyncContext async, CompletableFuture<?> value) {
    async.setTimeout(Duration.ofSeconds(5).toMillis()); // Later than the calls' own deadline.
    CompletableFuture<?> unused =
        value.whenComplete((ready, failure) -> async.start(() -> send(async, value.join())));
  }

  private static void send(AsyncContext async, Object value) {
    try {
      Json.send((HttpServletResponse) async.getResponse(), value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    async.complete();
  }

  /** The launcher says where its stand-in is; on any other server the environment does. */
  private static String ratesUrl(ServletContext context, Map<String, String> environment) {
    return context.getAttribute("rates.url") instanceof String standIn
        ? standIn
        : environment.getOrDefault("RATES_URL", NOBODY);
  }
}
