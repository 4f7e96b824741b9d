package dev.clearfault.comparison;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders with Spring Boot and its problem details. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class SpringOrders {
  /** Starts the server, prints the score, and ends. */
  public static void main(String[] arguments) throws Exception {
    SpringApplication application = new SpringApplication(SpringOrders.class);
    application.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "spring.mvc.problemdetails.enabled", "true",
            "spring.main.banner-mode", "off",
            "logging.level.root", "error"));
    try (var context = application.run(arguments)) {
      String port = context.getEnvironment().getRequiredProperty("local.server.port");
      Comparison.print(
          "Spring Boot " + SpringBootVersion.getVersion(),
          URI.create("http://127.0.0.1:" + port + "/api/orders"));
    }
  }

  /** Takes an order. */
  @PostMapping("/api/orders")
  @ResponseStatus(HttpStatus.CREATED)
  public NewOrder create(@Valid @RequestBody NewOrder order) {
    return order;
  }
}
