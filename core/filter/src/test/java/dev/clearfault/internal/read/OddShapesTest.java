package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.clearfault.input.From;
import dev.clearfault.problem.Violation.Source;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Inputs of shapes that are less common: sorted maps, keys of other classes, lists by inheritance.
 */
class OddShapesTest {

  record Item(@NotBlank String sku, @Positive int quantity) {}

  private static String read(Class<?> type, String json) {
    return PostedJson.read(type, "x", json.replace('\'', '"'));
  }

  record Sorted(
      SortedMap<Integer, @Valid Item> byNumber, NavigableMap<LocalDate, @Valid Item> byDay) {}

  @Test
  void faultsBelowKeysThatAreNoTextsAreTold() {
    assertThat(
            read(
                Sorted.class,
                "{'byNumber':{'1':{'sku':5,'zz':1}},'byDay':{'2026-01-31':{'sku':'','quantity':1}}}"))
        .isEqualTo(
            "validation_failed: #/byNumber/1/sku type_mismatch, #/byNumber/1/quantity missing,"
                + " #/byDay/2026-01-31/sku not_blank, #/byNumber/1/zz unknown_property");
  }

  /** A key with a text of its own, and none that a client would know. */
  static final class Key {
    private final String text;

    Key(String text) {
      this.text = text;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  enum Size {
    @JsonProperty("small")
    SMALL
  }

  record Keyed(Map<Key, @Valid Item> byKey, Map<Size, @Valid Item> bySize) {}

  @Test
  void aKeyIsNamedAsItWasSentOrNotAtAll() {
    assertThat(read(Keyed.class, "{'byKey':{'k':{'sku':'','quantity':1}}}"))
        .isEqualTo("validation_failed: #/byKey not_blank");
    assertThat(read(Keyed.class, "{'bySize':{'small':{'sku':5,'quantity':0}}}"))
        .isEqualTo(
            "validation_failed: #/bySize/small/sku type_mismatch, #/bySize/small/quantity positive");
  }

  record Change(@From(value = Source.HEADER, name = "X-User") String user, String title) {}

  /** A list by inheritance. */
  static final class Changes extends ArrayList<Change> {
    private static final long serialVersionUID = 1L;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = Delete.class, name = "delete"))
  sealed interface Command {}

  record Delete(@From(Source.HEADER) String user, String title) implements Command {}

  @ParameterizedTest
  @ValueSource(classes = {Change[].class, Change[][].class, Changes.class, Command.class})
  void aBodyCannotSetWhatComesFromElsewhereInAnElementOrASubtype(Class<?> type) {
    assertThatThrownBy(() -> read(type, "[]"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "which is a file or has a @From or @DefaultValue, and has no effect there");
  }

  record Heap(Set<@Valid Item> items, Map<Key, @Valid Item> byKey, Set<Set<@Valid Item>> sets) {}

  /** A fault has an index or a key there, and a violation has none. */
  @ParameterizedTest
  @CsvSource({
    "{'items':[{'sku':5;'quantity':1}]}, #/items/0/sku type_mismatch",
    "{'items':[{'sku':5;'quantity':0}]}, #/items/0/sku type_mismatch; #/items positive",
    "{'items':[{'sku':'';'quantity':1}]}, #/items not_blank",
    "{'byKey':{'k':{'sku':5;'quantity':1}}}, #/byKey/k/sku type_mismatch",
    "{'sets':[[{'sku':5;'quantity':1}]]}, #/sets/0/0/sku type_mismatch"
  })
  void oneFaultOfAnElementWithoutAPlaceIsToldOnce(String json, String told) {
    assertThat(read(Heap.class, json.replace(';', ',')))
        .isEqualTo("validation_failed: " + told.replace(';', ','));
  }

  static final class ItemSet extends java.util.HashSet<Item> {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void soIsOneOfAnInputThatIsASet() {
    assertThat(read(ItemSet.class, "[{'sku':5,'quantity':1}]"))
        .isEqualTo("validation_failed: #/0/sku type_mismatch");
    assertThat(read(ItemSet.class, "[{'sku':'','quantity':1}]"))
        .isEqualTo("validation_failed: # not_blank");
  }

  record Classes(Map<Class<?>, String> names) {}

  @Test
  void aKeyLoadsNoClass() {
    assertThatThrownBy(() -> read(Classes.class, "{'names':{'javax.swing.JFrame':'x'}}"))
        .hasMessageContaining("Clearfault does not read java.lang.Class");
  }

  record Bytes(byte small, Byte boxed, @From(Source.HEADER) Byte sent) {}

  @ParameterizedTest
  @ValueSource(ints = {128, 200, 255})
  void aNumberThatJacksonWouldMakeNegativeIsOutOfRange(int number) {
    String json = "{\"small\":" + number + ",\"boxed\":" + number + "}";
    assertThat(PostedJson.read(Bytes.class, Integer.toString(number), json))
        .isEqualTo(
            "validation_failed: HEADER sent out_of_range, #/small out_of_range,"
                + " #/boxed out_of_range");
  }

  record Address(@NotBlank String street) {}

  record Person(String name, @Valid @JsonUnwrapped Address address) {}

  @Test
  void violationsOfUnwrappedPropertiesAreWhereTheyWereSent() {
    assertThat(read(Person.class, "{'name':'n','street':' '}"))
        .isEqualTo("validation_failed: #/street not_blank");
  }

  /** A map by inheritance; the JDK's has an inner class of a generic one as a field. */
  static final class Items extends TreeMap<Integer, Item> {
    private static final long serialVersionUID = 1L;
  }

  /** Maps by inheritance with keys that have no text for clients. */
  static final class ItemsByKey extends java.util.HashMap<Key, Item> {
    private static final long serialVersionUID = 1L;
  }

  static final class ItemsBySize extends java.util.HashMap<Size, Item> {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void keysOfAMapThatIsTheInputAreNamedAsTheyWereSentOrNotAtAll() {
    assertThat(read(ItemsByKey.class, "{'k':{'sku':'','quantity':1}}"))
        .isEqualTo("validation_failed: # not_blank");
    assertThat(read(ItemsBySize.class, "{'small':{'sku':'','quantity':1}}"))
        .isEqualTo("validation_failed: #/small/sku not_blank");
  }

  @Test
  void aMapByInheritanceIsValidated() {
    assertThat(read(Items.class, "{'7':{'sku':'','quantity':1}}"))
        .isEqualTo("validation_failed: #/7/sku not_blank");
  }
}
