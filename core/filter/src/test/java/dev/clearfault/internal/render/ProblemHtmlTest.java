package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

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
    Violation violation = new Violation(null, evil, evil, evil, evil, Map.of("max", evil), evil);
    Problem problem =
        Problem.builder(ProblemType.of("evil", 400, evil))
            .detail(evil)
            .instance(evil)
            .errors(List.of(violation))
            .build();
    String page = new String(new ProblemHtml().render(problem), StandardCharsets.UTF_8);
    assertThat(page)
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;");
  }

  @Test
  void pageNeedsNothingFromElsewhere() {
    Problem problem = Problem.of(ProblemType.ofStatus(500));
    String page = new String(new ProblemHtml().render(problem), StandardCharsets.UTF_8);
    assertThat(page).doesNotContain("http:", "https:", "src=", "@import", "url(");
  }
}
