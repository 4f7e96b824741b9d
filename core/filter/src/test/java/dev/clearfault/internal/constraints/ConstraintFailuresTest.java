package dev.clearfault.internal.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.internal.render.Format;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.validator.constraints.URL;
import org.junit.jupiter.api.Test;

public class ConstraintFailuresTest {

  @Test
  void fieldAndPointerFollowNestedListsAndRecords() {
    Order order =
        new Order("Ada", List.of(new Item(1, "a"), new Item(0, "b")), Map.of(), List.of());
    Violation violation = only(order);
    assertThat(violation.field()).isEqualTo("items[1].quantity");
    assertThat(violation.pointer()).isEqualTo("#/items/1/quantity");
    assertThat(violation.code()).isEqualTo("positive");
    assertThat(violation.detail()).isEqualTo("must be greater than 0");
    assertThat(violation.hint()).isEqualTo("Send a number greater than 0.");
    assertThat(violation.in()).isEqualTo(Violation.Source.BODY);
  }

  @Test
  void keysOfMapsAreEscapedInPointers() {
    Order order = new Order("Ada", List.of(), Map.of("a/b~c.d%é", List.of("")), List.of());
    Violation violation = only(order);
    assertThat(violation.field()).isEqualTo("tags[a/b~c.d%é][0]");
    assertThat(violation.pointer()).isEqualTo("#/tags/a~1b~0c.d%25%C3%A9/0");
  }

  @Test
  void keyThatIsItselfRejectedIsNotEchoed() {
    Order order = new Order("Ada", List.of(), Map.of("", List.of()), List.of());
    Violation violation = only(order);
    assertThat(violation.field()).isEqualTo("tags");
    assertThat(violation.pointer()).isEqualTo("#/tags");
    assertThat(violation.code()).isEqualTo("not_blank");
  }

  @Test
  void violationsComeInTheOrderOfTheDeclarationAndOfNumericIndexes() {
    List<Item> items =
        IntStream.range(0, 12).mapToObj(i -> new Item(i % 5 == 2 ? 0 : 1, "")).toList();
    Order order = new Order("", items, Map.of(), List.of("x"));
    Set<ConstraintViolation<Order>> violations = Validators.VALIDATOR.validate(order);
    List<String> expected = new ArrayList<>(List.of("customer"));
    for (int i = 0; i < 12; i++) {
      if (i % 5 == 2) {
        expected.add("items[" + i + "].quantity");
      }
      expected.add("items[" + i + "].sku");
    }
    expected.add("codes[0]");
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      List<ConstraintViolation<Order>> shuffled = new ArrayList<>(violations);
      Collections.shuffle(shuffled, random);
      Problem problem = problem(new ConstraintViolationException(new LinkedHashSet<>(shuffled)));
      assertThat(problem.errors()).extracting(Violation::field).isEqualTo(expected);
    }
  }

  @Test
  void constraintOfAWholeObjectPointsAtTheObject() {
    Violation violation = only(new Period(2, 1));
    assertThat(violation.field()).isEmpty();
    assertThat(violation.pointer()).isEqualTo("#");
    assertThat(violation.code()).isEqualTo("ordered");
    Violation nested = only(new Periods(List.of(new Period(1, 2), new Period(2, 1))));
    assertThat(nested.field()).isEqualTo("periods[1]");
    assertThat(nested.pointer()).isEqualTo("#/periods/1");
  }

  @Test
  void onlyBoundsAreTold() {
    Problem problem =
        problem(thrown(new Bounds("toolong", "abc", new BigDecimal("0"), LocalDate.MIN, "x")));
    assertThat(problem.errors())
        .extracting(Violation::code)
        .containsExactly("size", "pattern", "decimal_min", "future_or_present", "url");
    assertThat(problem.errors().get(0).arguments()).containsExactly(Map.entry("max", 3));
    assertThat(problem.errors().get(0).hint()).isEqualTo("Send at most 3 characters.");
    assertThat(problem.errors().get(1).arguments()).isEmpty();
    assertThat(problem.errors().get(1).detail()).isEqualTo("must have the documented format");
    assertThat(problem.errors().get(2).arguments())
        .containsEntry("value", new BigDecimal("0.01"))
        .containsEntry("inclusive", true);
    assertThat(problem.errors().get(2).detail()).isEqualTo("must be greater than or equal to 0.01");
    assertThat(problem.errors().get(2).hint()).isEqualTo("Send 0.01 or more.");
  }

  @Test
  void regularExpressionIsToldOnlyIfItsAuthorSaysSo() {
    assertThat(only(new Told("x")).detail()).isEqualTo("write digits: [0-9]+");
  }

  @Test
  void messageThatWouldShowTheValueIsNotUsed() {
    Quoting quoting = new Quoting("hunter2", "mallory");
    Problem problem = problem(thrown(quoting));
    assertThat(problem.errors()).extracting(Violation::detail).containsOnly("is not valid");
    String body =
        new String(Format.PROBLEM.renderer().render(Documents.of(problem)), StandardCharsets.UTF_8);
    assertThat(body).doesNotContain("hunter2", "mallory");
  }

  @Test
  void setThatIsNullOrEmptyIsStillTheClientsFault() {
    for (Set<ConstraintViolation<?>> none :
        Collections.singletonList((Set<ConstraintViolation<?>>) null)) {
      assertThat(problem(new ConstraintViolationException("x", none)).errors()).isEmpty();
    }
    Problem problem = problem(new ConstraintViolationException(Set.of()));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(Documents.of(problem).detail()).isEqualTo("The request was not accepted.");
  }

  @Test
  void brokenReturnValueIsNotTheClientsFault() throws Exception {
    var method = Service.class.getDeclaredMethod("name", String.class);
    Service service = new Service();
    var broken = Validators.VALIDATOR.forExecutables().validateReturnValue(service, method, null);
    assertThat(Validators.FAILURES.problem(new ConstraintViolationException(broken), null, null))
        .isNull();
    assertThat(Validators.FAILURES.problem(new IllegalStateException(), null, null)).isNull();
  }

  @Test
  void parameterOfAMethodIsNamedWithoutAPointer() throws Exception {
    var method = Service.class.getDeclaredMethod("name", String.class);
    var violations =
        Validators.VALIDATOR
            .forExecutables()
            .validateParameters(new Service(), method, new Object[] {""});
    Violation violation = problem(new ConstraintViolationException(violations)).errors().get(0);
    assertThat(violation.field()).isEqualTo("id");
    assertThat(violation.pointer()).isNull();
  }

  @Test
  void sourceThatIsNotABodyHasNoPointer() {
    Order order = new Order("", List.of(), Map.of(), List.of());
    Problem form = Validators.FAILURES.problem(thrown(order), Violation.Source.FORM, null);
    assertThat(form).isNotNull();
    assertThat(form.errors().get(0).pointer()).isNull();
    Problem unknown = Validators.FAILURES.problem(thrown(order), null, null);
    assertThat(unknown).isNotNull();
    assertThat(unknown.errors().get(0).in()).isNull();
  }

  private static Violation only(Object bean) {
    Problem problem = problem(thrown(bean));
    assertThat(problem.errors()).hasSize(1);
    return problem.errors().get(0);
  }

  private static ConstraintViolationException thrown(Object bean) {
    return new ConstraintViolationException(Validators.VALIDATOR.validate(bean));
  }

  private static Problem problem(ConstraintViolationException thrown) {
    Problem problem = Validators.FAILURES.problem(thrown, Violation.Source.BODY, null);
    assertThat(problem).isNotNull();
    return problem;
  }

  record Order(
      @NotBlank String customer,
      List<@Valid Item> items,
      Map<@NotBlank String, List<@NotBlank String>> tags,
      List<@Size(min = 3) String> codes) {}

  record Item(@Positive @Max(1000) int quantity, @NotBlank String sku) {}

  @Ordered
  public record Period(int from, int to) {}

  record Periods(List<@Valid Period> periods) {}

  record Bounds(
      @Size(max = 3) String name,
      @Pattern(regexp = "[0-9]+") String number,
      @DecimalMin("0.01") BigDecimal price,
      @FutureOrPresent LocalDate day,
      @URL String link) {}

  record Told(@Pattern(regexp = "[0-9]+", message = "write digits: {regexp}") String number) {}

  record Quoting(
      @Size(max = 3, message = "not '${validatedValue}'") String template, @Echoing String text) {}

  static final class Service {
    @NotNull String name(@NotBlank String id) {
      return id;
    }
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = OrderedValidator.class)
  public @interface Ordered {
    String message() default "must be in order";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  public static final class OrderedValidator implements ConstraintValidator<Ordered, Period> {
    @Override
    public boolean isValid(Period period, ConstraintValidatorContext context) {
      return period.from() <= period.to();
    }
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = EchoingValidator.class)
  public @interface Echoing {
    String message() default "x";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  public static final class EchoingValidator implements ConstraintValidator<Echoing, String> {
    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
      context.disableDefaultConstraintViolation();
      context.buildConstraintViolationWithTemplate(value + " is bad").addConstraintViolation();
      return false;
    }
  }
}
