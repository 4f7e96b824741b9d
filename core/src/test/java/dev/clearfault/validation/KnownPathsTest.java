package dev.clearfault.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.json.PropertyNames;
import dev.clearfault.problem.Language;
import dev.clearfault.problem.Languages;
import dev.clearfault.problem.Violation;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.validator.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KnownPathsTest {
  private final KnownPaths paths = new KnownPaths(any -> PropertyNames.ALIKE);
  private final Languages languages = new Languages(null);
  private final Language english = languages.english();

  record Item(@Positive int quantity) {}

  record Order(List<@Valid Item> items, @NotBlank String name) {}

  record Labels(Map<@NotBlank String, @NotBlank String> labels, Set<@NotBlank String> tags) {}

  private ViolationPath path(Object bean) {
    return paths.of(violation(bean));
  }

  private static ConstraintViolation<?> violation(Object bean) {
    return Validated.violations(bean).iterator().next();
  }

  private static Order order(int place) {
    List<Item> items = new ArrayList<>(Collections.nCopies(place, new Item(1)));
    items.add(new Item(0));
    return new Order(items, "x");
  }

  @Test
  void theSamePlaceIsTheSamePath() {
    assertThat(path(order(3))).isSameAs(path(order(3))).isNotSameAs(path(order(2)));
    assertThat(path(new Order(List.of(), ""))).isSameAs(path(new Order(List.of(), " ")));
    assertThat(path(order(3)).field()).isEqualTo("items[3].quantity");
    assertThat(path(new Order(List.of(), "")).field()).isEqualTo("name");
  }

  @Test
  void everyPlaceOfALongListIsTold() {
    assertThat(IntStream.range(0, 200).mapToObj(i -> path(order(i)).pointer()))
        .isEqualTo(IntStream.range(0, 200).mapToObj(i -> "#/items/" + i + "/quantity").toList());
  }

  @Test
  void nothingOfAClientIsKept() {
    Labels labels = new Labels(Map.of("made up by a client", ""), Set.of());
    assertThat(path(labels).field()).isEqualTo("labels[made up by a client]");
    assertThat(path(labels)).isNotSameAs(path(labels));
  }

  /** As many a validator of a whole object does. */
  @Test
  void aNameThatAValidatorWasGivenIsNotKept() {
    Freely freely = new Freely("made up");
    assertThat(path(freely).field()).isEqualTo("made up");
    assertThat(path(freely)).isNotSameAs(path(freely));
  }

  @NamedByItsValue
  record Freely(String name) {}

  @Constraint(validatedBy = NamingValidator.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface NamedByItsValue {
    String message() default "is wrong";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** For {@link NamedByItsValue}. */
  public static final class NamingValidator
      implements ConstraintValidator<NamedByItsValue, Freely> {
    @Override
    public boolean isValid(Freely value, ConstraintValidatorContext context) {
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate("is wrong")
          .addPropertyNode(value.name())
          .addConstraintViolation();
      return false;
    }
  }

  @Test
  void aTextWithValuesInItIsNotKept() {
    ConstraintText text = new ConstraintText(languages);
    Doubled twice = new Doubled(List.of("made up", "made up"));
    assertThat(told(text, twice).detail()).isEqualTo("twice: made up");
    assertThat(told(text, twice)).isNotSameAs(told(text, twice));
  }

  record Doubled(@UniqueElements(message = "twice: {duplicates}") List<String> names) {}

  @Test
  void keysValuesAndElementsWithoutAPlaceAreNotMixedUp() {
    Labels ofKey = new Labels(Map.of("", "x"), Set.of());
    Labels ofValue = new Labels(Map.of("k", ""), Set.of());
    Labels ofElement = new Labels(Map.of(), Set.of(""));
    for (int i = 0; i < 3; i++) {
      assertThat(path(ofKey).field()).isEqualTo("labels");
      assertThat(path(ofValue).field()).isEqualTo("labels[k]");
      assertThat(path(ofElement).field()).isEqualTo("tags");
    }
  }

  /** A recursive input has more paths than there is memory. */
  record Node(@Valid List<Node> nodes, @Max(0) int depth) {}

  @Test
  @Timeout(60)
  void whatIsKeptIsBounded() {
    Set<ViolationPath> known = pathsIn(tree(12, 3));
    assertThat(known).hasSizeGreaterThan(1500);
    known.retainAll(pathsIn(tree(12, 3)));
    assertThat(known).hasSizeBetween(20, 100);
  }

  /** By identity. */
  private Set<ViolationPath> pathsIn(Node tree) {
    Set<ViolationPath> found = Collections.newSetFromMap(new IdentityHashMap<>());
    Validated.violations(tree).forEach(violation -> found.add(paths.of(violation)));
    return found;
  }

  private static Node tree(int width, int depth) {
    return new Node(depth == 0 ? List.of() : Collections.nCopies(width, tree(width, depth - 1)), 1);
  }

  @Test
  void whatIsToldOfAPlaceIsToldAgain() {
    ConstraintText text = new ConstraintText(languages);
    Violation first = told(text, new Order(List.of(), ""));
    assertThat(told(text, new Order(List.of(), " "))).isSameAs(first);
    assertThat(first.detail()).isEqualTo("must not be blank");
  }

  private Violation told(ConstraintText text, Object bean) {
    ConstraintViolation<?> violation = violation(bean);
    ViolationPath path = paths.of(violation);
    return text.violation(violation, path, Violation.Source.BODY, english).violation();
  }
}
