package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemHtmlTest {

  @Test
  void everyTextIsEscaped() {
    String evil = "<script>alert('x')</script>\"&";
    Violation violation = new Violation(null, evil, evil, evil, evil, Map.of("const", evil), evil);
    Problem problem =
        Problem.builder(ProblemType.of("evil", 400, evil))
            .detail(evil)
            .errors(List.of(violation))
            .build();
    String page = page(problem, evil);
    assertThat(page)
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;");
  }

  @Test
  void pageNeedsNothingFromElsewhere() {
    Problem problem = Problem.of(ProblemType.ofStatus(500));
    String page = page(problem, "urn:x");
    assertThat(page).doesNotContain("http:", "https:", "src=", "@import", "url(");
  }

  private static String page(Problem problem, String instance) {
    ProblemHtml renderer = new ProblemHtml(new Languages(null));
    return new String(renderer.render(Documents.of(problem, instance)), StandardCharsets.UTF_8);
  }
}
