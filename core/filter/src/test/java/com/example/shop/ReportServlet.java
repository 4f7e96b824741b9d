package com.example.shop;

import dev.clearfault.Inputs;
import dev.clearfault.problem.ProblemException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;

@WebServlet(urlPatterns = "/reports", asyncSupported = true)
public final class ReportServlet extends HttpServlet {
  public record Wanted(@NotNull YearMonth month) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Wanted wanted = Inputs.read(request, Wanted.class);
    AsyncContext async = request.startAsync();
    async.setTimeout(5_000);
    async.start(
        () -> {
          write(async.getResponse(), report(wanted.month()));
          async.complete();
        });
  }

  private static String report(YearMonth month) {
    if (month.getYear() < 2020) {
      throw ProblemException.of(ShopProblems.NO_REPORT, "There are no reports of that year.");
    }
    return "Report of " + month;
  }

  private static void write(ServletResponse response, String text) {
    try {
      response.setContentType("text/plain;charset=UTF-8");
      response.getWriter().println(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
