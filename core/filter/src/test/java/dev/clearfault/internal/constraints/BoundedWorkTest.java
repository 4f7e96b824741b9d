package dev.clearfault.internal.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.clearfault.Documents;
import dev.clearfault.Inputs;
import dev.clearfault.internal.read.PostedJson;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The work for one body is bounded for the body as a whole, and not for each of its faults. */
class BoundedWorkTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  record Item(@Counted String sku) {}

  record Order(
      @NotBlank String email,
      @NotNull List<@NotNull @Valid Item> items,
      @Nullable Map<String, @Counted String> labels) {}

  /** Refuses every value and counts how often it was asked. */
  @Constraint(validatedBy = CountingValidator.class)
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.FIELD, ElementType.TYPE_USE})
  @interface Counted {
    String message() default "is counted";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** For {@link Counted}. */
  public static final class CountingValidator implements ConstraintValidator<Counted, String> {
    private static final AtomicInteger ASKED = new AtomicInteger();

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      ASKED.incrementAndGet();
      return false;
    }
  }

  private static Problem refused(Class<?> type, String json) {
    try {
      Object value = read(type, json);
      throw new AssertionError("accepted: " + value);
    } catch (ProblemException refused) {
      return refused.problem();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Object read(Class<?> type, String json) throws IOException {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Inputs.read(PostedJson.request(null, null, bytes), type);
  }

  private static String repeated(String element, int times) {
    return String.join(",", Collections.nCopies(times, element));
  }

  @Test
  void validationEndsAfterTheLimitOfViolations() {
    CountingValidator.ASKED.set(0);
    Problem problem = refused(Order.class, "{'items':[" + repeated("{'sku':'x'}", 30_000) + "]}");
    assertThat(problem.errors())
        .extracting(error -> error.field() + " " + error.code())
        .containsExactly(" too_many_violations", "email not_blank");
    // Those of the limit, and nothing for the properties at the top, which these are not.
    assertThat(CountingValidator.ASKED.get()).isBetween(1000, 1001);
  }

  @Test
  void theSearchAtTheTopEndsToo() {
    CountingValidator.ASKED.set(0);
    StringBuilder labels = new StringBuilder("'k':'x'");
    for (int i = 0; i < 20_000; i++) {
      labels.append(",'k").append(i).append("':'x'");
    }
    Problem problem =
        refused(
            Order.class, "{'items':[" + repeated("null", 20_000) + "],'labels':{" + labels + "}}");
    assertThat(problem.errors())
        .extracting(error -> error.field() + " " + error.code())
        .containsExactly(" too_many_violations", "email not_blank");
    assertThat(CountingValidator.ASKED.get()).isLessThan(1100);
  }

  /** A list that counts how often somebody goes through it. */
  static final class Walked extends java.util.AbstractList<Item> {
    private int asked;

    @Override
    public Item get(int index) {
      asked++;
      return new Item("x");
    }

    @Override
    public int size() {
      return 30_000;
    }
  }

  record Bag(@NotBlank String name, List<@Valid Item> items) {}

  @Test
  void theSearchAtTheTopDoesNotGoThroughLists() {
    Walked items = new Walked();
    assertThat(InputValidator.open().validate(new Bag("", items)).tooMany()).isTrue();
    assertThat(items.asked).isBetween(1000, 5000);
  }

  @Test
  void textsThatAreNoObjectsEndTheReading() {
    Problem problem = refused(Order.class, "{'items':[" + repeated("'a'", 50_000) + "]}");
    assertThat(problem.errors()).hasSize(50);
    assertThat(problem.truncated()).isTrue();
    assertThat(Documents.of(problem).detail()).isEqualTo("More than 100 values were not accepted.");
  }

  /** Hibernate Validator keeps violations in a hash set, and its hash leaves out the index. */
  @Test
  void violationsOfOneListHaveHashCodesOfTheirOwn() {
    InputValidator.Outcome outcome =
        InputValidator.open().validate(new Order("a@b", Collections.nCopies(900, null), null));
    Set<Integer> hashCodes = new HashSet<>();
    outcome.violations().forEach(found -> hashCodes.add(found.violation().hashCode()));
    assertThat(outcome.violations()).hasSize(900);
    assertThat(hashCodes).hasSizeGreaterThan(850);
  }

  /** Long names, repeated in the path of each fault below them. */
  @ParameterizedTest
  @ValueSource(ints = {60, 90, 5000})
  void longPathsAreCutAndCostNoMoreThanTheBody(int duplicates) {
    String name = "n".repeat(1000);
    String json =
        ("{'" + name + "':").repeat(98)
            + "{"
            + repeated("'a':1", duplicates)
            + "}"
            + "}".repeat(98);
    Problem first = refused(Tree.class, json);
    assertThat(first.errors())
        .isNotEmpty()
        .allSatisfy(
            error -> {
              assertThat(error.field().length()).isLessThanOrEqualTo(500);
              assertThat(String.valueOf(error.pointer()).length()).isLessThanOrEqualTo(500);
            });
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    Problem problem = refused(Tree.class, json);
    long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(problem.errors()).hasSameSizeAs(first.errors());
    assertThat(allocated).isLessThan(40L * json.length());
  }

  /** Takes any property, at any depth. */
  record Tree(@Nullable Integer a) {}

  @Test
  void manyUnknownNamesCostNoMoreThanTheBody() {
    StringBuilder names = new StringBuilder("{'a':1");
    for (int i = 0; i < 1000; i++) {
      names.append(",'").append("x".repeat(900)).append(i).append("':1");
    }
    Problem problem = refused(Tree.class, names.append('}').toString());
    assertThat(problem.truncated()).isTrue();
    assertThat(problem.errors())
        .hasSize(50)
        .allSatisfy(
            error -> {
              assertThat(error.field()).hasSize(500).endsWith("...");
              assertThat(error.pointer()).isEqualTo("#");
            });
  }

  record Text(@Pattern(regexp = "(a|b)*") String text) {}

  /** The JDK's patterns call themselves for each repetition of alternatives. */
  @Test
  void aTextThatIsTooLongForAPatternIsRefused() {
    Problem problem = refused(Text.class, "{'text':'" + "ab".repeat(50_000) + "'}");
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.errors()).extracting(Violation::code).containsExactly("too_complex");
  }

  @Test
  void elementsOfAnArrayAreValidated() {
    Problem problem = refused(Part[].class, "[{'sku':'x'},null,{'sku':' '},{}]");
    assertThat(problem.errors())
        .extracting(error -> error.pointer() + " " + error.field() + " " + error.code())
        .containsExactly(
            "#/1 [1] missing", "#/2/sku [2].sku not_blank", "#/3/sku [3].sku not_blank");
    assertThat(refused(Part[][].class, "[[],[{'sku':''}]]").errors())
        .extracting(Violation::pointer)
        .containsExactly("#/1/0/sku");
    assertThat(refused(Parts.class, "[{'sku':''}]").errors())
        .extracting(Violation::pointer)
        .containsExactly("#/0/sku");
  }

  record Part(@NotBlank @Nullable String sku) {}

  /** A list by inheritance. */
  static final class Parts extends java.util.ArrayList<Part> {
    private static final long serialVersionUID = 1L;
  }
}
