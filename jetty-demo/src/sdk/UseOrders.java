import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import orders.client.ApiClient;
import orders.client.ApiException;
import orders.client.api.DefaultApi;
import orders.client.model.ApiOrdersPost400Problem;
import orders.client.model.ApiOrdersPostBody;
import orders.client.model.ApiOrdersPostBodyItems;
import orders.client.model.ValidationFailedProblem;
import problems.Problems;
import problems.Problems.ApiOrdersIdPaymentPostProblem;
import problems.Problems.ApiOrdersPostProblem;

/** What a program does with the generated client, and with the published types of problems. */
public final class UseOrders {
  private final ApiClient client = new ApiClient();
  private final DefaultApi orders;

  private UseOrders(String url) {
    client.updateBaseUri(url);
    orders = new DefaultApi(client);
  }

  /** Sends a bad order, then a good one, and pays it. */
  public static void main(String[] arguments) throws Exception {
    UseOrders program = new UseOrders(arguments[0]);
    program.order(17, 0);
    String path = program.order(36, 1);
    program.pay(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
    Problems.Problem later = Problems.of(Map.of("code", "of_a_later_version", "status", 409));
    say("%d %s is %s", later.status(), later.code(), later.getClass().getSimpleName());
  }

  private String order(int age, int quantity) throws IOException {
    ApiOrdersPostBodyItems item =
        new ApiOrdersPostBodyItems().sku("ABC-1234").quantity(quantity).price(new BigDecimal("9"));
    ApiOrdersPostBody order =
        new ApiOrdersPostBody()
            .email("ada@example.com")
            .age(age)
            .shipping(ApiOrdersPostBody.ShippingEnum.EXPRESS)
            .items(List.of(item));
    try {
      return orders.apiOrdersPostWithHttpInfo(order).getHeaders().get("location").get(0);
    } catch (ApiException failed) {
      tell(ApiOrdersPostProblem.of(body(failed)));
      tellGenerated(failed);
      return "";
    }
  }

  private static void tell(ApiOrdersPostProblem problem) {
    if (problem instanceof Problems.ValidationFailedProblem invalid) {
      say("%d %s", invalid.status(), invalid.code());
      for (Problems.Violation error : invalid.errors()) {
        say("  %s %s %s", error.pointer(), error.code(), error.expected().get("minimum"));
      }
    } else {
      say("not expected: %s", problem);
    }
  }

  /** The generator has classes for the problems, too, and leaves it to us to read into them. */
  private void tellGenerated(ApiException failed) throws IOException {
    ApiOrdersPost400Problem union =
        client.getObjectMapper().readValue(failed.getResponseBody(), ApiOrdersPost400Problem.class);
    if (union.getActualInstance() instanceof ValidationFailedProblem invalid) {
      say("generated: %s with %d errors", invalid.getCode(), invalid.getErrors().size());
    }
  }

  private void pay(UUID order) throws IOException {
    try {
      orders.apiOrdersIdPaymentPost(order);
      say("paid");
    } catch (ApiException failed) {
      ApiOrdersIdPaymentPostProblem problem = ApiOrdersIdPaymentPostProblem.of(body(failed));
      if (problem instanceof Problems.UpstreamFailed upstream) {
        say(
            "%d %s %s retryable=%b",
            upstream.status(), upstream.code(), upstream.upstream(), upstream.retryable());
      } else {
        say("not expected: %s", problem);
      }
    }
  }

  private Map<String, Object> body(ApiException failed) throws IOException {
    return client.getObjectMapper().readValue(failed.getResponseBody(), new TypeReference<>() {});
  }

  private static void say(String text, Object... values) {
    System.out.println(String.format(text, values));
  }
}
