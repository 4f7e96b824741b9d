package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that show an exception to a page of their own, by the container's attribute. */
class OwnAnswerContractIT extends Contract {

  /** Tomcat's attribute for a request that it could not read is the same one. */
  @ParameterizedTest
  @ValueSource(strings = {"forward", "write", "flush"})
  void thePageIsTheAnswerAndNothingHasFailed(String by) {
    shop().get("/own-answer/{id}?by={by}", id, by).then().statusCode(503).body(equalTo("mine"));
    assertThat(noticed().occurrences()).isEmpty();
  }

  /** Tomcat's own page would come in place of the answer, with the exception's stack trace. */
  @ParameterizedTest
  @ValueSource(strings = {"throw", "send-error"})
  void whatFailsBesideThePageIsOpaque(String by) {
    isOpaque(shop().get("/own-answer/{id}?by={by}", id, by).then());
    assertThat(occurred().occurrences()).hasSize(1);
  }
}
