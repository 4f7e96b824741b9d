package dev.clearfault.load;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Prepared bodies for the same failures, as long as those of Clearfault. */
final class Answers {
  static final Answers OK = new Answers(200, "{\"status\":\"ok\"}");
  static final Answers INVALID =
      new Answers(
          400,
          "{\"type\":\"/problems/validation-failed\",\"title\":\"Validation failed\",\"status\":400,"
              + "\"detail\":\"4 values were not accepted.\","
              + "\"instance\":\"urn:uuid:6fa459ea-ee8a-4ca4-894e-db77e160355e\","
              + "\"code\":\"validation_failed\",\"errors\":["
              + "{\"in\":\"body\",\"field\":\"age\",\"pointer\":\"#/age\",\"code\":\"min\","
              + "\"detail\":\"must be greater than or equal to 18\",\"expected\":{\"type\":\"integer\",\"minimum\":18},"
              + "\"hint\":\"Send 18 or more.\"},"
              + "{\"in\":\"body\",\"field\":\"email\",\"pointer\":\"#/email\",\"code\":\"not_blank\","
              + "\"detail\":\"must not be blank\","
              + "\"expected\":{\"type\":\"string\",\"minLength\":1},"
              + "\"hint\":\"Send a text that is not blank.\"},"
              + "{\"in\":\"body\",\"field\":\"items[0].quantity\",\"pointer\":\"#/items/0/quantity\","
              + "\"code\":\"min\",\"detail\":\"must be greater than or equal to 1\","
              + "\"expected\":{\"type\":\"integer\",\"minimum\":1},\"hint\":\"Send 1 or more.\"},"
              + "{\"in\":\"body\",\"field\":\"items[0].sku\",\"pointer\":\"#/items/0/sku\","
              + "\"code\":\"not_blank\",\"detail\":\"must not be blank\",\"expected\":{\"type\":\"string\",\"minLength\":1},\"hint\":\"Send a text that is not blank.\"}"
              + "]}");
  static final Answers UPSTREAM =
      new Answers(
          502,
          "{\"type\":\"/problems/upstream-timeout\",\"title\":\"Upstream timeout\",\"status\":502,"
              + "\"detail\":\"A service that this one needs did not answer in time.\","
              + "\"instance\":\"urn:uuid:6fa459ea-ee8a-4ca4-894e-db77e160355e\","
              + "\"code\":\"upstream_timeout\",\"retryable\":true}");
  static final Answers UNEXPECTED =
      new Answers(
          500,
          "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,"
              + "\"instance\":\"urn:uuid:6fa459ea-ee8a-4ca4-894e-db77e160355e\","
              + "\"code\":\"internal_server_error\"}");

  private final int status;
  private final byte[] body;

  Answers(int status, String body) {
    this.status = status;
    this.body = body.getBytes(StandardCharsets.UTF_8);
  }

  /** Answers with the headers that all compared filters send. */
  void send(HttpServletResponse response) throws IOException {
    if (status == 200) {
      response.setContentType("application/json");
    } else {
      ProblemHeaders.set(response, status);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
