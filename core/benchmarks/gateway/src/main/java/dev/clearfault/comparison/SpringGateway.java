package dev.clearfault.comparison;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Spring Cloud Gateway Server MVC in front of the orders service, without any checks. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class SpringGateway {
  /**
   * Starts the gateway.
   *
   * @param arguments the URL of the service and the client, {@code jdk} or {@code http-components}
   */
  public static void main(String[] arguments) {
    String route = "spring.cloud.gateway.server.webmvc.routes[0].";
    SpringApplication application = new SpringApplication(SpringGateway.class);
    application.setDefaultProperties(
        Map.of(
            "server.address",
            "127.0.0.1",
            "server.port",
            "0",
            route + "id",
            "orders",
            route + "uri",
            arguments[0],
            route + "predicates[0]",
            "Path=/gateway/**",
            route + "filters[0]",
            "StripPrefix=1",
            "spring.http.clients.imperative.factory",
            arguments[1],
            "spring.main.banner-mode",
            "off",
            "logging.level.root",
            "error"));
    var context = application.run();
    System.out.println(
        "Spring Cloud Gateway listens on http://127.0.0.1:"
            + context.getEnvironment().getRequiredProperty("local.server.port")
            + "/");
  }
}
