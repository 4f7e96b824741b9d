package dev.clearfault.internal.render;

import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.Violation;
import dev.clearfault.spi.ProblemRenderer;
import java.util.List;

/** A plain page for a person who sees the problem in a browser. */
public final class ProblemHtml implements ProblemRenderer {
  private final Languages languages;

  /** Creates a renderer that has the words of the page in the languages. */
  public ProblemHtml(Languages languages) {
    this.languages = languages;
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("text/html");
  }

  @Override
  public byte[] render(ProblemDocument document) {
    Language language = languages.named(document.language());
    HtmlText page = new HtmlText(document.title(), document.language());
    if (document.detail() != null) {
      page.paragraph(document.detail());
    }
    if (!document.errors().isEmpty()) {
      page.markup("<ul>\n");
      document.errors().forEach(violation -> item(page, violation));
      page.markup("</ul>\n");
    }
    return page.markup("<dl>\n")
        .term(language.required("page.status"), Integer.toString(document.status()))
        .term(language.required("page.code"), document.code())
        .term(language.required("page.occurrence"), document.instance())
        .markup("</dl>\n")
        .end();
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
