package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.input.From;
import dev.clearfault.input.ValidInput;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of the path, of header fields, of cookies and of forms, on both sides. */
class DriftOfPartsTest {
  private static final String DOCUMENT =
      """
      openapi: 3.1.0
      info: { title: t, version: "1" }
      servers: [ { url: /api } ]
      paths:
        /notes/{id}:
          post:
            parameters:
              - { name: id, in: path, required: true, schema: { type: integer, format: int64, minimum: 1 } }
              - { name: x-tenant, in: header, required: true, schema: { type: string, maxLength: 10 } }
              - { name: theme, in: cookie, schema: { type: string, maxLength: 5 } }
            requestBody:
              content:
                application/x-www-form-urlencoded:
                  schema: &form
                    type: object
                    required: [ text ]
                    properties: { text: { type: string, maxLength: 100 } }
                multipart/form-data: { schema: *form }
      """;

  @TempDir private Path folder;

  record Note(
      @From(Source.PATH) @Min(1) long id,
      @From(value = Source.HEADER, name = "X-Tenant") @NotNull @Size(max = 10) String tenant,
      @From(Source.COOKIE) @Size(max = 5) String theme,
      @From(Source.FORM) @NotNull @Size(max = 100) String text) {}

  /** Accepts what the contract says. */
  static final class Notes extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    @ValidInput(Note.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  record OtherNote(
      @From(Source.PATH) @Min(2) long id,
      @From(value = Source.HEADER, name = "X-Tenant") @Size(max = 10) String tenant,
      @From(Source.COOKIE) @Size(max = 5) String colour,
      @From(Source.FORM) @NotNull @Size(max = 50) String text,
      @From(Source.FORM) @Max(9) Integer rank) {}

  /** Accepts something else at each place. */
  static final class OtherNotes extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    @ValidInput(OtherNote.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  private List<String> drift(Class<? extends HttpServlet> servlet) throws IOException {
    Path file = Files.writeString(folder.resolve("notes.yaml"), DOCUMENT);
    return ApiContract.read(file).drift(Map.of("/api/notes/*", servlet));
  }

  @Test
  void equalRulesHaveNoLine() throws IOException {
    assertThat(drift(Notes.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "parameters/0, 'minimum 1, ', 'says 2'",
    "parameters/1, 'required true, ', 'does not'",
    "parameters/2, cookie parameter theme, 'does not'",
    "~1notes~1{id}/post, says cookie parameter colour, the contract does not",
    "x-www-form-urlencoded, 'maxLength 100, ', says 50",
    "multipart~1form-data, 'maxLength 100, ', says 50",
    "x-www-form-urlencoded, rank, the contract does not",
    "multipart~1form-data, rank, the contract does not"
  })
  void eachDifferenceIsOneLine(String place, String said, String other) throws IOException {
    assertThat(drift(OtherNotes.class))
        .filteredOn(line -> line.contains(place) && line.contains(said) && line.contains(other))
        .hasSize(1);
  }
}
