package com.example.shop;

import dev.clearfault.Inputs;
import dev.clearfault.input.From;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

@WebServlet("/payments")
public final class PaymentServlet extends HttpServlet {
  public record NewPayment(
      @From(value = Source.HEADER, name = "Idempotency-Key") @NotBlank @Size(max = 64) String key,
      @NotBlank String order,
      @NotNull @Positive Integer cents) {}

  /** What is known of a key. The receipt is empty until the payment is made. */
  private record Known(NewPayment payment, String receipt) {}

  /** In an application: a table with a unique key, whose rows are deleted after a day. */
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    NewPayment payment = Inputs.read(request, NewPayment.class);
    Known first = known.putIfAbsent(payment.key(), new Known(payment, ""));
    if (first == null) {
      first = new Known(payment, pay(payment));
      known.put(payment.key(), first);
    }
    if (!first.payment().equals(payment)) {
      throw new ProblemException(Problem.of(ShopProblems.KEY_REUSED));
    }
    if (first.receipt().isEmpty()) {
      throw new ProblemException(
          Problem.builder(ShopProblems.PAYMENT_UNDER_WAY)
              .header("Retry-After", "2")
              .nothingWasDone(true)
              .build());
    }
    response.getWriter().println(first.receipt());
  }

  private String pay(NewPayment payment) {
    return "receipt " + known.size() + " for " + payment.order();
  }
}
