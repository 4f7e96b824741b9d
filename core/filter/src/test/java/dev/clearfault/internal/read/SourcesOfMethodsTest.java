package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Inputs;
import dev.clearfault.input.From;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the components of an input come from, for each method of HTTP. */
class SourcesOfMethodsTest {

  record Removal(@From(Source.BODY) @NotBlank String reason, @Nullable Integer limit) {}

  record Plain(@Nullable String reason, @Positive int limit) {}

  record Everything(
      @From(Source.BODY) String reason, @From(Source.QUERY) @Nullable Integer limit) {}

  private static String read(Class<?> type, String method, @Nullable String query, String json) {
    HttpServletRequest posted =
        PostedJson.request(query, null, json.getBytes(StandardCharsets.UTF_8));
    return PostedJson.outcome(
        new PostedMethod(posted, method), request -> Inputs.read(request, type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS", "TRACE"})
  void aBodyThatIsNamedIsReadForAMethodThatHasNone(String method) {
    assertThat(read(Removal.class, method, "limit=5", "{\"reason\":\"old\"}"))
        .isEqualTo("Removal[reason=old, limit=5]");
    assertThat(read(Removal.class, method, "limit=x&reason=y", "{\"reason\":\"\",\"limit\":1}"))
        .isEqualTo(
            "validation_failed: QUERY limit type_mismatch, #/reason not_blank,"
                + " #/limit unknown_property");
    assertThat(read(Removal.class, method, "limit=5", "")).startsWith("missing_body");
    assertThat(read(Removal.class, method, null, "{")).startsWith("malformed_json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS", "TRACE"})
  void withoutANameItIsNotRead(String method) {
    assertThat(read(Plain.class, method, "limit=5", "{\"limit\":6}"))
        .isEqualTo("Plain[reason=null, limit=5]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "QUERY", "PROPFIND", "get"})
  void anyOtherMethodHasABody(String method) {
    assertThat(read(Plain.class, method, "limit=5", "{\"limit\":6}"))
        .isEqualTo("Plain[reason=null, limit=6]");
    assertThat(read(Removal.class, method, "limit=5", "{\"reason\":\"old\",\"limit\":6}"))
        .isEqualTo("Removal[reason=old, limit=6]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "POST", "PUT", "QUERY"})
  void namesCountForEveryMethod(String method) {
    assertThat(read(Everything.class, method, "limit=5", "{\"reason\":\"old\"}"))
        .isEqualTo("Everything[reason=old, limit=5]");
  }
}
