package dev.clearfault.internal.json;

import static dev.clearfault.internal.json.JacksonReaderTest.bytes;
import static dev.clearfault.internal.json.JacksonReaderTest.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Dates and times in a form that the application has chosen. */
class FormatsTest {
  private static final String DAY = "dd.MM.yyyy";

  record Form(
      @JsonFormat(pattern = DAY) @Nullable LocalDate day,
      @JsonFormat(pattern = DAY, lenient = OptBoolean.TRUE) @Nullable LocalDate lenient,
      @JsonFormat(pattern = DAY) @Nullable List<LocalDate> days,
      @JsonFormat(pattern = DAY) Optional<LocalDate> maybe,
      @JsonFormat(pattern = DAY) @Nullable Map<String, LocalDate> byName,
      @JsonFormat(
              pattern = "d. MMMM uuuu",
              locale = "de",
              with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES)
          @Nullable LocalDate named,
      @JsonFormat(pattern = "HH:mm") @Nullable LocalTime time,
      @JsonFormat(pattern = "MM/yyyy") @Nullable YearMonth month,
      @JsonFormat(pattern = DAY + " HH:mm", timezone = "Europe/Berlin") @Nullable Instant berlin,
      @JsonFormat(pattern = DAY + " HH:mm") @Nullable Instant utc,
      @JsonFormat(pattern = DAY + " HH:mm XXX", timezone = "Europe/Berlin")
          @Nullable OffsetDateTime offset,
      @JsonFormat(pattern = DAY + " HH:mm XXX") @Nullable ZonedDateTime zoned,
      @JsonFormat(pattern = DAY) @Nullable Date date,
      @JsonFormat(pattern = DAY) java.sql.@Nullable Date sql,
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable Instant seconds,
      @JsonFormat(pattern = "HOURS") @Nullable Duration hours) {}

  record Plain(
      @Nullable LocalDate day,
      @Nullable Date date,
      @Nullable OffsetDateTime offset,
      @Nullable Map<Thread.State, String> states) {}

  private final JsonReader reader = JsonReader.jackson();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "day|31.01.2026|2026-01-31",
        "lenient|31.02.2026|2026-02-28",
        "named|31. januar 2026|2026-01-31",
        "time|14:30|14:30",
        "month|01/2026|2026-01",
        "berlin|31.01.2026 14:30|2026-01-31T13:30:00Z",
        "utc|31.01.2026 14:30|2026-01-31T14:30:00Z",
        "offset|31.01.2026 14:30 +05:00|2026-01-31T14:30+05:00",
        "zoned|31.01.2026 14:30 +05:00|2026-01-31T14:30+05:00",
        "sql|31.01.2026|2026-01-31"
      })
  void aPatternReplacesTheForm(String name, String text, String value) {
    String json = "{\"" + name + "\":\"" + text + "\"}";
    JsonReader.Result<Form> body = reader.read(bytes(json), Form.class);
    assertThat(told(body)).isEmpty();
    assertThat(String.valueOf(body.value())).contains(name + "=" + value);
    JsonReader.Result<Form> texts = reader.bind(Map.of(name, text), Form.class);
    assertThat(texts).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "day|31.02.2026",
        "day|31.1.2026",
        "day|31.01.26",
        "day|31.01.2026x",
        "day|2026-01-31",
        "named|31. January 2026",
        "time|24:00",
        "month|13/2026",
        "berlin|31.02.2026 14:30",
        "offset|31.01.2026 14:30",
        "date|31.02.2026",
        "date|31.01.2026 14:30",
        "sql|31.02.2026"
      })
  void aPatternIsStrict(String name, String text) {
    String json = "{\"" + name + "\":\"" + text + "\"}";
    String expected = "[" + name + "] INVALID_FORMAT";
    assertThat(told(reader.read(bytes(json), Form.class))).isEqualTo(expected);
    assertThat(told(reader.bind(Map.of(name, text), Form.class))).isEqualTo(expected);
    assertThat(told(reader.read(bytes("{\"" + name + "\":1769853600000}"), Form.class)))
        .isEqualTo("[" + name + "] TYPE_MISMATCH");
  }

  @Test
  void aPatternHoldsInsideOfListsOptionalsAndMaps() {
    LocalDate day = LocalDate.of(2026, 1, 31);
    String good =
        "{'days':['31.01.2026'],'maybe':'31.01.2026','byName':{'a':'31.01.2026'},'date':'31.01.2026'}";
    Form form = reader.read(bytes(good.replace('\'', '"')), Form.class).value();
    assertThat(form).isNotNull();
    assertThat(form.days()).containsExactly(day);
    assertThat(form.maybe()).contains(day);
    assertThat(form.byName()).containsEntry("a", day);
    assertThat(form.date()).isEqualTo(Date.from(Instant.parse("2026-01-31T00:00:00Z")));
    assertThat(told(reader.read(bytes(good.replace('\'', '"').replace("31.", "32.")), Form.class)))
        .isEqualTo(
            "[days, 0] INVALID_FORMAT, [maybe] INVALID_FORMAT, [byName, a] INVALID_FORMAT,"
                + " [date] INVALID_FORMAT");
  }

  @Test
  void anotherShapeIsTheApplicationsChoice() {
    Form form = reader.read(bytes("{\"seconds\":1769853600,\"hours\":5}"), Form.class).value();
    assertThat(form).isNotNull();
    assertThat(form.seconds()).isEqualTo(Instant.ofEpochSecond(1_769_853_600));
    assertThat(form.hours()).isEqualTo(Duration.ofHours(5));
  }

  @Test
  void deserializersAndFormatsOfTheApplicationReadAsTheySay() {
    SimpleModule module = new SimpleModule();
    module.addDeserializer(
        LocalDate.class, new LocalDateDeserializer(DateTimeFormatter.ofPattern(DAY, Locale.ROOT)));
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(module)
            .defaultDateFormat(new SimpleDateFormat(DAY, Locale.ROOT))
            .build();
    Plain plain =
        JsonReader.jackson(JsonLimits.STANDARD, mapper)
            .read(bytes("{\"day\":\"31.01.2026\",\"date\":\"31.01.2026\"}"), Plain.class)
            .value();
    assertThat(plain).isNotNull();
    assertThat(plain.day()).isEqualTo("2026-01-31");
    assertThat(plain.date()).isEqualTo(Date.from(Instant.parse("2026-01-31T00:00:00Z")));
  }

  record NoYear(@JsonFormat(pattern = "dd.MM.") LocalDate day) {}

  record NoHalfOfTheDay(@JsonFormat(pattern = "hh:mm") LocalTime time) {}

  record WeekYear(@JsonFormat(pattern = "YYYY-MM-dd") LocalDate day) {}

  record NoPattern(@JsonFormat(pattern = "yyyy-MM-ddTHH:mm") Instant at) {}

  @ParameterizedTest
  @ValueSource(classes = {NoYear.class, NoHalfOfTheDay.class, WeekYear.class, NoPattern.class})
  void aPatternThatFitsNoTextIsAFaultOfTheClass(Class<?> type) {
    assertThatThrownBy(() -> reader.check(type))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("of @JsonFormat does not describe it");
  }

  @Test
  void theMapperCanGiveAPatternToAClass() {
    JsonMapper mapper =
        JsonMapper.builder()
            .withConfigOverride(LocalDate.class, o -> o.setFormat(JsonFormat.Value.forPattern(DAY)))
            .build();
    JsonReader own = JsonReader.jackson(JsonLimits.STANDARD, mapper);
    Plain plain = own.<Plain>read(bytes("{\"day\":\"31.01.2026\"}"), Plain.class).value();
    assertThat(plain).isNotNull();
    assertThat(plain.day()).isEqualTo("2026-01-31");
    assertThat(told(own.read(bytes("{\"day\":\"31.02.2026\"}"), Plain.class)))
        .isEqualTo("[day] INVALID_FORMAT");
  }

  @Test
  void noFeatureOfTheApplicationsMapperChangesWhatWasSent() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(
                DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
                DateTimeFeature.ALWAYS_ALLOW_STRINGIFIED_DATE_TIMESTAMPS,
                DateTimeFeature.TRUNCATE_TO_MSECS_ON_READ)
            .enable(EnumFeature.READ_ENUM_KEYS_USING_INDEX)
            .build();
    JsonReader own = JsonReader.jackson(JsonLimits.STANDARD, mapper);
    assertThat(told(own.read(bytes("{\"states\":{\"0\":\"x\"}}"), Plain.class)))
        .matches("\\[states.*] INVALID_KEY");
    String sent = "2026-01-31T14:30:00.000000001+05:00";
    Plain plain = own.read(bytes("{\"offset\":\"" + sent + "\"}"), Plain.class).value();
    assertThat(plain).isNotNull();
    assertThat(plain.offset()).isEqualTo(OffsetDateTime.parse(sent)).hasToString(sent);
  }
}
