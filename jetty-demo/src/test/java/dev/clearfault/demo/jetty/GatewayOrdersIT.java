package dev.clearfault.demo.jetty;

import static dev.clearfault.demo.JsonBody.member;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.Arrays;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/**
 * The same answers through the gateway of the Tomcat demo, which knows the contract of the orders
 * and not their classes. All differences stand here.
 */
class GatewayOrdersIT extends OrdersContract {
  GatewayOrdersIT() {
    super(OrdersClient.DEMO.behindGateway());
  }

  /**
   * A contract has no rule for dates in the future and no word for blank texts, and of a member
   * that is there twice, only one value is looked at.
   */
  @Override
  List<String> told(String... faults) {
    return Arrays.stream(faults)
        .map(fault -> fault.replace("not_blank", "not_null"))
        .filter(fault -> !fault.matches("#/deliverOn (future_or_present|invalid_format)"))
        .toList();
  }

  @Override
  Matcher<? super Iterable<String>> has(String code) {
    return switch (code) {
      case "not_blank" -> anyOf(hasItem("not_null"), hasItem("email"));
      case "positive_or_zero" -> hasItem("min");
      default -> super.has(code);
    };
  }

  /** The gateway answers OPTIONS itself. */
  @Override
  String allowed(String methods) {
    return methods.equals("POST") ? "OPTIONS, POST" : methods + ", OPTIONS";
  }

  /** The contract of the orders has no pages. */
  @Test
  @Override
  void typeOfAProblemIsTheAddressOfItsPage() {
    client()
        .get("problems/order-not-found")
        .then()
        .statusCode(404)
        .body(member("code", equalTo("not_found")));
  }
}
