package dev.clearfault.render;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation;
import java.util.List;

/** A plain page for a person who met the problem in a browser. */
public final class ProblemHtml implements ProblemRenderer {

  @Override
  public List<String> mediaTypes() {
    return List.of("text/html");
  }

  @Override
  public byte[] render(Problem problem) {
    HtmlText page = new HtmlText(problem.type().title());
    if (problem.detail() != null) {
      page.paragraph(problem.detail());
    }
    if (!problem.errors().isEmpty()) {
      page.markup("<ul>\n");
      problem.errors().forEach(violation -> item(page, violation));
      page.markup("</ul>\n");
    }
    page.markup("<dl>\n");
    page.term("Status", Integer.toString(problem.status())).term("Code", problem.type().code());
    if (problem.instance() != null) {
      page.term("Occurrence", problem.instance());
    }
    return page.markup("</dl>\n").end();
  }

  private static void item(HtmlText page, Violation violation) {
    page.markup("<li>");
    if (!violation.field().isEmpty()) {
      page.markup("<strong>").text(violation.field()).markup("</strong> ");
    }
    page.text(violation.detail());
    if (violation.hint() != null) {
      page.markup(" &mdash; ").text(violation.hint());
    }
    page.markup("</li>\n");
  }
}
