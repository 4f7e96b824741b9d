package com.example.shop;

import dev.clearfault.Inputs;
import dev.clearfault.input.From;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;

@WebServlet("/invoices/*")
public final class InvoiceServlet extends HttpServlet {
  private static final Path FOLDER = Path.of("invoices");

  public record Wanted(@From(Source.PATH) @NotNull UUID invoice) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UUID invoice = Inputs.read(request, Wanted.class).invoice();
    response.setContentType("application/pdf");
    response.setHeader("Content-Disposition", "attachment; filename=\"invoice.pdf\"");
    try (InputStream file = Files.newInputStream(FOLDER.resolve(invoice + ".pdf"))) {
      file.transferTo(response.getOutputStream());
    } catch (NoSuchFileException e) {
      throw new ProblemException(Problem.of(ShopProblems.INVOICE_NOT_FOUND), e);
    }
  }
}
