package dev.clearfault.comparison;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.version.VersionUtils;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.validation.Valid;
import java.util.Map;

/** Takes orders with Micronaut and its module for problem details. */
@Controller("/api/orders")
@Introspected(classes = {NewOrder.class, NewOrder.Item.class})
public class MicronautOrders {
  /** Starts the server, prints the score, and ends. */
  public static void main(String[] arguments) throws Exception {
    Micronaut application =
        Micronaut.build(arguments)
            .mainClass(MicronautOrders.class)
            .banner(false)
            .properties(Map.of("micronaut.server.port", -1));
    try (var context = application.start()) {
      Comparison.print(
          "Micronaut " + VersionUtils.getMicronautVersion(),
          context.getBean(EmbeddedServer.class).getURI().resolve("/api/orders"));
    }
  }

  /** Takes an order. */
  @Post
  @Status(HttpStatus.CREATED)
  public NewOrder create(@Valid @Body NewOrder order) {
    return order;
  }
}
