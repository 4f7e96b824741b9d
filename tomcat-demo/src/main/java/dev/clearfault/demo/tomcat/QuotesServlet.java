package dev.clearfault.demo.tomcat;

import dev.clearfault.Inputs;
import dev.clearfault.input.Published;
import dev.clearfault.input.ValidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * {@code /api/quotes}: one quote for a GET, several for a POST. What is accepted stands in the
 * annotations of {@link QuoteRequest}.
 */
public final class QuotesServlet extends QuotingServlet {
  private static final long serialVersionUID = 1L;

  @Override
  @ValidInput(QuoteRequest.class)
  @Published(problems = "upstream_*")
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    answer(request, Inputs.<QuoteRequest>valid(request));
  }

  @Override
  @ValidInput(QuoteRequests.class)
  @Published(problems = "upstream_*")
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    QuoteRequests wanted = Inputs.valid(request);
    answer(request, wanted.requests());
  }
}
