package dev.clearfault.internal.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.constraints.RefusedBy.Rule;
import dev.clearfault.problem.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViolationPathTest {
  private static final Item BAD = new Item(0);

  record Item(@Positive int quantity) {}

  @Test
  void namesAPropertyOfANestedRecord() {
    record Outer(@Valid Middle middle) {}
    says(new Outer(new Middle(BAD)), "middle.item.quantity", "#/middle/item/quantity");
  }

  record Middle(@Valid Item item) {}

  @Test
  void namesAnElementOfAList() {
    record Order(List<@Valid Item> items) {}
    Item good = new Item(1);
    says(new Order(List.of(good, good, BAD)), "items[2].quantity", "#/items/2/quantity");
  }

  @Test
  void namesAnElementOfAnArray() {
    says(new Basket(new Item(1), BAD), "items[1].quantity", "#/items/1/quantity");
  }

  static class Basket {
    @Valid final Item[] items;

    Basket(Item... items) {
      this.items = items;
    }
  }

  @Test
  void namesAPlainElement() {
    record Order(List<@NotBlank String> tags) {}
    says(new Order(List.of("a", " ")), "tags[1]", "#/tags/1");
  }

  @Test
  void namesAValueOfAMapByItsKey() {
    record Order(Map<String, @Valid Item> items) {}
    says(new Order(Map.of("first", BAD)), "items[first].quantity", "#/items/first/quantity");
  }

  @Test
  void doesNotNameAKeyThatIsTheRejectedValue() {
    record Labels(Map<@Positive Integer, String> labels) {}
    says(new Labels(Map.of(-12345, "x")), "labels", "#/labels");
  }

  @Test
  void doesNotNameAKeyThatHoldsTheRejectedValue() {
    record Labels(Map<@Valid Item, String> labels) {}
    says(new Labels(Map.of(new Item(-12345), "x")), "labels.quantity", "#/labels");
  }

  @Test
  void pointsToASetAsAWholeForItsElementsHaveNoPlace() {
    record Order(Set<@Valid Item> items) {}
    says(new Order(Set.of(BAD)), "items.quantity", "#/items");
    record Tags(Set<@NotBlank String> tags) {}
    says(new Tags(Set.of(" ")), "tags", "#/tags");
  }

  @Test
  void looksIntoAnOptional() {
    record Order(Optional<@Valid Item> item) {}
    says(new Order(Optional.of(BAD)), "item.quantity", "#/item/quantity");
    record Note(Optional<@NotBlank String> note) {}
    says(new Note(Optional.of("")), "note", "#/note");
  }

  @Test
  void namesElementsOfContainersInContainers() {
    record Grid(List<List<@NotBlank String>> rows, Map<String, List<@Valid Item>> byName) {}
    says(new Grid(List.of(List.of("a"), List.of("b", "")), Map.of()), "rows[1][1]", "#/rows/1/1");
    says(
        new Grid(List.of(), Map.of("k", List.of(BAD))),
        "byName[k][0].quantity",
        "#/byName/k/0/quantity");
    record Deep(Map<String, Map<String, Optional<@NotBlank String>>> deep) {}
    says(new Deep(Map.of("a", Map.of("b", Optional.of("")))), "deep[a][b]", "#/deep/a/b");
  }

  @Test
  void namesNothingWhenTheWholeIsWrong() {
    says(new Whole(1), "", "#");
  }

  @Test
  void namesTheElementThatIsWrongAsAWhole() {
    record Order(List<@Valid Whole> items, Map<String, @Valid Whole> byName) {}
    says(new Order(List.of(new Whole(1)), Map.of()), "items[0]", "#/items/0");
    says(new Order(List.of(), Map.of("k", new Whole(1))), "byName[k]", "#/byName/k");
  }

  @Rule
  record Whole(int a) {}

  @Test
  void namesThePropertyWithAConstraintOfTheApplicationsOwn() {
    record Order(@Rule String code) {}
    says(new Order("x"), "code", "#/code");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.b     | a.b
          a/b     | a~1b
          a~b     | a~0b
          ~1      | ~01
          a b     | a%20b
          100%    | 100%25
          ä       | %C3%A4
          😀      | %F0%9F%98%80
          a"b     | a%22b
          a[0]    | a%5B0%5D
          #       | %23
          a\\b    | a%5Cb
          <x>     | %3Cx%3E
          a:b@c?d | a:b@c?d
          """)
  void writesKeysIntoPointersAsUriFragments(String key, String segment) {
    record Order(Map<String, @Positive Integer> items) {}
    says(new Order(Map.of(key, 0)), "items[" + key + "]", "#/items/" + segment);
  }

  @Test
  void survivesKeysThatAreNoText() {
    record Order(Map<Integer, @Positive Integer> items) {}
    says(new Order(Map.of(7, 0)), "items[7]", "#/items/7");
    record Odd(Map<String, @Positive Integer> items) {}
    says(new Odd(Map.of("", 0)), "items[]", "#/items/");
    says(new Odd(Map.of("\ud83d", 0)), "items[\ud83d]", "#/items/?");
  }

  private static void says(Object bean, String field, String pointer) {
    Violation violation = Validated.error(bean);
    assertThat(violation.field()).isEqualTo(field);
    assertThat(violation.pointer()).isEqualTo(pointer);
  }
}
