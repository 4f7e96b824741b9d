package com.example.shop;

import dev.clearfault.problem.ProblemType;

/** All problem types of the shop: what clients may meet, in one place. */
public final class ShopProblems {
  /** Somebody else has changed the price since the client has read it. */
  public static final ProblemType STALE_PRICE =
      ProblemType.of("stale_price", 409, "Stale price")
          .describedAs(
              "The price has another version by now. Read it again, then send your change with"
                  + " current_version.");

  /** The same key has come for another payment. */
  public static final ProblemType KEY_REUSED =
      ProblemType.of("idempotency_key_reused", 422, "Idempotency key reused")
          .describedAs("Another payment has this key. Send the payment with a new key.");

  /** The first request with the key is not finished. */
  public static final ProblemType PAYMENT_UNDER_WAY =
      ProblemType.of("payment_under_way", 409, "Payment under way")
          .describedAs("Wait for retry_after seconds, then send the same request again.");

  /** The client sends too much. */
  public static final ProblemType TOO_MANY_REQUESTS =
      ProblemType.of("shop_limit_reached", 429, "Limit reached")
          .describedAs("Wait for retry_after seconds, then send the same request again.");

  /** There is no such invoice. */
  public static final ProblemType INVOICE_NOT_FOUND =
      ProblemType.of("invoice_not_found", 404, "Invoice not found")
          .describedAs("Look for the invoice in the list of orders.");

  /** The shop did not exist then. */
  public static final ProblemType NO_REPORT =
      ProblemType.of("no_report", 404, "No report").describedAs("Ask for a month from 2020-01 on.");

  private ShopProblems() {}
}
