package com.example.shop;

import dev.clearfault.Inputs;
import dev.clearfault.Upstream;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;

@WebServlet("/tickets")
public class TicketServlet extends HttpServlet {
  public record NewTicket(@NotBlank @Email String email, @NotNull @Min(1) @Max(10) Integer seats) {}

  public record Hold(String id) {
    public Hold {
      if (id == null) {
        throw new IllegalArgumentException("a hold has an id");
      }
    }
  }

  private static final Upstream SEATS = Upstream.named("seats").deadline(Duration.ofSeconds(2));

  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    NewTicket ticket = Inputs.read(request, NewTicket.class);
    HttpRequest call =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:9/holds?seats=" + ticket.seats()))
            .build();
    Hold hold = SEATS.send(client, call, Hold.class);
    response.getWriter().println(hold.id());
  }

  /** A client can be closed from Java 21 on. An older one ends when nobody uses it any more. */
  @Override
  public void destroy() {
    if ((Object) client instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        getServletContext().log("the client was not closed", e);
      }
    }
  }
}
