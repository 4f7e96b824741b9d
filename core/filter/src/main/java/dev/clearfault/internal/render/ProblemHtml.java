package dev.clearfault.internal.render;

import dev.clearfault.internal.render.HtmlTemplate.Placeholder;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.spi.ProblemRenderer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page for a person who sees the problem in a browser: what has happened, what to do next, and
 * what to quote. It has the facts of the JSON but for what only programs need.
 */
public final class ProblemHtml implements ProblemRenderer {
  private static final HtmlTemplate STANDARD =
      HtmlTemplate.of(
          """
          <!DOCTYPE html>
          <html lang="{{language}}">
          <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width">
          <meta name="robots" content="noindex">
          <title>{{title}}</title>
          <style>CSS</style>
          </head>
          <body>
          <main>
          <h1>{{title}}</h1>
          <p class="lead">{{detail}}</p>
          {{errors}}<p>{{advice}}</p>
          <p>{{quote}}<br><code>{{instance}}</code></p>
          {{facts}}</main>
          </body>
          </html>
          """
              .replace("CSS", PageStyle.CSS));

  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

  private final Languages languages;
  private final HtmlTemplate template;
  private final @Nullable String catalogue;

  /** Creates a renderer that has the words of the page in the languages. */
  public ProblemHtml(Languages languages) {
    this(languages, null, null);
  }

  /**
   * Creates a renderer for a page of the application.
   *
   * @param template the page with its placeholders; null for the page of the library
   * @param catalogue the path of the catalogue without a slash at its end; null without one
   * @throws IllegalArgumentException if a placeholder is unknown, missing or in a wrong place; the
   *     message says what to write in the page
   */
  public ProblemHtml(Languages languages, @Nullable String template, @Nullable String catalogue) {
    this.languages = languages;
    this.catalogue = catalogue;
    this.template = template == null ? STANDARD : HtmlTemplate.of(template);
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("text/html");
  }

  /** Returns the {@code Content-Security-Policy} of the page; null for one of the application. */
  public @Nullable String policy() {
    return template == STANDARD ? PageStyle.POLICY : null;
  }

  @Override
  public byte[] render(ProblemDocument document) {
    Language language = languages.named(document.language());
    HtmlText page = HtmlText.empty();
    template.fill(page, (text, placeholder) -> fill(text, placeholder, document, language));
    return page.bytes();
  }

  private void fill(
      HtmlText page, Placeholder placeholder, ProblemDocument document, Language language) {
    switch (placeholder) {
      case LANGUAGE -> page.text(tag(document.language()));
      case TITLE -> page.text(document.title());
      case STATUS -> page.text(Integer.toString(document.status()));
      case CODE -> page.text(document.code());
      case DETAIL -> page.text(NextStep.detail(document, language));
      case ERRORS -> errors(page, document, language);
      case ADVICE -> page.text(NextStep.advice(document, language));
      case QUOTE -> page.text(language.required("page.quote"));
      case INSTANCE -> page.text(document.instance());
      case FACTS -> facts(page, document, language);
    }
  }

  /** An application may have set any text. One that is no tag stands for English. */
  private static String tag(String language) {
    return TAG.matcher(language).matches() ? language : "en";
  }

  private static void errors(HtmlText page, ProblemDocument document, Language language) {
    if (document.errors().isEmpty()) {
      return;
    }
    page.markup("<ul>\n");
    document.errors().forEach(violation -> item(page, violation, language));
    if (document.truncated()) {
      page.markup("<li>").text(language.required("page.more")).markup("</li>\n");
    }
    page.markup("</ul>\n");
  }

  private static void item(HtmlText page, Violation violation, Language language) {
    page.markup("<li>");
    if (!violation.field().isEmpty()) {
      page.markup("<strong>").text(violation.field()).markup("</strong> ");
    }
    page.text(violation.detail());
    if (violation.hint() != null) {
      page.markup("<br>").text(violation.hint());
    }
    page.markup("<br><span class=\"soft\">");
    if (violation.in() != null) {
      page.text(language.required("page.in." + violation.in().wireName())).markup(" ");
    }
    if (violation.pointer() != null) {
      page.markup("<code>").text(violation.pointer()).markup("</code> ");
    }
    page.markup("<code>").text(violation.code()).markup("</code></span></li>\n");
  }

  private void facts(HtmlText page, ProblemDocument document, Language language) {
    page.markup("<dl>\n")
        .term(language.required("page.status"), Integer.toString(document.status()))
        .markup("<dt>")
        .text(language.required("page.code"))
        .markup("</dt><dd>");
    code(page, document);
    page.markup("</dd>\n");
    type(page, document.type(), language);
    term(page, language.required("page.upstream"), document.upstream());
    term(page, language.required("page.trace"), document.traceId());
    term(page, language.required("page.request"), document.requestId());
    document
        .extensions()
        .forEach(
            (name, value) -> {
              page.markup("<dt>").text(name).markup("</dt><dd>");
              page.content(value instanceof String text ? text : JsonBody.json(value));
              page.markup("</dd>\n");
            });
    page.markup("</dl>\n");
  }

  /** A plain status has no type that leads to its page in the catalogue. */
  private void code(HtmlText page, ProblemDocument document) {
    ProblemType status = ProblemType.ofStatus(document.status());
    boolean plain = document.type().equals(ProblemType.BLANK);
    if (catalogue != null && plain && status.code().equals(document.code()) && listed(status)) {
      page.markup("<a href=\"").text(catalogue + "/" + status.slug()).markup("\">");
      page.markup("<code>").text(document.code()).markup("</code></a>");
    } else {
      page.markup("<code>").text(document.code()).markup("</code>");
    }
  }

  /** A status without a name has no page. */
  private static boolean listed(ProblemType status) {
    return !status.code().equals("http_" + status.status());
  }

  /** An address of another scheme may be a name only, or a script. */
  private static void type(HtmlText page, String uri, Language language) {
    if (uri.equals(ProblemType.BLANK)) {
      return;
    }
    String term = language.required("page.type");
    if (uri.startsWith("/") || uri.startsWith("https://") || uri.startsWith("http://")) {
      page.markup("<dt>").text(term).markup("</dt><dd><a href=\"").text(uri).markup("\">");
      page.text(uri).markup("</a></dd>\n");
    } else {
      page.term(term, uri);
    }
  }

  private static void term(HtmlText page, String term, @Nullable String value) {
    if (value != null) {
      page.term(term, value);
    }
  }
}
