package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.clearfault.Inputs;
import dev.clearfault.input.From;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueryStringTest {

  record Asked(@From(Source.QUERY) @Nullable String name, int count) {}

  /** A body that is no JSON beside many parameters that cannot be decoded. */
  @Test
  void noMoreTextsAreMadeThanAreListed() {
    String query = "name=%zz" + "&a%zz".repeat(500);
    HttpServletRequest request =
        PostedJson.request(query, null, "{".getBytes(StandardCharsets.UTF_8));
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> Inputs.read(request, Asked.class));
    assertThat(thrown.problem().type().code()).isEqualTo("malformed_json");
    assertThat(thrown.problem().errors()).hasSize(51);
  }

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final ClientLanguage language =
      new ClientLanguage(
          new Languages(null), PostedJson.request(null, null, "".getBytes(StandardCharsets.UTF_8)));

  private QueryString parse(String text, int max) {
    return QueryString.parse(text, Source.FORM, max, language);
  }

  @Test
  void parametersAreCountedBeforeTheyAreTakenApart() {
    String form = "a&".repeat(500_000);
    assertThatThrownBy(() -> parse(form, 1000)).isInstanceOf(ProblemException.class);
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThatThrownBy(() -> parse(form, 1000)).isInstanceOf(ProblemException.class);
    long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(allocated).isLessThan(form.length());
  }

  @Test
  void valuesOfOneNameAreAddedToOneList() {
    String form = "a=1&".repeat(10_000) + "b=2&&c&d=x=y&=z&";
    QueryString parsed = parse(form, 20_000);
    assertThat((List<?>) parsed.parameters().get("a")).hasSize(10_000);
    assertThat(parsed.parameters())
        .containsEntry("b", "2")
        .containsEntry("c", "")
        .containsEntry("d", "x=y")
        .containsEntry("", "z");
    assertThat(parse("", 1).parameters()).isEmpty();
  }
}
