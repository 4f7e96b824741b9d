package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.render.HtmlText;
import dev.clearfault.internal.render.IndentedJson;
import dev.clearfault.internal.text.Language;
import java.util.List;

/**
 * The pages of the catalogue for people and search engines: without script, and with everything
 * inside.
 *
 * @param home the path of the catalogue as a client writes it, without a slash at its end
 */
record CatalogueHtml(String home) {

  byte[] index(List<Entry> types, List<Entry> statuses, Language language) {
    String title = language.required("catalogue.title");
    String lead = language.required("catalogue.lead");
    HtmlText page = head(title, lead, home, language);
    page.markup("<main id=\"content\">\n<h1>").text(title).markup("</h1>\n<p class=\"lead\">");
    page.prose(lead).markup("</p>\n");
    links(page, types);
    page.markup("<h2>").text(language.required("catalogue.statuses")).markup("</h2>\n");
    page.paragraph(language.required("catalogue.statuses.lead"));
    links(page, statuses);
    page.markup("<p class=\"soft\"><a href=\"").text(home).markup("/openapi.json\">");
    page.text(language.required("catalogue.openapi")).markup("</a></p>\n");
    return page.end();
  }

  private void links(HtmlText page, List<Entry> entries) {
    page.markup("<ul>\n");
    for (Entry entry : entries) {
      page.markup("<li><span class=\"soft\">").text(Integer.toString(entry.status()));
      page.markup("</span> <a href=\"").text(address(entry)).markup("\">").text(entry.title());
      page.markup("</a> <code class=\"soft\">").text(entry.type().code());
      page.markup("</code></li>\n");
    }
    page.markup("</ul>\n");
  }

  byte[] about(Entry entry, Language language) {
    String title = entry.title() + " (" + entry.type().code() + ")";
    HtmlText page = head(title, entry.means().replace("`", ""), address(entry), language);
    String all = language.required("catalogue.title");
    page.markup("<nav aria-label=\"").text(all).markup("\"><a href=\"").text(home).markup("\">");
    page.text(all).markup("</a></nav>\n<main id=\"content\">\n<h1>").text(entry.title());
    page.markup("</h1>\n<p><span class=\"mark\">").text(Integer.toString(entry.status()));
    page.markup("</span> <code class=\"mark\">").text(entry.type().code());
    page.markup("</code></p>\n<p class=\"lead\">").prose(entry.means()).markup("</p>\n<h2>");
    page.text(language.required("catalogue.do")).markup("</h2>\n").paragraph(entry.advice());
    facts(page, entry);
    page.markup("<h2>").text(language.required("catalogue.example"));
    page.markup("</h2>\n<pre><code>").lines(IndentedJson.of(entry.example()));
    page.markup("</code></pre>\n");
    codes(page, entry, language);
    if (entry.operator() != null) {
      operator(page, entry.operator());
    }
    return page.end();
  }

  /** The members that an answer of the type has, by their names. */
  private static void facts(HtmlText page, Entry entry) {
    page.markup("<dl>\n").term("type", entry.uri());
    if (!entry.action().retryable().isEmpty()) {
      String values = entry.action().retryable().toString();
      page.term("retryable", values.substring(1, values.length() - 1));
    }
    page.markup("</dl>\n");
  }

  private static void codes(HtmlText page, Entry entry, Language language) {
    if (entry.codes().isEmpty()) {
      return;
    }
    page.markup("<h2>").prose(language.required("catalogue.codes")).markup("</h2>\n");
    page.paragraph(language.required("catalogue.codes.lead")).markup("<dl>\n");
    for (Entry.ErrorCode code : entry.codes()) {
      page.markup("<dt><code>").text(code.code()).markup("</code></dt><dd>");
      page.prose(code.means()).markup("</dd>\n");
    }
    page.markup("</dl>\n");
  }

  /** In English on a page of any language. */
  private static void operator(HtmlText page, Entry.Operator operator) {
    page.markup("<section lang=\"en\">\n<h2>For operators</h2>\n");
    if (operator.means() != null) {
      page.paragraph(operator.means());
    }
    if (operator.look() != null) {
      page.markup("<h3>Look first</h3>\n").paragraph(operator.look());
    }
    page.markup("<h3>Alerts</h3>\n");
    if (operator.alerts().isEmpty()) {
      page.paragraph("No alert starts, however many of these problems there are.");
    }
    for (Entry.Alert alert : operator.alerts()) {
      page.markup("<p><code>").text(alert.name()).markup("</code> ").text(alert.means());
      page.markup("</p>\n");
    }
    page.markup("</section>\n");
  }

  private static HtmlText head(
      String title, String description, String address, Language language) {
    HtmlText page = new HtmlText(language.tag());
    page.markup("<meta name=\"description\" content=\"").text(description);
    page.markup("\">\n<link rel=\"canonical\" href=\"").text(address).markup("\">\n");
    page.body(title).markup("<a class=\"skip\" href=\"#content\">");
    return page.text(language.required("catalogue.skip")).markup("</a>\n");
  }

  private String address(Entry entry) {
    return home + "/" + entry.type().slug();
  }
}
