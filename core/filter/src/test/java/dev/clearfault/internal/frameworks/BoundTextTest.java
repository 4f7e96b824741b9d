package dev.clearfault.internal.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A text that a framework could not convert is described without it. */
class BoundTextTest {
  private static final Language ENGLISH = new Languages(null).english();
  private static final SpringParameter LIMIT = new SpringParameter(Source.QUERY, "limit");

  enum Shipping {
    STANDARD,
    EXPRESS
  }

  /** As Spring's exception for a type that does not fit. */
  public static final class Mismatch {
    private final @Nullable Class<?> required;
    private final Object parameter;

    Mismatch(@Nullable Class<?> required, Object parameter) {
      this.required = required;
      this.parameter = parameter;
    }

    /** Returns the class that was wanted. */
    public @Nullable Class<?> getRequiredType() {
      return required;
    }

    /** Returns what tells of the elements of a list. */
    public Object getParameter() {
      return parameter;
    }
  }

  /** As Spring's class for parameters. */
  public static final class Parameter {
    /** Returns the parameter of an element. */
    public Parameter nested() {
      return this;
    }

    /** Returns the class of an element. */
    public Class<?> getNestedParameterType() {
      return UUID.class;
    }
  }

  private static Violation rejected(@Nullable Object value, @Nullable Object type) {
    Violation violation = BoundText.rejected(LIMIT, value, type, ENGLISH);
    assertThat(violation.toString()).doesNotContain("hunter2");
    assertThat(violation.field()).isEqualTo("limit");
    assertThat(violation.in()).isEqualTo(Source.QUERY);
    return violation;
  }

  @Test
  void namesOfAnEnumAreExpected() {
    Violation violation = rejected("hunter2", Shipping.class);
    assertThat(violation.code()).isEqualTo("invalid_enum");
    assertThat(violation.expected()).containsEntry("enum", List.of("STANDARD", "EXPRESS"));
  }

  @Test
  void valueThatIsNoTextAndUnknownTypesAreSurvived() {
    assertThat(rejected(7, Integer.class).code()).isEqualTo("type_mismatch");
    assertThat(rejected("hunter2", null).code()).isEqualTo(rejected(null, "no class").code());
  }

  /** Spring reads a time as the annotation or the server says, so no format is promised. */
  @Test
  void formatOfATimeIsNotPromised() {
    assertThat(rejected("hunter2", LocalDate.class).expected()).doesNotContainKey("format");
    assertThat(rejected("hunter2", UUID.class).expected()).containsEntry("format", "uuid");
  }

  @Test
  void typeOfAListIsThatOfItsElements() {
    assertThat(BoundText.type(new Mismatch(List.class, new Parameter()))).isEqualTo(UUID.class);
    assertThat(BoundText.type(new Mismatch(List.class, "another version"))).isNull();
    assertThat(BoundText.type(new Mismatch(int[].class, ""))).isEqualTo(int.class);
    assertThat(BoundText.type(new Mismatch(Long.class, ""))).isEqualTo(Long.class);
    assertThat(BoundText.type(new Mismatch(null, ""))).isNull();
    assertThat(BoundText.type(null)).isNull();
  }
}
