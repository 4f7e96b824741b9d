package dev.clearfault.internal.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.clearfault.Inputs;
import dev.clearfault.input.Example;
import dev.clearfault.input.From;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What an answer says to programs: what each place accepts, and how to repair the body. */
class ExpectedTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** Names of the wire. */
  enum Size2 {
    SMALL,
    @JsonProperty("x-large")
    LARGE
  }

  /** A constraint of the application that is made of others. */
  @Min(1) @Max(9) @NotNull @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @interface Grade {
    String message() default "m";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** For another request. */
  interface Strict {}

  record Geo(@NotNull @Range(min = -90, max = 90) BigDecimal lat, double lon) {}

  record Street(@NotBlank String name, @Valid @Nullable Geo geo) {}

  record Address(@NotNull @Valid Street street, @JsonProperty("zip_code") @NotNull String zip) {}

  @SuppressWarnings("ArrayRecordComponent") // Applications have them.
  record Values(
      @Min(3) @Max(7) @Nullable Integer whole,
      @Positive @DecimalMax("9.99") @Digits(integer = 3, fraction = 2) @Nullable BigDecimal price,
      @Size(min = 2, max = 5) @NotBlank @Nullable String text,
      @Pattern(regexp = "secret") @Nullable String secret,
      @NotEmpty @UniqueElements @Nullable List<@NotBlank @Size(max = 3) String> tags,
      @Size(max = 2) @Nullable Map<Size2, @Min(1) Integer> bySize,
      Optional<@Max(4) Integer> perhaps,
      @Grade @Nullable Integer grade,
      @AssertTrue @Nullable Boolean accepted,
      @Min(value = 5, groups = Strict.class) @Nullable Long strict,
      @Nullable Size2 size,
      @Nullable UUID id,
      @Nullable URI link,
      @Nullable Instant at,
      @Nullable LocalDateTime local,
      @Nullable LocalTime time,
      @JsonFormat(pattern = "HH.mm") @Nullable LocalTime odd,
      byte @Nullable [] bytes,
      @Nullable Object any,
      @Valid @Nullable Address address,
      @Nullable List<List<Street>> streets) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "whole|{'type':'integer','minimum':3,'maximum':7}",
        "price|{'type':'number','exclusiveMinimum':0,'maximum':9.99,'multipleOf':0.01}",
        "text|{'type':'string','minLength':2,'maxLength':5}",
        "secret|{'type':'string'}",
        "tags|{'type':'array','minItems':1,'uniqueItems':true,'items':{'type':'string','minLength':1,'maxLength':3}}",
        "tags/0|{'type':'string','minLength':1,'maxLength':3}",
        "bySize|{'type':'object','maxProperties':2,'propertyNames':{'enum':['SMALL','x-large']},'additionalProperties':{'type':'integer','minimum':1}}",
        "bySize/SMALL|{'type':'integer','minimum':1}",
        "perhaps|{'type':'integer','maximum':4}",
        "grade|{'type':'integer','minimum':1,'maximum':9}",
        "accepted|{'type':'boolean','const':true}",
        "strict|{'type':'integer'}",
        "size|{'enum':['SMALL','x-large']}",
        "id|{'type':'string','format':'uuid'}",
        "link|{'type':'string','format':'uri'}",
        "at|{'type':'string','format':'date-time'}",
        "local|{'type':'string','format':'date-time-local'}",
        "time|{'type':'string','format':'time-local'}",
        "odd|{'type':'string','examples':['14.30']}",
        "bytes|{'type':'string'}",
        "address/street/geo/lat|{'type':'number','minimum':-90,'maximum':90}",
        "address/street/geo|{'type':'object','required':['lat','lon'],'properties':{'lat':{'type':'number','minimum':-90,'maximum':90},'lon':{'type':'number'}}}",
      })
  void placeSaysAllThatIsKnownOfIt(String pointer, String schema) throws Exception {
    Violation error = at("#/" + pointer, wrong(pointer));
    assertThat(JSON.writeValueAsString(error.expected())).isEqualTo(schema.replace('\'', '"'));
  }

  /** Returns a body with a value of a wrong type at the place. */
  private static String wrong(String pointer) {
    String value = pointer.endsWith("/0") ? "[{}]" : "{}";
    if (pointer.matches("tags|bySize|streets|any|address.*geo")) {
      value = "true";
    }
    String[] names = pointer.replace("/0", "").split("/", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      value = "{\"" + names[i] + "\":" + value + "}";
    }
    return value
        .replace("\"address\":{\"", "\"address\":{\"zip_code\":\"1\",\"")
        .replace("\"street\":{\"", "\"street\":{\"name\":\"x\",\"");
  }

  @Test
  void objectSaysWhatItHasToHoldTwoObjectsDeep() throws Exception {
    Violation error = at("#/address/street", "{\"address\":{\"zip_code\":\"1\"}}");
    assertThat(error.code()).isEqualTo("not_null");
    assertThat(JSON.writeValueAsString(error.expected()))
        .isEqualTo(
            "{'type':'object','required':['name'],'properties':{'name':{'type':'string','minLength':1},'geo':{'type':'object','required':['lat','lon'],'properties':{'lat':{'type':'number','minimum':-90,'maximum':90},'lon':{'type':'number'}}}}}"
                .replace('\'', '"'));
    error = at("#/address", "{\"address\":5}");
    assertThat(JSON.writeValueAsString(error.expected()))
        .contains("\"required\":[\"street\",\"zip_code\"]")
        .contains("\"geo\":{\"type\":\"object\"}");
  }

  @Test
  void groupsThatAreNotCheckedSayNothing() {
    assertThat(only(Values.class, "{\"strict\":1}", Strict.class).expected())
        .isEqualTo(Map.of("type", "integer", "minimum", 5));
  }

  /** A large class. */
  record Large(@NotNull Wide one, @NotNull Wide two, @NotNull Wide three, @NotNull Wide four) {}

  record Wide(Deep aaaaaaaaaaaaaaaaaaaa, Deep bbbbbbbbbbbbbbbbbbbb, Deep cccccccccccccccccc) {}

  record Deep(UUID aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, UUID bbbbbbbbbbbbbbbbbbbbbbbbbbbbb) {}

  @Test
  void innermostObjectsAreLeftOutOfALargeSchema() throws Exception {
    Violation error = only(Large.class, "5");
    String schema = JSON.writeValueAsString(error.expected());
    assertThat(schema).hasSizeLessThan(2048).contains("\"one\":{\"type\":\"object\"");
  }

  @Test
  void recursiveClassesEnd() {
    record Tree(@NotNull String name, List<Tree> children) {}
    assertThat(only(Tree.class, "5").expected()).containsKey("properties");
    assertThat(only(Selves.class, "5").expected()).containsEntry("type", "array");
  }

  /** A list of itself. */
  static final class Selves extends java.util.ArrayList<Selves> {
    private static final long serialVersionUID = 1L;
  }

  /** What the input takes from elsewhere is not in the body. */
  record Change(
      @From(Source.HEADER) @Size(min = 9) @Nullable String version, @NotNull String text) {}

  @Test
  void bodyLeavesOutWhatComesFromElsewhere() {
    assertThat(only(Change.class, "").expected())
        .isEqualTo(
            Map.of(
                "type",
                "object",
                "required",
                List.of("text"),
                "properties",
                Map.of("text", Map.of("type", "string"))));
    assertThat(only(Change.class, "{\"text\":").expected()).containsKey("required");
  }

  /** Something to draw. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Square.class, name = "square")
  })
  interface Shape {}

  record Circle(@NotNull @Min(1) Integer radius) implements Shape {}

  record Square(@Max(5) int side) implements Shape {}

  record Picture(@NotNull @Valid Shape shape) {}

  @Test
  void subtypesAreChoices() throws Exception {
    assertThat(JSON.writeValueAsString(only(Picture.class, "{}").expected()))
        .isEqualTo(
            ("{'type':'object','required':['kind'],'properties':{'kind':{'enum':['circle','square']}},"
                    + "'anyOf':[{'type':'object','required':['kind','radius'],'properties':{'kind':{'enum':['circle']},'radius':{'type':'integer','minimum':1}}},"
                    + "{'type':'object','required':['kind','side'],'properties':{'kind':{'enum':['square']},'side':{'type':'integer','maximum':5}}}]}")
                .replace('\'', '"'));
    assertThat(only(Picture.class, "{\"shape\":{\"kind\":\"circle\",\"radius\":0}}").expected())
        .isEqualTo(Map.of("type", "integer", "minimum", 1));
  }

  record Inner(@NotBlank String city) {}

  record Outer(@JsonUnwrapped @Valid Inner inner, @Min(1) int count) {}

  @Test
  void unwrappedPropertiesSayWhatTheyAccept() {
    assertThat(only(Outer.class, "{\"city\":\"\",\"count\":1}").expected())
        .isEqualTo(Map.of("type", "string", "minLength", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'whole':4,'texd':'abc'}|{op=move, from=/texd, path=/text}",
        "{'address':{'street':{'name':'x'},'zip_cod':'1','zip_code':'1'}}|{op=remove, path=/address/zip_cod}",
        "{'size':'small'}|{op=replace, path=/size, value=SMALL}",
      })
  void certainRepairsAreAPatch(String body, String fix) {
    assertThat(errors(Values.class, body.replace('\'', '"')))
        .flatExtracting(Violation::fix)
        .singleElement()
        .hasToString(fix);
  }

  /** Another repair may be meant, or the patch would lose what the client sent. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'text':'abc','texd':'abc'}",
        "{'texd':'abc','text':'abc'}",
        "{'texd':'abc','tezt':'abc'}",
        "{'TEXT':'abc','Text':'abc'}",
        "{'nothing like it':1}",
        "{'size':'unsmall'}",
        "{'size':'smallish'}",
        "{'size':'small','size':'SMALL'}",
        "{'address':{'a':1,'zip_code':'1'},'address':{'street':{'name':'x'},'zip_code':'1'}}",
        "{'address':{'street':{'name':'x'},'zip_cod':'1','zip_code':null}}",
      })
  void doubtfulRepairsAreNoPatch(String body) {
    List<Violation> errors = errors(Values.class, body.replace('\'', '"'));
    assertThat(errors).flatExtracting(Violation::fix).isEmpty();
  }

  @Test
  void aPropertyBesideAllOthersIsRemoved() {
    Violation error = only(Geo.class, "{\"lat\":1,\"lon\":2,\"a~b/c\":3}");
    assertThat(error.fix()).containsExactly(Map.of("op", "remove", "path", "/a~0b~1c"));
  }

  record Delivery(@Example("2999-12-31") @FutureOrPresent @Nullable LocalDate on, @Min(5) int n) {}

  /** The example of the library, a day of the past, would be refused. */
  @Test
  void hintShowsTheExampleOfTheAuthor() {
    Violation error = only(Delivery.class, "{\"on\":\"31.12.2999\",\"n\":5}");
    assertThat(error.hint()).isEqualTo("{invalid_format.example.hint}");
    assertThat(error.arguments()).containsEntry("example", "2999-12-31");
  }

  @Test
  void hintShowsTheBoundsOfANumberThatIsOutOfRange() {
    Violation error = only(Delivery.class, "{\"n\":99999999999}");
    assertThat(error.hint()).isEqualTo("{range.hint}");
    assertThat(error.arguments())
        .containsEntry("min", 5)
        .containsEntry("max", new BigDecimal("2147483647"));
  }

  /** A map may have the similar key already, and a move would remove its value. */
  @Test
  void keyThatIsNotAcceptedSaysWhichAre() {
    Violation error = at("#/bySize/SMAL", "{\"bySize\":{\"SMAL\":1}}");
    assertThat(error.code()).isEqualTo("invalid_key");
    assertThat(error.arguments()).containsEntry("nearest", "SMALL");
    assertThat(error.expected())
        .isEqualTo(Map.of("propertyNames", Map.of("enum", List.of("SMALL", "x-large"))));
    assertThat(error.fix()).isEmpty();
  }

  private static Violation at(String pointer, String json) {
    return errors(Values.class, json).stream()
        .filter(error -> pointer.equals(error.pointer()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no error at " + pointer));
  }

  private static Violation only(Class<?> type, String json, Class<?>... groups) {
    List<Violation> errors = errors(type, json, groups);
    assertThat(errors).hasSize(1);
    return errors.get(0);
  }

  private static List<Violation> errors(Class<?> type, String json, Class<?>... groups) {
    byte[] bytes = json.getBytes(UTF_8);
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> Inputs.read(PostedJson.request(null, "long enough", bytes), type, groups));
    assertThat(refused).as(json).isNotNull();
    return refused.problem().errors();
  }
}
