package dev.clearfault.demo.tomcat;

import dev.clearfault.demo.Demo;
import dev.clearfault.demo.DemoClient;
import io.restassured.response.Response;

/** A client that asks for one quote. */
final class QuotesClient extends DemoClient {
  static final Demo DEMO = new Demo("Tomcat", "rates", "/api/quotes", QuotesClient::new);

  QuotesClient(String url) {
    super(url);
  }

  @Override
  public Response call() {
    return request().get("api/quotes?from=EUR&to=USD&amount=1");
  }

  @Override
  public Response other() {
    return request().get("problems");
  }
}
