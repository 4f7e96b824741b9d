package dev.clearfault.demo.tomcat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Quotes an exchange rate, asynchronously, by asking the service that {@code RATES_URL} names. What
 * goes wrong is thrown: here for bad input, in the worker for the call.
 */
public final class QuoteServlet extends HttpServlet {
  /** A port at which nobody listens, so that the demo has something to show by itself. */
  private static final String NOBODY = "http://127.0.0.1:9";

  private final ValidatorFactory factory =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory();
  private final Validator validator = factory.getValidator();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final String rates = System.getenv().getOrDefault("RATES_URL", NOBODY);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    QuoteRequest quote = QuoteRequest.from(request);
    Set<ConstraintViolation<QuoteRequest>> violations = validator.validate(quote);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    AsyncContext async = request.startAsync();
    async.setTimeout(Duration.ofSeconds(5).toMillis());
    async.start(() -> answer(async, quote));
  }

  @Override
  public void destroy() {
    factory.close();
  }

  private void answer(AsyncContext async, QuoteRequest quote) {
    try {
      int rateStatus = rateStatus(quote);
      async.getResponse().setContentType("application/json");
      async.getResponse().getWriter().write("{\"rateStatus\":" + rateStatus + "}");
      async.complete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int rateStatus(QuoteRequest quote) throws IOException {
    URI uri = URI.create(rates + "/rates?from=" + quote.from() + "&to=" + quote.to());
    HttpRequest call = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
    try {
      return client.send(call, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
