package com.example.shop;

import dev.clearfault.Inputs;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** What the documentation shows of an input with a type argument. */
public final class ItemsServlet extends HttpServlet {
  public record NewItem(@NotBlank String sku, @Positive int quantity) {}

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<NewItem> items = Inputs.read(request, new TypeReference<List<NewItem>>() {});
    response.getWriter().println(items.size());
  }
}
