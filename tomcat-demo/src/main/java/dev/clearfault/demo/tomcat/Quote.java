package dev.clearfault.demo.tomcat;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An answer to a {@link QuoteRequest}. */
record Quote(String from, String to, BigDecimal amount, BigDecimal rate, BigDecimal result) {

  static Quote of(QuoteRequest request, BigDecimal rate) {
    BigDecimal result = request.amount().multiply(rate).setScale(2, RoundingMode.HALF_EVEN);
    return new Quote(request.from(), request.to(), request.amount(), rate, result);
  }
}
