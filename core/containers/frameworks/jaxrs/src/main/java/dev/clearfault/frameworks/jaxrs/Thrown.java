package dev.clearfault.frameworks.jaxrs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.concurrent.ExecutionException;

/** What an application throws. */
@Path("/thrown/{what}")
@Produces("text/plain")
public class Thrown {
  static Exception of(String what) {
    return switch (what) {
      case "entity" -> withEntity(409);
      case "entity-500" -> withEntity(500);
      case "conflict" -> new WebApplicationException("secret", 409);
      case "not-found" -> new NotFoundException("secret");
      case "bad-request" -> new BadRequestException("secret", new NumberFormatException("secret"));
      case "unavailable" -> new ServiceUnavailableException(120L);
      case "unauthorized" -> new NotAuthorizedException("secret", "Bearer");
      case "forbidden" -> new ForbiddenException("secret");
      case "null-pointer" ->
          new InternalServerErrorException("secret", new NullPointerException("secret"));
      case "internal" -> new InternalServerErrorException("secret");
      case "internal-upstream" ->
          new InternalServerErrorException("secret", new ConnectException("secret"));
      case "redirect" -> new RedirectionException(303, URI.create("http://shop.example/elsewhere"));
      case "problem" -> ProblemException.of(ProblemType.of("sold_out", 409, "Sold out"), "None.");
      case "wrapped-problem" -> new ExecutionException(of("problem"));
      case "as-problem" -> new SoldOutException("secret");
      case "quota" -> new QuotaException("secret");
      case "stock" -> new StockException("secret");
      case "arithmetic" -> new ArithmeticException("secret");
      case "checked" -> new IOException("secret");
      case "number" -> new NumberFormatException("For input string: \"secret\"");
      case "error" -> new AssertionException();
      default -> new IllegalStateException("secret");
    };
  }

  private static WebApplicationException withEntity(int status) {
    return new WebApplicationException(
        Response.status(status).type("application/json").entity("{\"own\":true}").build());
  }

  @GET
  public String get(@PathParam("what") String what) throws Exception {
    if (what.equals("own-json")) {
      return parse();
    }
    throw of(what);
  }

  /** Parses a text of the application, not of the client. */
  private static String parse() throws JsonProcessingException {
    return new ObjectMapper().readTree("{\"secret\":").asText();
  }

  /** Unchecked, to fit in. */
  static final class AssertionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AssertionException() {
      super("secret", new AssertionError("secret"));
    }
  }
}
