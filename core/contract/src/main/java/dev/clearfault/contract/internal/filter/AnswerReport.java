package dev.clearfault.contract.internal.filter;

import dev.clearfault.contract.internal.response.ResponseWatch;
import dev.clearfault.internal.exchange.Exchange;
import java.util.List;

/** Reports an answer that is not as the contract says, as one occurrence, to log and listeners. */
record AnswerReport(Exchange exchange) implements ResponseWatch.Report {
  @Override
  public void found(List<String> findings) {
    exchange.reportAnswer(String.join("; ", findings));
  }

  @Override
  public void broken(Throwable thrown) {
    exchange.report(thrown);
  }
}
