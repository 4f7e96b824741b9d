package dev.clearfault.internal.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.clearfault.input.Example;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.read.InputReader;
import dev.clearfault.internal.read.PostedJson;
import dev.clearfault.problem.ProblemException;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.CodePointLength;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.URL;
import org.hibernate.validator.constraints.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another validator with the published schema, and the library with the class, have one verdict on
 * generated values, save for the rules that the documentation lists.
 */
class PublishedRulesTest {
  private static final Set<String> NO_CONSTRAINTS = Set.of("example", "validinput", "published");
  private static final int EACH = 20;
  private static final int MOST = 20_000;
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final InputReader READER =
      InputReader.of(PublishedRulesTest.class.getClassLoader(), InputLimits.STANDARD, null, null);
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final java.util.regex.Pattern CONSTRAINT =
      java.util.regex.Pattern.compile("`@(\\w+)");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "b",
          "ab",
          "abc",
          "abcd",
          "cab",
          "12",
          "ä",
          "\ud83d\ude00",
          "RED",
          "GREEN",
          "a@example.com",
          "@",
          "https://example.com/a",
          "example",
          "2020-01-31",
          "2999-01-31",
          "2020-02-31",
          "6fa459ea-ee8a-4ca4-894e-db77e160355e",
          "6FA459EA-EE8A-4CA4-894E-DB77E160355E",
          "6fa459ea");

  /** Rules of a group of their own. */
  interface Strict {}

  enum Color {
    RED,
    GREEN
  }

  /** Each component is one rule; all that a keyword stands for. */
  record Travels(
      @AssertFalse Boolean no,
      @AssertTrue Boolean yes,
      @DecimalMax("2.5") BigDecimal decimalMax,
      @DecimalMax(value = "2.5", inclusive = false) BigDecimal below,
      @DecimalMin("0.5") BigDecimal decimalMin,
      @DecimalMin(value = "0.5", inclusive = false) BigDecimal above,
      @Digits(integer = 1, fraction = 0) Integer wholeDigits,
      @Max(5) Integer max,
      @Min(2) Long min,
      @Negative Integer negative,
      @NegativeOrZero BigDecimal negativeOrZero,
      @Positive BigDecimal positive,
      @PositiveOrZero Integer positiveOrZero,
      @Range(min = 2, max = 5) Integer range,
      @Min(2) @Max(9) @Range(min = 1, max = 4) Integer narrowest,
      @NotNull Integer notNull,
      @NotEmpty String notEmpty,
      @NotEmpty List<Integer> notEmptyList,
      @NotEmpty Map<String, Integer> notEmptyMap,
      @Size(min = 2, max = 3) List<Integer> sizeOfList,
      @Size(min = 2, max = 3) Map<String, Integer> sizeOfMap,
      @CodePointLength(min = 2, max = 3) String codePoints,
      @UniqueElements List<Integer> unique,
      @Pattern(regexp = "[a-c]+") @Example(value = "abc", showPattern = true) String shown,
      List<@Min(2) Integer> elements,
      Map<String, @Max(2) Integer> values,
      @Min(value = 2, groups = Strict.class) Integer grouped,
      Color color,
      java.util.UUID id,
      LocalDate day,
      byte eightBits,
      short sixteenBits,
      int bits,
      long manyBits,
      boolean truth,
      String text) {}

  /** Each component is named by what the documentation has of it. */
  record DoesNotTravel(
      @Digits(integer = 1, fraction = 1) BigDecimal digits,
      @Future LocalDate future,
      @PastOrPresent LocalDate past,
      @Pattern(regexp = "[a-c]+") String pattern,
      @NotBlank String notblank,
      @Size(min = 2, max = 3) String size,
      @Length(min = 2, max = 3) String length,
      @Email String email,
      @URL String url,
      @UUID String uuid) {}

  static Stream<String> travelling() {
    return names(Travels.class);
  }

  static Stream<String> others() {
    return names(DoesNotTravel.class);
  }

  private static Stream<String> names(Class<?> type) {
    return Stream.of(type.getRecordComponents()).map(each -> each.getName());
  }

  @ParameterizedTest
  @MethodSource("travelling")
  void aRuleTravels(String property) throws IOException {
    for (List<Class<?>> groups :
        List.of(List.<Class<?>>of(), List.of(Default.class, Strict.class))) {
      Verdicts verdicts = new Verdicts(Travels.class, property, groups);
      assertThat(verdicts.different).as(property).isEmpty();
      assertThat(List.of(verdicts.accepted, verdicts.refused)).allMatch(count -> count >= EACH);
    }
  }

  @ParameterizedTest
  @MethodSource("others")
  void aRuleThatDoesNotTravelIsListed(String property) throws IOException {
    assertThat(new Verdicts(DoesNotTravel.class, property, List.of()).different)
        .as(property + " could be in the other class")
        .isNotEmpty();
  }

  /** Nothing more and nothing less. */
  @Test
  void theDocumentationListsTheseRules() throws IOException {
    assertThat(exceptions()).containsExactlyInAnyOrderElementsOf(others().toList());
  }

  /** Returns the constraints in the first cells of the table, as they are spelled here. */
  private static List<String> exceptions() throws IOException {
    String page = Files.readString(Path.of("../../docs/publishing.md"));
    return page.substring(page.indexOf("## What does not travel"))
        .lines()
        .filter(line -> line.startsWith("| "))
        .map(line -> line.substring(0, line.indexOf(" |", 2)))
        .flatMap(cell -> CONSTRAINT.matcher(cell).results())
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .filter(name -> !NO_CONSTRAINTS.contains(name))
        .toList();
  }

  /** What the two say of values that are the same in each run. */
  private static final class Verdicts {
    private final Random random = new Random(7);
    private final List<String> different = new ArrayList<>();
    private int accepted;
    private int refused;

    Verdicts(Class<?> type, String property, List<Class<?>> groups) throws IOException {
      InputPlace place =
          Objects.requireNonNull(
              InputPlace.whole(type, groups, JsonReader.jackson(), Validators.VALIDATOR)
                  .property(property));
      Map<String, Object> published = place.published(new SchemaComponents(Set.of()), false);
      Schema schema = SCHEMAS.getSchema(MAPPER.writeValueAsString(published), InputFormat.JSON);
      for (int i = 0; i < MOST && (i < 300 || accepted < EACH || refused < EACH); i++) {
        String value = value(String.valueOf(published.get("type")));
        boolean fits =
            schema
                .validate(
                    value,
                    InputFormat.JSON,
                    context ->
                        context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
        boolean isAccepted = isAccepted(type, property, groups, value);
        accepted += isAccepted ? 1 : 0;
        refused += isAccepted ? 0 : 1;
        if (fits != isAccepted) {
          different.add((fits ? "refused: " : "accepted: ") + value + " of " + published);
        }
      }
    }

    private static boolean isAccepted(
        Class<?> type, String property, List<Class<?>> groups, String value) throws IOException {
      byte[] body = ("{\"" + property + "\":" + value + "}").getBytes(StandardCharsets.UTF_8);
      try {
        Object read =
            READER.read(
                PostedJson.request(null, null, body), type, groups.toArray(Class<?>[]::new));
        return read != null;
      } catch (ProblemException refusal) {
        String place = "#/" + property;
        return refusal.problem().errors().stream()
            .map(error -> String.valueOf(error.pointer()))
            .noneMatch(pointer -> pointer.equals(place) || pointer.startsWith(place + "/"));
      }
    }

    /** Mostly a value of the type, so that the other rules are met. */
    private String value(String type) {
      String wanted =
          random.nextInt(4) > 0
              ? type
              : List.of("integer", "number", "string", "boolean", "array", "object")
                  .get(random.nextInt(6));
      return switch (wanted) {
        case "integer" -> whole().toString();
        case "number" ->
            BigDecimal.valueOf(random.nextInt(300) - 50, random.nextInt(3)).toPlainString();
        case "string" -> MAPPER.writeValueAsString(text());
        case "boolean" -> String.valueOf(random.nextBoolean());
        case "array" ->
            IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> String.valueOf(random.nextInt(6)))
                .collect(Collectors.joining(",", "[", "]"));
        default ->
            IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> "\"k" + i + "\":" + random.nextInt(6))
                .collect(Collectors.joining(",", "{", "}"));
      };
    }

    /** Sometimes one beside the range of a class. */
    private BigInteger whole() {
      int bits = List.of(7, 15, 31, 63).get(random.nextInt(4));
      BigInteger limit = BigInteger.ONE.shiftLeft(bits);
      return switch (random.nextInt(8)) {
        case 0 -> limit.add(BigInteger.valueOf(random.nextInt(3) - 1));
        case 1 -> limit.negate().add(BigInteger.valueOf(random.nextInt(3) - 1));
        default -> BigInteger.valueOf(random.nextInt(25) - 12);
      };
    }

    private String text() {
      String text = TEXTS.get(random.nextInt(TEXTS.size()));
      return random.nextInt(6) == 0 ? text + TEXTS.get(random.nextInt(TEXTS.size())) : text;
    }
  }
}
