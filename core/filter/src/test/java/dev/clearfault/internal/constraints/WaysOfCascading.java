package dev.clearfault.internal.constraints;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.GroupSequence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.ConvertGroup;
import jakarta.validation.groups.Default;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inputs that hold an object with constraints in each way in which it is checked, or is not. */
@SuppressWarnings({"ArrayRecordComponent", "NullableOptional"}) // Applications have them.
final class WaysOfCascading {
  private WaysOfCascading() {}

  /** Rules of a group of their own. */
  interface Strict {}

  /** Has the rules of the other group, too. */
  interface Stricter extends Strict {}

  /** One group after the other. */
  @GroupSequence({Default.class, Strict.class})
  interface InOrder {}

  record Item(
      @NotNull @Min(2) Integer count,
      int whole,
      @Nullable @Size(min = 1, max = 2) List<@Max(5) Integer> sizes,
      @Nullable @Max(value = 4, groups = Strict.class) Integer strict) {}

  record Alone(@Nullable Item item) {}

  record AloneValid(@Nullable @Valid Item item) {}

  /** A constraint of its own does not make the validator go in. */
  record Needed(@NotNull Item item) {}

  record ElementsNeeded(@Nullable @Size(max = 2) List<@NotNull Item> items) {}

  record Both(
      @Nullable @Valid Item checked, @Nullable Item unchecked, @Nullable @Valid Item again) {}

  record Elements(@Nullable List<Item> items) {}

  record ElementsValid(@Nullable List<@Valid Item> items) {}

  record ElementsOldStyle(@Nullable @Valid List<Item> items) {}

  record Lists(@Nullable List<List<@Valid Item>> items) {}

  /** Only the elements of the outer list are checked, which are lists. */
  record ListsOldStyle(@Nullable @Valid List<List<Item>> items) {}

  record ListsOfMaps(@Nullable List<Map<String, @Valid Item>> items) {}

  record SetsValid(@Nullable Set<@Valid Item> items) {}

  record Arrays(Item @Nullable [] items) {}

  record ArraysValid(@Valid Item @Nullable [] items) {}

  record Values(@Nullable Map<String, Item> items) {}

  record ValuesValid(@Nullable Map<String, @Valid Item> items) {}

  record ValuesOldStyle(@Nullable @Valid Map<String, Item> items) {}

  record Perhaps(@Nullable Optional<Item> item) {}

  record PerhapsValid(@Nullable Optional<@Valid Item> item) {}

  record PerhapsOldStyle(@Nullable @Valid Optional<Item> item) {}

  record Inner(@Nullable @Valid Item item) {}

  /** Nobody comes to what the unchecked object would pass on. */
  record Below(@Nullable Inner inner) {}

  record BelowValid(@Nullable @Valid Inner inner) {}

  record Converted(
      @Nullable @Valid @ConvertGroup(from = Default.class, to = Strict.class) Item item) {}

  record ConvertedElements(
      @Nullable List<@Valid @ConvertGroup(from = Default.class, to = Stricter.class) Item> items) {}

  record ConvertedToSequence(
      @Nullable @Valid @ConvertGroup(from = Default.class, to = InOrder.class) Item item) {}

  record ConvertedFromAnother(
      @Nullable @Valid @ConvertGroup(from = Strict.class, to = Default.class) Item item) {}

  /** An object that holds itself in both ways. */
  record Node(@Max(5) int size, @Nullable @Valid Node checked, @Nullable Node unchecked) {}

  record Unwrapped(@Nullable @JsonUnwrapped Item item) {}

  record UnwrappedValid(@Nullable @Valid @JsonUnwrapped Item item) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle")})
  interface Shape {}

  record Circle(@Min(1) int radius) implements Shape {}

  record Shapes(@Nullable List<Shape> shapes) {}

  record ShapesValid(@Nullable List<@Valid Shape> shapes) {}

  /** JSON has the properties of another class. */
  record Made(int size) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Made of(Circle circle) {
      return new Made(circle.radius());
    }
  }

  record MadeOfAnother(@Nullable @Valid Made made) {}

  /** JSON has the properties of what it holds. */
  record MadeOfItem(@JsonValue @Valid Item item) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    MadeOfItem {}
  }

  record MadeOfItsPart(@Nullable @Valid MadeOfItem made) {}

  /** What a superclass and an interface say counts. */
  interface WithItem {
    @Valid @Nullable Item getFromInterface();
  }

  static class Superclass {
    @Valid public @Nullable Item inherited;
    public @Nullable Item unchecked;
  }

  static final class Inherited extends Superclass implements WithItem {
    private @Nullable Item fromInterface;
    private @Nullable Item fromGetter;

    @Override
    public @Nullable Item getFromInterface() {
      return fromInterface;
    }

    public void setFromInterface(@Nullable Item item) {
      fromInterface = item;
    }

    @Valid public @Nullable Item getFromGetter() {
      return fromGetter;
    }

    public void setFromGetter(@Nullable Item item) {
      fromGetter = item;
    }
  }

  /** XML says that the first is checked, and that the second is not. */
  record InXml(@Nullable Item validInXml, @Nullable @Valid Item notInXml) {}

  /** Code says that the values of the map are checked. */
  record InCode(@Nullable Map<String, Item> items) {}
}
