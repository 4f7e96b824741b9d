package com.example.shop;

import dev.clearfault.Inputs;
import dev.clearfault.input.From;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

@WebServlet("/prices/*")
public final class PriceServlet extends HttpServlet {
  public record NewPrice(
      @From(Source.PATH) @NotNull String sku,
      @NotNull Integer version,
      @NotNull @Positive Integer cents) {}

  private record Price(int version, int cents) {}

  private final Map<String, Price> prices =
      new ConcurrentHashMap<>(Map.of("pen", new Price(1, 99)));

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    NewPrice wanted = Inputs.read(request, NewPrice.class);
    Price price = prices.get(wanted.sku());
    if (price == null) {
      throw new ProblemException(Problem.of(ProblemType.ofStatus(404)));
    }
    Price next = new Price(price.version() + 1, wanted.cents());
    if (price.version() != wanted.version() || !prices.replace(wanted.sku(), price, next)) {
      throw new ProblemException(
          Problem.builder(ShopProblems.STALE_PRICE)
              .detail("The price has changed since you read it.")
              .extension("current_version", price.version())
              .build());
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
