package com.example.shop;

import dev.clearfault.Inputs;
import dev.clearfault.input.Example;
import dev.clearfault.input.From;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;

@WebServlet("/photos")
@MultipartConfig(maxFileSize = 100_000, maxRequestSize = 200_000)
public final class PhotoServlet extends HttpServlet {
  /** A part with the type application/json. */
  public record About(
      @NotNull @Pattern(regexp = "[A-Z]{3}-[0-9]{4}") @Example("ABC-1234") String sku) {}

  public record NewPhoto(
      @NotNull Part photo,
      @From(Source.FORM) @NotNull @Valid About about,
      @From(Source.FORM) @NotBlank String caption) {}

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    NewPhoto upload = Inputs.read(request, NewPhoto.class);
    response.setStatus(HttpServletResponse.SC_CREATED);
    response.getWriter().println(upload.photo().getSize() + " bytes of " + upload.about().sku());
  }
}
