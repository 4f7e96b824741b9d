package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.clearfault.internal.constraints.FaultPlaces;
import dev.clearfault.internal.constraints.Validated;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonReader;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Whatever finds the fault, clients are told their own names. */
class WireNamesTest {
  private final JsonReader json = JsonReader.jackson();

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Line(@Positive int unitCount, @NotNull @JsonAlias({"c", "colour"}) String paintColor) {}

  record Order(
      @JsonProperty("lines") List<@Valid Line> lineItems,
      @JsonProperty("by-name") Map<String, @Valid Line> byName,
      @JsonProperty("the one") Optional<@Valid Line> one,
      @Valid Bean bean,
      @NotNull @JsonProperty("e/mail") String email) {}

  static final class Bean {
    private @Nullable Integer count;

    @NotNull @JsonProperty("how_many")
    public @Nullable Integer getCount() {
      return count;
    }

    public void setCount(@Nullable Integer value) {
      count = value;
    }
  }

  /** Swapped names: what one is called in Java is what the other is called in JSON. */
  record Swapped(@NotNull @JsonProperty("b") String a, @NotNull @JsonProperty("a") Integer b) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Leaf.class, name = "leaf"),
    @JsonSubTypes.Type(value = Branch.class, name = "branch")
  })
  sealed interface Plant {}

  record Leaf(@NotNull @JsonProperty("leaf_size") Integer size, @NotNull Integer age)
      implements Plant {}

  record Branch(List<@Valid Plant> parts) implements Plant {}

  /** The classes of the values tell the names and the order, and not the declared type. */
  @Test
  void valuesOfSubtypesAreToldOnceAndInOrder() {
    assertThat(
            pointers(
                """
                {'parts':[{'kind':'leaf','age':'x'},{'leaf_size':'x','kind':'leaf'}],'kind':'branch'}
                """,
                Plant.class))
        .containsExactly(
            "#/parts/0/leaf_size", "#/parts/0/age", "#/parts/1/leaf_size", "#/parts/1/age");
  }

  private List<String> pointers(String text, Class<?> type) {
    JsonReader.Result<?> result =
        json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), type);
    List<ViolationPath> paths = new ArrayList<>();
    result
        .faults()
        .forEach(
            fault -> paths.add(ViolationPath.of(type, result.value(), fault.path(), json::names)));
    FaultPlaces unread = new FaultPlaces(List.copyOf(paths));
    Object value = result.value();
    assertThat(value).isNotNull();
    if (value != null) {
      Validated.violations(value).stream()
          .map(
              violation ->
                  ViolationPath.whole(type, value, null, json::names)
                      .next(violation.getPropertyPath()))
          .filter(path -> !unread.explain(path))
          .toList()
          .forEach(paths::add);
    }
    return paths.stream().sorted().map(ViolationPath::pointer).toList();
  }

  @Test
  void violationsAreNamedAsTheValuesWereSent() {
    assertThat(
            pointers(
                """
                {'lines':[{'unit_count':1,'paint_color':'x'},{'unit_count':0}],
                 'by-name':{'unitCount':{'unit_count':0,'c':'x'}},
                 'the one':{'unit_count':0,'paint_color':'x'},'bean':{}}""",
                Order.class))
        .containsExactly(
            "#/lines/1/unit_count",
            "#/lines/1/paint_color",
            "#/by-name/unitCount/unit_count",
            "#/the%20one/unit_count",
            "#/bean/how_many",
            "#/e~1mail");
  }

  record Trip(int from, int to, @JsonProperty("bag_count") int bags) {
    @AssertTrue public boolean isInOrder() {
      return from <= to;
    }
  }

  record Trips(List<@Valid Trip> trips) {}

  /** Its value is computed, and a client cannot send it. */
  @Test
  void aMethodThatIsNoPropertyIsToldAtItsObject() {
    assertThat(pointers("{'trips':[{'from':2,'to':1,'bag_count':0}]}", Trips.class))
        .containsExactly("#/trips/0");
    // A value that it is computed from is missing.
    assertThat(pointers("{'trips':[{'from':2,'to':'x','bag_count':0}]}", Trips.class))
        .containsExactly("#/trips/0/to");
  }

  enum Level {
    LOW("low"),
    HIGH("high");

    private final String text;

    Level(String text) {
      this.text = text;
    }

    @JsonValue
    String text() {
      return text;
    }
  }

  enum Speed {
    FAST;

    @Override
    public String toString() {
      return "fast";
    }
  }

  record Keys(@Nullable Map<Level, @Valid Line> levels, @Nullable Map<Speed, @Valid Line> speeds) {}

  @Test
  void keysAreNamedAsTheyWereSent() {
    assertThat(
            pointers(
                "{'levels':{'high':{'unit_count':0,'c':'x'}},"
                    + "'speeds':{'fast':{'unit_count':0,'c':'x'}}}",
                Keys.class))
        .containsExactly("#/levels/high/unit_count", "#/speeds/fast/unit_count");
  }

  record Choice(@NotEmpty Set<Color> colors, @Size(min = 1) Map<Color, Integer> counts) {
    enum Color {
      RED
    }
  }

  @Test
  void aSetIsNotToldToBeEmptyBecauseOfAnElementThatCouldNotBeRead() {
    assertThat(pointers("{'colors':['x'],'counts':{'y':1}}", Choice.class))
        .containsExactly("#/colors/0", "#/counts/y");
    assertThat(pointers("{'colors':[],'counts':{}}", Choice.class))
        .containsExactly("#/colors", "#/counts");
  }

  @Test
  void whatCouldNotBeReadIsNotToldOnceMoreAsAViolation() {
    assertThat(
            pointers(
                """
                {'lines':[{'unit_count':'x','paint_color':5}],'e/mail':{},
                 'bean':{'how_many':'x'}}""",
                Order.class))
        .containsExactly(
            "#/lines/0/unit_count", "#/lines/0/paint_color", "#/bean/how_many", "#/e~1mail");
  }

  @Test
  void anAliasIsTheDocumentedNameInEveryAnswer() {
    assertThat(
            pointers(
                "{'lines':[{'unit_count':1,'colour':5}],'bean':null,'e/mail':''}", Order.class))
        .containsExactly("#/lines/0/paint_color");
  }

  @Test
  void namesMayBeSwapped() {
    assertThat(pointers("{'b':5,'a':1}", Swapped.class)).containsExactly("#/b");
    assertThat(pointers("{'b':'x'}", Swapped.class)).containsExactly("#/a");
  }

  @Test
  void orderIsThatOfTheDeclaration() {
    assertThat(pointers("{}", Swapped.class)).containsExactly("#/b", "#/a");
    assertThat(pointers("{'e/mail':5,'lines':5}", Order.class))
        .containsExactly("#/lines", "#/e~1mail");
  }

  @Test
  void whatWasNeverReadKeepsItsNamesOfJava() {
    assertThat(Validated.fields(new Line(0, "x"))).containsExactly("unitCount");
  }

  @Test
  void aClassThatCannotBeReadHasItsNamesOfJava() {
    assertThat(json.names(Runnable.class).wire("a")).isEqualTo("a");
    assertThat(json.names(int.class).wire("a")).isEqualTo("a");
    assertThat(json.names(int[].class).java("a")).isEqualTo("a");
  }
}
