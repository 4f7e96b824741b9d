package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.json.JsonReader.Result;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Violation.Source;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.TypeFactory;

/** The table of dates and times in the documentation, row by row and by every way in. */
class TimeTextsTest {
  private static final Language ENGLISH = new Languages(null).english();

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeFactory TYPES = JSON.getTypeFactory();

  /** What no date or time is read from. */
  private static final List<String> NEVER =
      List.of("true", "1.5", "1769853600", "1769853600000", "[2026,1,31]", "[14,30]", "[]", "{}");

  private final JsonReader reader = JsonReader.jackson();

  /** A row of the table. */
  record Row(Class<?> type, List<String> accepted, List<String> refused) {}

  static Stream<Row> rows() throws IOException {
    String page = Files.readString(Path.of("../../docs/validation.md"));
    return Pattern.compile("(?m)^\\| `(java[.\\w]+)` \\| .+ \\| (.+) \\| (.+) \\|$")
        .matcher(page)
        .results()
        .map(row -> new Row(type(row.group(1)), codes(row.group(2)), codes(row.group(3))));
  }

  private static Class<?> type(String name) {
    return TimeValues.BY_TYPE.keySet().stream()
        .filter(type -> type.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> codes(String cell) {
    return Pattern.compile("`([^`]+)`").matcher(cell).results().map(m -> m.group(1)).toList();
  }

  @Test
  void everyTypeHasARow() throws IOException {
    assertThat(rows().map(Row::type)).hasSameElementsAs(TimeValues.BY_TYPE.keySet());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anAcceptedTextIsExactlyThatValue(Row row) {
    Map<String, Object> values = TimeValues.BY_TYPE.get(row.type());
    assertThat(values).isNotNull().containsOnlyKeys(row.accepted());
    values.forEach(
        (text, value) ->
            assertThat(everyWay(row.type(), text))
                .allSatisfy(
                    result -> {
                      assertThat(result.faults()).isEmpty();
                      assertThat(innermost(result.value())).isEqualTo(value);
                    }));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anythingElseIsAFaultWhoseHintIsAccepted(Row row) {
    List<String> texts = new ArrayList<>(row.refused());
    texts.addAll(List.of("x", " ", "0", "1769853600", "1769853600000", "\u0662\u0660"));
    texts.add(" " + row.accepted().get(0));
    for (String text : texts) {
      everyWay(row.type(), text).forEach(result -> isRefused(row.type(), text, result));
    }
    for (String json : NEVER) {
      isRefused(row.type(), json, read(json, row.type()));
      isRefused(row.type(), json, read("[" + json + "]", list(row.type())));
    }
    isRefused(row.type(), "", read("\"\"", row.type()));
  }

  private void isRefused(Class<?> type, String text, Result<?> result) {
    assertThat(result.faults()).as("%s of '%s'", type, text).hasSize(1);
    JsonFault fault = result.faults().get(0);
    assertThat(fault.kind())
        .as("%s of '%s'", type, text)
        .isIn(Kind.INVALID_FORMAT, Kind.TYPE_MISMATCH, Kind.INVALID_ENUM, Kind.INVALID_KEY);
    String example = example(fault);
    if (example != null) {
      assertThat(everyWay(type, example))
          .as("%s of '%s'", type, example)
          .allSatisfy(again -> assertThat(again.faults()).isEmpty());
    }
  }

  /** Returns what the hint shows; null for the key of a map, where no class is known. */
  private static @Nullable String example(JsonFault fault) {
    ViolationPath path = ViolationPath.of(List.of("at"));
    String hint =
        ENGLISH
            .violations(
                List.of(
                    ReadingText.violation(fault, path, Source.BODY, ENGLISH, Map::of)
                        .texts()
                        .get()))
            .get(0)
            .hint();
    return Stream.of("such as (.+)\\.$", "one of (?!these)(\\w+)")
        .flatMap(pattern -> Pattern.compile(pattern).matcher(String.valueOf(hint)).results())
        .map((MatchResult match) -> match.group(1))
        .findFirst()
        .orElse(null);
  }

  /** Reads a text of a body, alone and inside of others, and as a parameter. */
  private List<Result<?>> everyWay(Class<?> type, String text) {
    String json = JSON.writeValueAsString(text);
    return List.of(
        read(json, type),
        read("[" + json + "]", list(type)),
        read(json, TYPES.constructReferenceType(Optional.class, TYPES.constructType(type))),
        read("{\"a\":" + json + "}", TYPES.constructMapType(Map.class, String.class, type)),
        read("{" + json + ":\"a\"}", TYPES.constructMapType(Map.class, type, String.class)),
        reader.convert(text, type),
        reader.convert(List.of(text), list(type)),
        reader.convert(text, list(type)),
        reader.bind(Map.of("a", text), TYPES.constructMapType(Map.class, String.class, type)));
  }

  private static Type list(Class<?> type) {
    return TYPES.constructCollectionType(List.class, type);
  }

  private Result<?> read(String json, Type type) {
    return reader.read(json.getBytes(StandardCharsets.UTF_8), type);
  }

  private static @Nullable Object innermost(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.orElse(null);
    }
    if (value instanceof Map<?, ?> map) {
      Object only = map.values().iterator().next();
      return "a".equals(only) ? map.keySet().iterator().next() : only;
    }
    return value instanceof List<?> list ? list.get(0) : value;
  }
}
