package dev.clearfault.demo.tomcat;

import dev.clearfault.Inputs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * {@code /contract/quotes}: as {@link QuotesServlet}, but what is accepted stands in the contract
 * {@code WEB-INF/quotes.yaml}, and nowhere in the code.
 */
public final class ContractQuotesServlet extends QuotingServlet {
  private static final long serialVersionUID = 1L;

  /** Has no constraint: the filter lets no request through that breaks the contract. */
  private record Wanted(String from, String to, BigDecimal amount) {
    QuoteRequest request() {
      return new QuoteRequest(from, to, amount);
    }
  }

  private record Several(List<Wanted> requests) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, Inputs.read(request, Wanted.class).request());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Several wanted = Inputs.read(request, Several.class);
    answer(request, wanted.requests().stream().map(Wanted::request).toList());
  }
}
