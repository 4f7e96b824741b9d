package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clearfault.Documents;
import dev.clearfault.Inputs;
import dev.clearfault.TextsOf;
import dev.clearfault.input.From;
import dev.clearfault.internal.render.Format;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a client is told about each kind of fault, byte for byte. Run with {@code
 * -Dgolden.write=true} to write the bodies anew, and read the difference.
 */
class FaultGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/faults");

  /** How something travels. */
  public enum Shipping {
    STANDARD,
    EXPRESS
  }

  /** Refuses a value by itself. */
  public record Sku(String text) {
    /** Checks the form. */
    public Sku {
      if (!text.startsWith("S-")) {
        throw new IllegalArgumentException("secret " + text);
      }
    }
  }

  /** A line. */
  public record Item(Sku sku, @Min(1) int quantity, BigDecimal price) {}

  /** What is read. */
  public record Order(
      @From(Source.QUERY) Integer limit,
      @From(value = Source.HEADER, name = "If-Match") @Size(max = 3) String version,
      @NotBlank @Email String email,
      Shipping shipping,
      LocalDate deliverOn,
      List<@Valid Item> items) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "constraint|||{\"email\":\"nobody\"}",
        "type_mismatch|||{\"email\":7}",
        "invalid_format|||{\"email\":\"a@b.c\",\"deliverOn\":\"soon\"}",
        "invalid_enum|||{\"email\":\"a@b.c\",\"shipping\":\"EXPRES\"}",
        "out_of_range|||{\"email\":\"a@b.c\",\"items\":[{\"quantity\":99999999999}]}",
        "missing|||{\"email\":\"a@b.c\",\"items\":[{}]}",
        "invalid_value|||{\"email\":\"a@b.c\",\"items\":[{\"sku\":{\"text\":\"x\"},\"quantity\":1}]}",
        "unknown_property|||{\"email\":\"a@b.c\",\"shiping\":1}",
        "duplicate_property|||{\"email\":\"a@b.c\",\"email\":\"a@b.c\"}",
        "malformed|||{\"email\":",
        "missing_body|||''",
        "nesting_too_deep|||[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "query|limit=many||{\"email\":\"a@b.c\"}",
        "encoding|limit=%zz||{\"email\":\"a@b.c\"}",
        "header||too long|{\"email\":\"a@b.c\"}"
      })
  void bodyIsTheGoldenFile(String fault, String query, String version, String json)
      throws Exception {
    HttpServletRequest request =
        PostedJson.request(query, version, json.getBytes(StandardCharsets.UTF_8));
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> Inputs.read(request, Order.class));
    TextsOf.areInEveryLanguage(refused.problem());
    String body =
        new String(
                Format.PROBLEM.renderer().render(Documents.of(refused.problem())),
                StandardCharsets.UTF_8)
            .replace(",\"instance\":\"urn:uuid:1\"", "");
    Path golden = GOLDEN.resolve(fault + ".json");
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, body + "\n");
    }
    assertThat(body).isEqualTo(Files.readString(golden).stripTrailing());
  }
}
