package dev.clearfault.internal.json;

import static dev.clearfault.internal.json.JacksonReaderTest.bytes;
import static dev.clearfault.internal.json.JacksonReaderTest.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.InvalidDefinitionException;

/** Clients choose among subtypes by names that the application gave them, never by classes. */
class SubtypesTest {
  private static final AtomicInteger MADE = new AtomicInteger();

  private final JsonReader reader = JsonReader.jackson();

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  interface ByClass {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
  interface ByMinimalClass {}

  static final class Gadget implements ByClass, ByMinimalClass {
    Gadget() {
      MADE.incrementAndGet();
    }
  }

  record Holder(
      @Nullable ByClass byClass, @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) @Nullable Object any) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Square.class, name = "square"),
    @JsonSubTypes.Type(value = Renamed.class, name = "renamed")
  })
  sealed interface Shape {}

  record Circle(double radius) implements Shape {}

  record Square(double side) implements Shape {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = Group.class, name = "group"))
  interface Drawing {}

  record Ring(double radius) {}

  record Group(@Nullable String name, @Nullable Ring outer, @Nullable List<Ring> inner)
      implements Drawing {}

  record Page(@Nullable List<Drawing> drawings) {}

  @ParameterizedTest
  @ValueSource(classes = {ByClass.class, ByMinimalClass.class, Holder.class})
  void aClassIsNeverChosenByTheClient(Class<?> type) {
    String gadget =
        "{\"@class\":\"" + Gadget.class.getName() + "\",\"@c\":\".SubtypesTest$Gadget\"}";
    String json =
        type == Holder.class ? "{\"byClass\":" + gadget + ",\"any\":" + gadget + "}" : gadget;
    assertThatThrownBy(() -> reader.read(bytes(json), type))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("Write @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)");
    assertThat(MADE).hasValue(0);
  }

  @Test
  void aNameThatTheApplicationGaveChoosesItsClass() {
    assertThat(reader.read(bytes("{\"kind\":\"circle\",\"radius\":1.5}"), Shape.class).value())
        .isEqualTo(new Circle(1.5));
    assertThat(reader.read(bytes("{\"side\":1.5,\"kind\":\"square\"}"), Shape.class).value())
        .isEqualTo(new Square(1.5));
  }

  @Test
  void anyOtherNameIsAFault() {
    String gadget = Gadget.class.getName();
    assertThat(told(reader.read(bytes("{\"kind\":\"" + gadget + "\"}"), Shape.class)))
        .isEqualTo("[kind] INVALID_ENUM");
    assertThat(told(reader.read(bytes("{\"radius\":1.5}"), Shape.class)))
        .isEqualTo("[kind] MISSING");
    assertThat(told(reader.read(bytes("{\"kind\":\"circle\",\"radius\":\"x\"}"), Shape.class)))
        .isEqualTo("[radius] TYPE_MISMATCH");
    assertThat(told(reader.read(bytes("{\"radius\":1e309,\"kind\":\"circle\"}"), Shape.class)))
        .isEqualTo("[radius] OUT_OF_RANGE");
  }

  record Renamed(@JsonAlias("alias") @Nullable Integer count, double size) implements Shape {}

  @Test
  void theSameRulesHoldWhereverTheNameStands() {
    String members = "\"count\":1,\"alias\":2,\"size\":9007199254740993";
    String kind = "\"kind\":\"renamed\"";
    for (String json :
        List.of("{" + members + "," + kind + "}", "{" + kind + "," + members + "}")) {
      JsonReader.Result<Shape> result = reader.read(bytes(json), Shape.class);
      assertThat(told(result)).isEqualTo("[alias] DUPLICATE_PROPERTY, [size] OUT_OF_RANGE");
      assertThat(result.value()).isEqualTo(new Renamed(1, 0));
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = Box.class, name = "box"))
  interface Nested {}

  record Box(@Nullable Nested in, @Nullable List<Integer> numbers) implements Nested {}

  private static String boxes(int levels, String numbers) {
    return "{\"in\":".repeat(levels)
        + "{\"numbers\":["
        + numbers
        + "],\"kind\":\"box\"}"
        + ",\"kind\":\"box\"}".repeat(levels);
  }

  /** Jackson copies all that is below each level. */
  @Test
  void whatIsPutAsideAtEachLevelIsCountedAgain() {
    JsonReader small = JsonReader.jackson(new JsonLimits(100, 1000, 100), null);
    String numbers = "1" + ",1".repeat(500);
    JsonReader.Result<Nested> result = small.read(bytes(boxes(40, numbers)), Nested.class);
    assertThat(told(result)).isEqualTo("[] TOO_COMPLEX");
    assertThat(result.value()).isNull();
    String given = boxes(39, numbers);
    assertThat(told(small.read(bytes(given), Nested.class, Map.of("numbers", List.of()), Set.of())))
        .isEqualTo("[] TOO_COMPLEX");
    assertThat(small.read(bytes(boxes(3, numbers)), Nested.class).faults()).isEmpty();
  }

  /** Jackson copies what stands before the name of the type alone. */
  @Test
  void whatIsNotPutAsideIsNotCountedAgain() {
    JsonReader small = JsonReader.jackson(new JsonLimits(100, 1000, 100), null);
    String numbers = "{\"kind\":\"box\",\"numbers\":[1" + ",1".repeat(500) + "]}";
    String json = "{\"numbers\":[],\"kind\":\"box\",\"in\":".repeat(40) + numbers + "}".repeat(40);
    assertThat(small.read(bytes(json), Nested.class).faults()).isEmpty();
  }

  /** Nobody limits its values, so its length does. */
  @Test
  void anAnswerIsNotCopiedAtEachLevelEither() {
    JsonReader small = JsonReader.jackson(new JsonLimits(100, 1000, 100), null);
    assertThat(told(small.readAnswer(bytes(boxes(40, "1" + ",1".repeat(5000))), Nested.class)))
        .isEqualTo("[] TOO_COMPLEX");
    String honest = boxes(10, "1000000000" + ",1000000000".repeat(5000));
    assertThat(small.readAnswer(bytes(honest), Nested.class).faults()).isEmpty();
    assertThat(small.readAnswer(bytes(boxes(48, "1")), Nested.class).faults()).isEmpty();
  }

  static final class Flat {
    @JsonUnwrapped public @Nullable Inner inner;
    public @Nullable String name;
  }

  static final class Inner {
    public @Nullable Integer count;
    public double size;
    @JsonUnwrapped public @Nullable Innermost innermost;
    public @Nullable Ring ring;
  }

  static final class Innermost {
    public @Nullable Integer depth;
  }

  @Test
  void faultsOfUnwrappedPropertiesAreWhereTheyWereSent() {
    String json =
        "{\"count\":\"x\",\"name\":5,\"size\":9007199254740993,\"depth\":\"x\","
            + "\"ring\":{\"radius\":\"x\"}}";
    assertThat(told(reader.read(bytes(json), Flat.class)).split(", "))
        .containsExactlyInAnyOrder(
            "[name] TYPE_MISMATCH",
            "[count] TYPE_MISMATCH",
            "[size] OUT_OF_RANGE",
            "[depth] TYPE_MISMATCH",
            "[ring",
            "radius] TYPE_MISMATCH");
  }

  /** Jackson puts aside what stands before the name. */
  @Test
  void faultsAreAtTheirPlacesWhereverTheNameStands() {
    String members =
        "\"name\":5,\"zz\":{\"a\":1},\"outer\":{\"radius\":\"x\",\"more\":1},"
            + "\"inner\":[{\"radius\":1},{\"radius\":[]}]";
    String kind = "\"kind\":\"group\"";
    for (String group :
        List.of("{" + members + "," + kind + "}", "{" + kind + "," + members + "}")) {
      assertThat(told(reader.read(bytes(group), Drawing.class)))
          .isEqualTo(
              "[name] TYPE_MISMATCH, [zz] UNKNOWN_PROPERTY, [outer, radius] TYPE_MISMATCH,"
                  + " [outer, more] UNKNOWN_PROPERTY, [inner, 1, radius] TYPE_MISMATCH");
      assertThat(told(reader.read(bytes("{\"drawings\":[null," + group + "]}"), Page.class)))
          .startsWith("[drawings, 1, name] TYPE_MISMATCH, [drawings, 1, zz] UNKNOWN_PROPERTY")
          .endsWith("[drawings, 1, inner, 1, radius] TYPE_MISMATCH");
    }
  }
}
