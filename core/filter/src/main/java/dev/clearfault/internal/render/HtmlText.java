package dev.clearfault.internal.render;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Builds a page of plain, self-contained HTML. Text can only be added escaped; markup only as a
 * constant of the program.
 */
public final class HtmlText {
  private final StringBuilder html = new StringBuilder(1024);

  /**
   * Starts a page that search engines do not keep.
   *
   * @param title also the heading
   * @param language the tag of the language
   */
  public HtmlText(String title, String language) {
    this(language);
    markup("<meta name=\"robots\" content=\"noindex\">\n");
    body(title).markup("<main>\n<h1>").text(title).markup("</h1>\n");
  }

  /**
   * Starts the head of a page.
   *
   * @param language the tag of the language
   */
  public HtmlText(String language) {
    markup("<!DOCTYPE html>\n<html lang=\"").text(language);
    markup("\">\n<head>\n<meta charset=\"utf-8\">\n");
    markup("<meta name=\"viewport\" content=\"width=device-width\">\n");
  }

  /** Ends the head with the title and the style, and starts the body. */
  public final HtmlText body(String title) {
    markup("<title>").text(title).markup("</title>\n<style>").markup(PageStyle.CSS);
    return markup("</style>\n</head>\n<body>\n");
  }

  /** Adds markup, which must be a constant. */
  public HtmlText markup(String constant) {
    html.append(constant);
    return this;
  }

  /** Adds text of several lines for a place that shows them. */
  public HtmlText lines(String text) {
    text.lines().forEach(line -> text(line).markup("\n"));
    return this;
  }

  /** Adds text, escaped for content and for quoted attribute values. */
  public HtmlText text(String text) {
    return escaped(text, true);
  }

  /** Adds text in which backticks surround what is code. */
  public HtmlText prose(String text) {
    split(text, this::text, code -> markup("<code>").text(code).markup("</code>"));
    return this;
  }

  /** Hands over the parts of a text in their order. A backtick without a second one is text. */
  static void split(String prose, Consumer<String> text, Consumer<String> code) {
    int done = 0;
    while (true) {
      int open = prose.indexOf('`', done);
      int close = open < 0 ? -1 : prose.indexOf('`', open + 1);
      if (close < 0) {
        text.accept(prose.substring(done));
        return;
      }
      text.accept(prose.substring(done, open));
      code.accept(prose.substring(open + 1, close));
      done = close + 1;
    }
  }

  /** Adds a paragraph of text in which backticks surround what is code. */
  public HtmlText paragraph(String text) {
    return markup("<p>").prose(text).markup("</p>\n");
  }

  /** Adds a term and its value to a list that the caller opened. */
  public HtmlText term(String term, String value) {
    return markup("<dt>").text(term).markup("</dt><dd>").text(value).markup("</dd>\n");
  }

  /** Ends the page and returns its bytes. */
  public byte[] end() {
    return markup("</main>\n</body>\n</html>\n").bytes();
  }

  private HtmlText() {}

  /** Returns a text without a page around it. */
  static HtmlText empty() {
    return new HtmlText();
  }

  /** Adds text, escaped for content alone, where a quotation mark means nothing. */
  HtmlText content(String text) {
    return escaped(text, false);
  }

  private HtmlText escaped(String text, boolean quotes) {
    String safe = WellFormed.text(text);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append(quotes ? "&quot;" : "\"");
        case '\'' -> html.append(quotes ? "&#39;" : "'");
        default -> html.append(WellFormed.breaksLine(c) ? '\ufffd' : c);
      }
    }
    return this;
  }

  /** Returns the bytes of what was added. */
  byte[] bytes() {
    return html.toString().getBytes(StandardCharsets.UTF_8);
  }
}
