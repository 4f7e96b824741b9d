package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.Inputs;
import dev.clearfault.input.From;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

/** Inputs whose type has type arguments, and inputs that hold elements. */
class GenericInputsTest {

  record NewItem(@NotBlank String sku, @JsonProperty("how_many") @Positive int quantity) {}

  record Page<T>(@Max(9) int number, @JsonProperty("the_items") List<@Valid T> items) {}

  record Pair<A, B>(@Valid A first, Map<String, @Valid B> others) {}

  record Sent<T>(@From(Source.HEADER) T header, @Valid NewItem item) {}

  record Change(@From(Source.HEADER) String user) {}

  /** A list by inheritance. */
  static final class Items extends ArrayList<NewItem> {
    private static final long serialVersionUID = 1L;
  }

  /** A class that gives the arguments to its superclass. */
  static class Held<T> {
    @Valid @JsonProperty("the_value")
    private @Nullable T value;

    public void setValue(T value) {
      this.value = value;
    }

    public @Nullable T value() {
      return value;
    }
  }

  static final class HeldItem extends Held<NewItem> {}

  private static String read(TypeReference<?> type, String json) {
    return PostedJson.read(type, "5", json.replace('\'', '"'));
  }

  private static String read(Class<?> type, String json) {
    return PostedJson.read(type, "5", json.replace('\'', '"'));
  }

  private static final String BAD = "[{'sku':'a','how_many':1},{'sku':'','how_many':0}]";

  @Test
  void aListIsReadAndItsElementsAreValidated() throws IOException {
    HttpServletRequest request =
        PostedJson.request(
            null, "x", "[{\"sku\":\"a\",\"how_many\":1}]".getBytes(StandardCharsets.UTF_8));
    List<NewItem> items = Inputs.read(request, new TypeReference<List<NewItem>>() {});
    assertThat(items).containsExactly(new NewItem("a", 1));
    assertThat(read(new TypeReference<List<NewItem>>() {}, BAD))
        .isEqualTo("validation_failed: #/1/sku not_blank, #/1/how_many positive");
    assertThat(read(new TypeReference<List<? extends NewItem>>() {}, "[{'sku':5,'zz':1}]"))
        .isEqualTo(
            "validation_failed: #/0/sku type_mismatch, #/0/how_many missing, #/0/zz"
                + " unknown_property");
  }

  @Test
  void soAreThoseOfAnArrayAndOfAClassThatExtendsAList() {
    for (Class<?> type : List.of(NewItem[].class, Items.class)) {
      assertThat(read(type, BAD))
          .isEqualTo("validation_failed: #/1/sku not_blank, #/1/how_many positive");
      assertThat(read(type, "[{'sku':'a'},{'sku':5,'how_many':1}]"))
          .isEqualTo("validation_failed: #/0/how_many missing, #/1/sku type_mismatch");
    }
  }

  @Test
  void soAreThoseOfMapsAndOfContainersInContainers() {
    assertThat(
            read(
                new TypeReference<Map<String, NewItem>>() {},
                "{'a':{'sku':'x','how_many':1},'b':{'sku':' ','how_many':'1'}}"))
        .isEqualTo("validation_failed: #/b/sku not_blank, #/b/how_many type_mismatch");
    assertThat(read(new TypeReference<Map<String, List<NewItem>>>() {}, "{'a':" + BAD + "}"))
        .isEqualTo("validation_failed: #/a/1/sku not_blank, #/a/1/how_many positive");
    assertThat(read(new TypeReference<List<NewItem[]>>() {}, "[" + BAD + "]"))
        .isEqualTo("validation_failed: #/0/1/sku not_blank, #/0/1/how_many positive");
    assertThat(read(new TypeReference<Set<NewItem>>() {}, "[{'sku':'','how_many':1}]"))
        .isEqualTo("validation_failed: # not_blank");
  }

  @Test
  void aGenericRecordIsValidatedByItsOwnAnnotations() {
    TypeReference<Page<NewItem>> page = new TypeReference<>() {};
    assertThat(read(page, "{'number':10,'the_items':" + BAD + "}"))
        .isEqualTo(
            "validation_failed: #/number max, #/the_items/1/sku not_blank,"
                + " #/the_items/1/how_many positive");
    assertThat(read(page, "{'number':1,'the_items':[{'sku':5}]}"))
        .isEqualTo(
            "validation_failed: #/the_items/0/sku type_mismatch,"
                + " #/the_items/0/how_many missing");
    assertThat(
            read(
                new TypeReference<List<Pair<NewItem, Page<NewItem>>>>() {},
                "[{'first':{'sku':'a','how_many':0},'others':{'b':{'number':1,'the_items':"
                    + BAD
                    + "}}}]"))
        .isEqualTo(
            "validation_failed: #/0/first/how_many positive,"
                + " #/0/others/b/the_items/1/sku not_blank,"
                + " #/0/others/b/the_items/1/how_many positive");
  }

  @Test
  void aClassMayGiveTheArgumentsToItsSuperclass() {
    assertThat(read(HeldItem.class, "{'the_value':{'sku':'','how_many':'x'}}"))
        .isEqualTo(
            "validation_failed: #/the_value/sku not_blank, #/the_value/how_many type_mismatch");
  }

  @Test
  void aComponentFromElsewhereHasTheTypeOfTheArgument() {
    assertThat(read(new TypeReference<Sent<Integer>>() {}, "{'item':{'sku':'a','how_many':1}}"))
        .isEqualTo("Sent[header=5, item=NewItem[sku=a, quantity=1]]");
    assertThat(read(new TypeReference<Sent<Boolean>>() {}, "{'item':{'sku':'a','how_many':1}}"))
        .isEqualTo("validation_failed: HEADER header type_mismatch");
  }

  @Test
  void aBodyCannotSetWhatComesFromElsewhereInATypeArgument() {
    for (TypeReference<?> type :
        List.<TypeReference<?>>of(
            new TypeReference<List<Change>>() {}, new TypeReference<Page<Change>>() {})) {
      assertThatThrownBy(() -> read(type, "[]"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(
              "Change.user, which is a file or has a @From or @DefaultValue, and has no effect there");
    }
  }

  @Test
  void readingTheSameTypeAgainReturnsTheSameValue() throws IOException {
    HttpServletRequest request =
        PostedJson.request(null, "x", "[]".getBytes(StandardCharsets.UTF_8));
    List<NewItem> first = Inputs.read(request, new TypeReference<List<NewItem>>() {});
    assertThat(Inputs.read(request, new TypeReference<List<NewItem>>() {})).isSameAs(first);
    assertThat(Inputs.read(request, new TypeReference<List<String>>() {})).isNotSameAs(first);
  }

  @Test
  void anElementOfTheInputItselfIsNotNull() {
    assertThat(read(NewItem[].class, "[null,{'sku':'','how_many':1},null]"))
        .isEqualTo("validation_failed: #/0 missing, #/1/sku not_blank, #/2 missing");
    assertThat(read(Items.class, "[null]")).isEqualTo("validation_failed: #/0 missing");
    assertThat(read(new TypeReference<List<String>>() {}, "['a',null]"))
        .isEqualTo("validation_failed: #/1 missing");
    assertThat(read(new TypeReference<Set<NewItem>>() {}, "[null]"))
        .isEqualTo("validation_failed: # missing");
    assertThat(read(new TypeReference<Map<String, List<NewItem>>>() {}, "{'a':null,'b':[null]}"))
        .isEqualTo("validation_failed: #/a missing, #/b/0 missing");
    assertThat(read(new TypeReference<List<NewItem[]>>() {}, "[[null],5]"))
        .isEqualTo("validation_failed: #/0/0 missing, #/1 type_mismatch");
    assertThat(read(int[].class, "[1,null]")).isEqualTo("validation_failed: #/1 type_mismatch");
  }

  @Test
  void freeFormJsonMayHaveNulls() {
    assertThat(read(new TypeReference<Map<String, Object>>() {}, "{'a':null,'b':[null]}"))
        .isEqualTo("{a=null, b=[null]}");
    assertThat(read(List.class, "[null]")).isEqualTo("[null]");
    assertThat(read(Object[].class, "[null]")).startsWith("[Ljava.lang.Object");
    assertThat(read(new TypeReference<List<Optional<String>>>() {}, "[null,'a']"))
        .isEqualTo("[Optional.empty, Optional[a]]");
  }

  @Test
  void thereAreNotMoreFaultsThanReadingAllows() {
    assertThat(read(NewItem[].class, "[null" + ",null".repeat(5000) + "]").split(","))
        .hasSizeLessThan(102);
  }

  /** A list whose author expects that its elements are checked. */
  static final class Numbers extends ArrayList<@Min(1) Integer> {
    private static final long serialVersionUID = 1L;
  }

  /** The same one level up. */
  static class Numbered extends HashMap<String, @NotBlank String> {
    private static final long serialVersionUID = 1L;
  }

  static final class Special extends Numbered {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aConstraintThatNobodyAppliesIsRefused() {
    for (TypeReference<?> type :
        List.<TypeReference<?>>of(
            new TypeReference<List<@Min(1) Integer>>() {},
            new TypeReference<@Size(max = 3) List<NewItem>>() {},
            new TypeReference<Map<String, List<@NotNull NewItem>>>() {},
            new TypeReference<Map<@NotBlank String, NewItem>>() {},
            new TypeReference<@NotBlank String[]>() {},
            new TypeReference<List<? extends @NotNull NewItem>>() {})) {
      assertThatThrownBy(() -> read(type, "[]"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Put the value into a record");
    }
    for (Class<?> type : List.of(Numbers.class, Special.class)) {
      assertThatThrownBy(() -> read(type, "[]"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Put the value into a record");
    }
    assertThat(read(new TypeReference<List<@Valid NewItem>>() {}, "[]")).isEqualTo("[]");
  }
}
