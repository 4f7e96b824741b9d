package dev.clearfault.internal.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.problem.Violation;
import jakarta.validation.GroupSequence;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the documentation recommends for a pattern that has to be dangerous. */
class PatternOrderTest {

  interface Expensive {}

  @GroupSequence({Coupon.class, Expensive.class})
  record Coupon(
      @Size(max = 10) @Pattern(regexp = "(.*a){12}", groups = Expensive.class) String code) {}

  @Test
  @Timeout(120)
  void aTextThatIsTooLongIsNotMatchedWhereTheSequenceSaysSo() {
    assertThat(Validated.errors(new Coupon("a".repeat(100_000) + "!")))
        .extracting(Violation::code)
        .containsExactly("size");
    assertThat(Validated.errors(new Coupon("x")))
        .extracting(Violation::code)
        .containsExactly("pattern");
  }
}
