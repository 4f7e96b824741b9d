package dev.clearfault.internal.json;

import static dev.clearfault.internal.json.JacksonReaderTest.bytes;
import static dev.clearfault.internal.json.JacksonReaderTest.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault in the choice of a subtype is at the name that chooses it, with the names there are. */
class SubtypeFaultsTest {
  private final JsonReader reader = JsonReader.jackson();

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(
        value = Square.class,
        names = {"square", "box"})
  })
  interface Shape {}

  record Circle(double radius) implements Shape {}

  record Square(double side) implements Shape {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  sealed interface Sealed {}

  @JsonTypeName("leaf")
  record Leaf(int a) implements Sealed {}

  @JsonTypeName("twig")
  record Twig(int b) implements Sealed {}

  /** Its subtypes have the names of their classes, which clients never see. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  sealed interface Unnamed {}

  record First(int a) implements Unnamed {}

  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      include = JsonTypeInfo.As.EXISTING_PROPERTY,
      property = "kind",
      visible = true)
  @JsonSubTypes(@JsonSubTypes.Type(value = Existing.Only.class, name = "only"))
  interface Existing {
    record Only(String kind, int a) implements Existing {}
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
  @JsonSubTypes(@JsonSubTypes.Type(value = Wrapped.Only.class, name = "only"))
  interface Wrapped {
    record Only(int a) implements Wrapped {}
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
  @JsonSubTypes(@JsonSubTypes.Type(value = InArray.Only.class, name = "only"))
  interface InArray {
    record Only(int a) implements InArray {}
  }

  record Beside(
      @JsonTypeInfo(
              use = JsonTypeInfo.Id.NAME,
              include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
              property = "kind")
          @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
          @Nullable Object shape,
      @Nullable String after) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({@JsonSubTypes.Type(ByCard.class), @JsonSubTypes.Type(ByBank.class)})
  sealed interface Payment {}

  record ByCard(String card, @Nullable Integer tip) implements Payment {}

  record ByBank(String iban, @Nullable Integer tip) implements Payment {}

  record All(
      @Nullable List<Shape> shapes,
      @Nullable Sealed sealed,
      @Nullable Unnamed unnamed,
      @Nullable Existing existing,
      @Nullable Wrapped wrapped,
      @Nullable InArray array,
      @Nullable Beside beside,
      @Nullable Payment payment,
      @Nullable String after) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'shapes':[{'kind':'x','radius':1}]|[shapes, 0, kind] INVALID_ENUM [box, circle, square]",
        "'shapes':[{'radius':1}]|[shapes, 0, kind] MISSING [box, circle, square]",
        "'shapes':[{'kind':null}]|[shapes, 0, kind] MISSING [box, circle, square]",
        "'shapes':[5]|[shapes, 0] TYPE_MISMATCH []",
        "'sealed':{'kind':'x'}|[sealed, kind] INVALID_ENUM [leaf, twig]",
        "'sealed':{'b':1}|[sealed, kind] MISSING [leaf, twig]",
        "'unnamed':{'kind':'x'}|[unnamed, kind] INVALID_VALUE []",
        "'unnamed':{'a':1}|[unnamed, kind] MISSING []",
        "'existing':{'kind':'x','a':1}|[existing, kind] INVALID_ENUM [only]",
        "'existing':{'a':1}|[existing, kind] MISSING [only]",
        "'wrapped':{'x':{'a':1}}|[wrapped, x] INVALID_KEY [only]",
        "'wrapped':{}|[wrapped] INVALID_KEY [only]",
        "'wrapped':{'only':{'a':1},'x':1}|[wrapped, x] UNKNOWN_PROPERTY []",
        "'wrapped':[]|[wrapped] TYPE_MISMATCH []",
        "'array':['x',{}]|[array, 0] INVALID_ENUM [only]",
        "'array':{}|[array] TYPE_MISMATCH []",
        "'beside':{'shape':{'radius':1},'kind':'x'}|[beside, kind] INVALID_ENUM [Object, circle]",
        "'beside':{'shape':{'radius':1}}|[beside, kind] MISSING []",
        "'beside':{'kind':'circle'}|[beside, shape] MISSING []",
        "'payment':{'tip':1}|[payment] TYPE_MISMATCH []",
        "'payment':{'card':1}|[payment, card] TYPE_MISMATCH []",
        "'payment':{'card':'1','iban':'2'}|[payment, iban] UNKNOWN_PROPERTY []",
      })
  void faultIsAtTheNameAndReadingGoesOn(String member, String fault) {
    JsonReader.Result<All> result =
        reader.read(bytes(("{" + member + ",'after':5}").replace('\'', '"')), All.class);
    JsonFault first = result.faults().get(0);
    assertThat(first.path() + " " + first.kind() + " " + first.allowed()).isEqualTo(fault);
    assertThat(told(result)).endsWith("[after] TYPE_MISMATCH");
    assertThat(result.faults()).hasSize(2);
  }

  record Lists(List<Beside> all) {}

  static final class Bean {
    @JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
        property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
    public @Nullable Object shape;
  }

  record Beans(@Nullable Bean bean, List<Bean> all) {}

  @Test
  void faultsOfAValueWhoseNameStandsOutsideAreAtTheirPlaces() {
    String bad = "{\"shape\":{\"radius\":\"x\"},\"kind\":\"circle\"}";
    String last = "{\"kind\":\"circle\",\"shape\":{\"radius\":\"x\"}}";
    String unknown = "{\"shape\":{},\"kind\":\"x\"}";
    String all = "\"all\":[" + bad + "," + unknown + "," + last + "]";
    String faults =
        "[all, 0, shape, radius] TYPE_MISMATCH, [all, 1, kind] INVALID_ENUM,"
            + " [all, 2, shape, radius] TYPE_MISMATCH";
    assertThat(told(reader.read(bytes("{" + all + "}"), Lists.class))).isEqualTo(faults);
    assertThat(told(reader.read(bytes("{\"bean\":" + bad + "," + all + "}"), Beans.class)))
        .isEqualTo("[bean, shape, radius] TYPE_MISMATCH, " + faults);
  }

  @Test
  void mostSimilarNameIsProposed() {
    assertThat(reader.read(bytes("{\"kind\":\"circel\"}"), Shape.class).faults().get(0).nearest())
        .isEqualTo("circle");
  }

  @Test
  void propertiesChooseTheClass() {
    String card = "{\"card\":\"1\",\"tip\":2}";
    assertThat(reader.<Object>read(bytes(card), Payment.class).value())
        .isEqualTo(new ByCard("1", 2));
    reader.check(Payment.class);
    assertThat(reader.<All>read(bytes("{\"payment\":{\"iban\":\"2\"}}"), All.class).value())
        .extracting(all -> all == null ? null : all.payment())
        .isEqualTo(new ByBank("2", null));
  }

  record OfProperty(
      @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
          @JsonSubTypes({@JsonSubTypes.Type(Map.class), @JsonSubTypes.Type(Leaf.class)})
          @Nullable Object value) {}

  /** What the annotations of a property allow is not known where a class is chosen. */
  @Test
  void aDeductionThatIsNotDeclaredByTheClassIsRefusedAtTheStart() {
    assertThatThrownBy(() -> reader.check(OfProperty.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("OfProperty.value")
        .hasMessageContaining("move it there");
  }
}
