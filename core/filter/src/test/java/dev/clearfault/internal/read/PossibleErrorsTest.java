package dev.clearfault.internal.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Inputs;
import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.ConvertGroup;
import jakarta.validation.groups.Default;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the validator finds, and where, is what the list of all errors has. */
class PossibleErrorsTest {
  private static final Language ENGLISH = new Languages(null).english();
  private static final ServletContext CONTEXT = PostedJson.context();

  record Box(
      @Nullable Map<@Size(max = 2) String, @Min(1) Integer> counts,
      @Nullable Map<Way, @Valid Leaf> byWay,
      @Nullable Set<@Min(1) Integer> sizes,
      @Nullable Set<@Valid Leaf> leaves,
      @Nullable Collection<@Min(1) Integer> others,
      @Nullable Leaf unchecked,
      @Nullable List<Leaf> uncheckedList,
      @Nullable @Valid Leaf checked,
      @Nullable @Valid List<Leaf> oldStyle,
      Optional<@Valid Leaf> maybe) {}

  enum Way {
    UP
  }

  record Leaf(@Max(9) @Min(5) int size, @Nullable @Valid Leaf inside) {
    @AssertTrue boolean isEven() {
      return size % 2 == 0;
    }
  }

  static final class Shop {
    @ValidInput(Box.class)
    void box() {}

    @ValidInput(Kinds.class)
    void kinds() {}

    @ValidInput(Chain.class)
    void chain() {}
  }

  private static List<PossibleError> possible(Class<?> type) throws NoSuchMethodException {
    String method = type.getSimpleName().toLowerCase(Locale.ROOT);
    ValidInput input = Shop.class.getDeclaredMethod(method).getAnnotation(ValidInput.class);
    return InputReader.of(Shop.class.getClassLoader(), InputLimits.STANDARD, null, null)
        .accepted(Objects.requireNonNull(input), "POST", ENGLISH)
        .errors();
  }

  private static List<String> sent(String json) {
    return sentTo(Box.class, json).stream().map(ListedError::told).toList();
  }

  private static List<Violation> sentTo(Class<?> type, String json) {
    HttpServletRequest request = PostedJson.request(CONTEXT, null, null, json.getBytes(UTF_8));
    try {
      assertThat(Inputs.read(request, type)).isNotNull();
      return List.of();
    } catch (ProblemException e) {
      return ENGLISH.violations(e.problem().errors());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> listed() throws NoSuchMethodException {
    return possible(Box.class).stream().map(each -> ListedError.told(each.violation())).toList();
  }

  @Test
  void aKeyIsWrongAtItsMap() throws NoSuchMethodException {
    assertThat(sent("{\"counts\":{\"long\":1}}")).containsExactly("counts #/counts size");
    assertThat(listed())
        .contains("counts #/counts size", "counts[*] #/counts/* min")
        .doesNotContain("counts[*] #/counts/* size");
  }

  @Test
  void anElementOfASetHasNoIndexForTheValidator() throws NoSuchMethodException {
    assertThat(sent("{\"sizes\":[0],\"leaves\":[{\"size\":0}]}"))
        .containsExactly("sizes #/sizes min", "leaves.size #/leaves min");
    assertThat(sent("{\"sizes\":[\"x\"],\"leaves\":[{\"size\":\"x\"}]}"))
        .containsExactly(
            "sizes[0] #/sizes/0 type_mismatch", "leaves[0].size #/leaves/0/size type_mismatch");
    assertThat(listed())
        .contains(
            "sizes #/sizes min",
            "leaves.size #/leaves min",
            "sizes[*] #/sizes/* type_mismatch",
            "leaves[*].size #/leaves/*/size type_mismatch")
        .doesNotContain("sizes[*] #/sizes/* min", "leaves[*].size #/leaves/*/size min");
  }

  @Test
  void anotherCollectionIsAsTheValidatorTakesIt() throws NoSuchMethodException {
    assertThat(listed()).contains(sent("{\"others\":[0]}").get(0).replace("0", "*"));
  }

  @Test
  void theKeyOfAnEnumIsKnown() throws NoSuchMethodException {
    assertThat(sent("{\"byWay\":{\"UP\":{\"size\":0}}}"))
        .containsExactly("byWay[UP].size #/byWay/UP/size min");
    assertThat(listed()).contains("byWay[*].size #/byWay/*/size min");
  }

  @Test
  void anObjectWithoutValidIsNotChecked() throws NoSuchMethodException {
    assertThat(
            sent(
                "{\"unchecked\":{\"size\":1},\"uncheckedList\":[{\"size\":1}],"
                    + "\"checked\":{\"size\":1},\"oldStyle\":[{\"size\":1}],"
                    + "\"maybe\":{\"size\":1}}"))
        .containsExactly(
            "checked #/checked assert_true",
            "checked.size #/checked/size min",
            "oldStyle[0] #/oldStyle/0 assert_true",
            "oldStyle[0].size #/oldStyle/0/size min",
            "maybe #/maybe assert_true",
            "maybe.size #/maybe/size min");
    assertThat(listed())
        .contains(
            "checked #/checked assert_true",
            "checked.size #/checked/size min",
            "oldStyle[*] #/oldStyle/* assert_true",
            "oldStyle[*].size #/oldStyle/*/size min",
            "maybe #/maybe assert_true",
            "maybe.size #/maybe/size min",
            "unchecked.size #/unchecked/size type_mismatch")
        .doesNotContain(
            "unchecked #/unchecked assert_true",
            "unchecked.size #/unchecked/size min",
            "uncheckedList[*].size #/uncheckedList/*/size min");
  }

  interface Second {}

  interface Third {}

  record Chain(
      @Max(value = 5, groups = Third.class) int size,
      @Nullable @Valid @ConvertGroup(from = Default.class, to = Second.class)
          @ConvertGroup(from = Second.class, to = Third.class)
          Chain next) {}

  @Test
  void anObjectThatHoldsItselfCanHaveOtherGroupsThere() throws NoSuchMethodException {
    String nine = "{\"size\":9,\"next\":{\"size\":9,\"next\":{\"size\":9}}}";
    assertThat(sentTo(Chain.class, nine))
        .extracting(ListedError::told)
        .containsExactly("next.next.size #/next/next/size max");
    assertThat(possible(Chain.class).stream().map(each -> ListedError.told(each.violation())))
        .contains("next.next.size #/next/next/size max")
        .doesNotContain("size #/size max", "next.size #/next/size max");
  }

  @SuppressWarnings({"ArrayRecordComponent", "NullableOptional"}) // They are read, too.
  record Kinds(
      String text,
      boolean flag,
      int number,
      @Nullable Long revision,
      double ratio,
      @Nullable BigDecimal price,
      @Nullable LocalDate day,
      @Nullable Duration pause,
      @Nullable UUID id,
      @Nullable URI link,
      @Nullable Way way,
      @Nullable Object any,
      byte @Nullable [] bytes,
      int @Nullable [] numbers,
      @Nullable List<@NotNull Way> ways,
      @Nullable Map<Integer, Leaf> byNumber,
      @Nullable Optional<Integer> maybe,
      @Nullable @Valid Leaf leaf,
      @Nullable Set<Leaf> leaves) {}

  /** Each value is sent in place of each property, in a list, in a map, and in place of all. */
  @Test
  void whateverIsSentIsListed() throws NoSuchMethodException {
    List<String> values =
        List.of(
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"99999999999999999999\"",
            "null",
            "true",
            "0",
            "-1",
            "0.5",
            "1e400",
            "1e-400",
            "1e999999999",
            "99999999999999999999",
            "1".repeat(1001),
            "[]",
            "{}");
    Set<String> unlisted = new TreeSet<>();
    for (Class<?> type : List.of(Kinds.class, Box.class)) {
      List<ListedError> listed = possible(type).stream().map(ListedError::of).toList();
      List<String> bodies = new ArrayList<>(values);
      for (RecordComponent each : type.getRecordComponents()) {
        for (String value : values) {
          for (String form :
              List.of(
                  "%s", "[%s]", "{\"1\":%s}", "{\"UP\":{\"size\":%s}}", "[{\"size\":%s,\"\":0}]")) {
            bodies.add("{\"" + each.getName() + "\":" + form.replace("%s", value) + "}");
          }
        }
      }
      for (String body : bodies) {
        for (Violation error : sentTo(type, body)) {
          if (listed.stream().noneMatch(each -> each.isOf(error))) {
            unlisted.add(ListedError.told(error) + " " + error.detail() + " " + error.expected());
          }
        }
      }
    }
    assertThat(unlisted).isEmpty();
  }

  @Test
  void theErrorsOfAPlaceAreSortedAsInAnAnswer() throws NoSuchMethodException {
    assertThat(listed().stream().filter(each -> each.startsWith("checked.size ")).toList())
        .isSorted()
        .contains("checked.size #/checked/size max", "checked.size #/checked/size type_mismatch");
  }
}
