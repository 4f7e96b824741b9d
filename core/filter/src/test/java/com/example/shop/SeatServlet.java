package com.example.shop;

import dev.clearfault.Inputs;
import dev.clearfault.input.DefaultValue;
import dev.clearfault.input.From;
import dev.clearfault.input.ValidInput;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.UUID;

/** What the documentation shows of input from all parts of a request. */
public final class SeatServlet extends HttpServlet {

  /** From the path, a header, the query and the JSON body. */
  public record SeatChange(
      @From(Source.PATH) @NotNull UUID ticket,
      @From(value = Source.HEADER, name = "If-Match") @NotBlank String version,
      @From(Source.QUERY) @DefaultValue("false") boolean dryRun,
      @NotNull @Max(300) Integer seat) {}

  @Override
  @ValidInput(SeatChange.class)
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SeatChange change = Inputs.valid(request);
    if (change.seat() == 13) {
      throw ProblemException.invalid(Source.BODY, "seat", "unlucky", "must not be 13");
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
