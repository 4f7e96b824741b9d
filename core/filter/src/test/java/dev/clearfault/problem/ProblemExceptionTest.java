package dev.clearfault.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemExceptionTest {

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 499})
  void takesNoStackTraceBelow500(int status) {
    assertThat(new ProblemException(Problem.of(ProblemType.ofStatus(status))).getStackTrace())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 599})
  void takesAStackTraceFrom500On(int status) {
    StackTraceElement[] trace =
        new ProblemException(Problem.of(ProblemType.ofStatus(status))).getStackTrace();
    assertThat(trace[0].getMethodName()).isEqualTo("takesAStackTraceFrom500On");
  }

  @Test
  void goesByTheStatusOfTheProblemNotOfItsType() {
    Problem problem = Problem.builder(ProblemType.ofStatus(404)).status(500).build();
    assertThat(new ProblemException(problem).getStackTrace()).isNotEmpty();
  }

  @Test
  void saysStatusCodeAndDetail() {
    Problem.Builder problem = Problem.builder(ProblemType.of("out_of_stock", 409, "Out of stock"));
    assertThat(new ProblemException(problem.build())).hasMessage("409 out_of_stock");
    assertThat(new ProblemException(problem.detail("2 are left.").build()))
        .hasMessage("409 out_of_stock: 2 are left.");
  }

  @Test
  void carriesItsProblemAndCause() {
    Problem problem = Problem.of(ProblemType.ofStatus(409));
    Exception cause = new IllegalStateException("secret");
    ProblemException exception = new ProblemException(problem, cause);
    assertThat(exception.problem()).isSameAs(problem);
    assertThat(exception).hasCause(cause);
  }

  @Test
  void takesWhatIsSuppressed() {
    ProblemException exception = new ProblemException(Problem.of(ProblemType.ofStatus(409)));
    exception.addSuppressed(new IllegalStateException());
    assertThat(exception.getSuppressed()).hasSize(1);
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void refusesToCarryNothing() {
    assertThatThrownBy(() -> new ProblemException(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("problem");
  }
}
