package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.clearfault.Inputs;
import dev.clearfault.input.From;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A date whose format the application has chosen is asked for in this format. */
class ChosenFormatsTest {

  record Dates(
      @JsonFormat(pattern = "dd.MM.yyyy") @Nullable LocalDate day,
      @JsonFormat(pattern = "dd.MM.yyyy HH:mm") @Nullable LocalDateTime time,
      @JsonFormat(pattern = "HH.mm") @Nullable LocalTime clock,
      @JsonFormat(pattern = "yyyy-MM-dd HH:mm:ss", timezone = "Europe/Berlin")
          @Nullable Instant instant,
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable Instant number,
      @JsonFormat(pattern = "dd.MM.yyyy", timezone = "Asia/Tokyo") @Nullable Date date,
      @JsonFormat(pattern = "yyyy/MM") @Nullable YearMonth month,
      @JsonFormat(pattern = "EEE, d MMM yyyy", locale = "en") @Nullable LocalDate named,
      @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ssXX") @Nullable OffsetDateTime offset,
      @JsonFormat(pattern = "yyyy-MM-dd HH:mm VV", timezone = "Europe/Berlin")
          @Nullable ZonedDateTime zoned,
      @JsonFormat(pattern = "dd.MM.yyyy") Optional<LocalDate> optional,
      @Nullable LocalDate standard) {}

  /** The same formats outside of the body. */
  record Parameters(
      @From(Source.QUERY) @JsonFormat(pattern = "dd.MM.yyyy") @Nullable LocalDate day,
      @From(Source.QUERY) @JsonFormat(pattern = "yyyy-MM-dd HH:mm:ss", timezone = "Europe/Berlin")
          @Nullable Instant instant,
      @From(Source.QUERY) @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable Instant number,
      @From(Source.QUERY) @JsonFormat(pattern = "yyyy/MM") @Nullable YearMonth month,
      @From(Source.QUERY) @JsonFormat(pattern = "dd.MM.yyyy") @Nullable List<LocalDate> days,
      @From(Source.QUERY) @JsonFormat(pattern = "dd.MM.yyyy") Optional<LocalDate> optional,
      @From(Source.QUERY) @Nullable LocalDate standard) {}

  static Stream<String> dates() {
    return names(Dates.class);
  }

  static Stream<String> parameters() {
    return names(Parameters.class);
  }

  private static Stream<String> names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
  }

  @ParameterizedTest
  @MethodSource("dates")
  void anExampleInABodyIsAccepted(String name) {
    String example = example(refused(Dates.class, null, body(name, "x")));
    assertThat(PostedJson.read(Dates.class, null, body(name, example)))
        .startsWith("Dates[")
        .doesNotContain(name + "=null");
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void anExampleInAQueryIsAccepted(String name) {
    String example = example(refused(Parameters.class, name + "=x", "{}"));
    String query = name + "=" + URLEncoder.encode(example, StandardCharsets.UTF_8);
    byte[] none = "{}".getBytes(StandardCharsets.UTF_8);
    assertThat(
            PostedJson.outcome(
                PostedJson.request(query, null, none),
                request -> Inputs.read(request, Parameters.class)))
        .startsWith("Parameters[")
        .doesNotContain(name + "=null");
  }

  private static String body(String name, String text) {
    return "{\"" + name + "\":\"" + text + "\"}";
  }

  private static Violation refused(Class<?> type, @Nullable String query, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> Inputs.read(PostedJson.request(query, null, bytes), type));
    assertThat(refused.problem().errors()).hasSize(1);
    return refused.problem().errors().get(0);
  }

  /** Returns the example in the hint: of the format, or of the standard format of the type. */
  private static String example(Violation error) {
    Object chosen = error.arguments().get("example");
    if (chosen != null) {
      assertThat(error.hint()).isEqualTo("{" + error.code() + ".example.hint}");
      return chosen.toString();
    }
    String type = String.valueOf(error.arguments().get("{type}"));
    return type.equals("type.instant") ? "2026-01-31T14:30:00Z" : "2026-01-31";
  }

  @Test
  void examplesHaveTheFormats() {
    assertThat(example(refused(Dates.class, null, body("day", "2026-01-31"))))
        .isEqualTo("31.01.2026");
    assertThat(example(refused(Parameters.class, "instant=2026-01-31", "{}")))
        .isEqualTo("2026-01-31 14:30:00");
    assertThat(refused(Dates.class, null, body("standard", "x")).arguments())
        .doesNotContainKey("example");
  }
}
