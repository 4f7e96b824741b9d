package dev.clearfault.internal.render;

import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation;
import dev.clearfault.spi.ProblemRenderer;
import java.util.List;

/** A plain page for a person who met the problem in a browser. */
public final class ProblemHtml implements ProblemRenderer {
  private final Languages languages;

  /** Creates a renderer that knows the words of the page in the library's languages. */
  public ProblemHtml() {
    this(new Languages(null));
  }

  /** Creates a renderer that knows the words of the page in the languages. */
  public ProblemHtml(Languages languages) {
    this.languages = languages;
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("text/html");
  }

  @Override
  public byte[] render(Problem problem) {
    String tag = problem.headers().getOrDefault(Language.HEADER, "en");
    Language language = languages.named(tag);
    HtmlText page = new HtmlText(problem.type().title(), tag);
    if (problem.detail() != null) {
      page.paragraph(problem.detail());
    }
    if (!problem.errors().isEmpty()) {
      page.markup("<ul>\n");
      problem.errors().forEach(violation -> item(page, violation));
      page.markup("</ul>\n");
    }
    page.markup("<dl>\n");
    page.term(language.required("page.status"), Integer.toString(problem.status()))
        .term(language.required("page.code"), problem.type().code());
    if (problem.instance() != null) {
      page.term(language.required("page.occurrence"), problem.instance());
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
