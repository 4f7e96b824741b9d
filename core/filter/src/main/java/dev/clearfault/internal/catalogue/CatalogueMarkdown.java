package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.render.IndentedJson;
import dev.clearfault.internal.render.MarkdownText;
import dev.clearfault.internal.text.Language;
import java.util.List;

/**
 * The documents of the catalogue for language models, with the facts that programs need in front.
 *
 * @param home the path of the catalogue as a client writes it, without a slash at its end
 */
record CatalogueMarkdown(String home) {
  private static final String FENCE = "---\n";

  byte[] index(List<Entry> types, List<Entry> statuses, Language language) {
    MarkdownText text = new MarkdownText();
    heading(text, "# ", language.required("catalogue.title"));
    paragraph(text, language.required("catalogue.lead"));
    links(text, types);
    heading(text, "\n## ", language.required("catalogue.statuses"));
    paragraph(text, language.required("catalogue.statuses.lead"));
    links(text, statuses);
    return text.end();
  }

  private void links(MarkdownText text, List<Entry> entries) {
    for (Entry entry : entries) {
      // A path of the options and a code have no character that means something here.
      text.markup("- [").text(entry.title()).markup("](<" + home + "/" + entry.type().slug());
      text.markup(">) ").code(entry.type().code()).markup(" " + entry.status() + ": ");
      text.prose(entry.means()).markup("\n");
    }
  }

  byte[] about(Entry entry, Language language) {
    MarkdownText text = new MarkdownText().markup(FENCE);
    text.field("code", entry.type().code())
        .field("status", entry.status())
        .field("type", entry.uri())
        .field("action", entry.action().word())
        .field("retryable", entry.action().retryable());
    heading(text.markup(FENCE), "\n# ", entry.title());
    paragraph(text, entry.means());
    heading(text, "## ", language.required("catalogue.do"));
    paragraph(text, entry.advice());
    heading(text, "## ", language.required("catalogue.example"));
    text.block("json", IndentedJson.of(entry.example()));
    if (!entry.codes().isEmpty()) {
      heading(text, "\n## ", language.required("catalogue.codes"));
      paragraph(text, language.required("catalogue.codes.lead"));
      for (Entry.ErrorCode code : entry.codes()) {
        text.markup("- ").code(code.code()).markup(": ").prose(code.means()).markup("\n");
      }
    }
    if (entry.operator() != null) {
      operator(text, entry.operator());
    }
    return text.end();
  }

  private static void operator(MarkdownText text, Entry.Operator operator) {
    heading(text, "\n## ", "For operators");
    if (operator.means() != null) {
      paragraph(text, operator.means());
    }
    if (operator.look() != null) {
      paragraph(text.markup("Look first: "), operator.look());
    }
    if (operator.alerts().isEmpty()) {
      text.markup("No alert starts, however many of these problems there are.\n");
    }
    for (Entry.Alert alert : operator.alerts()) {
      text.markup("- ").code(alert.name()).markup(": ").text(alert.means()).markup("\n");
    }
  }

  private static void heading(MarkdownText text, String level, String words) {
    text.markup(level).prose(words).markup("\n\n");
  }

  private static void paragraph(MarkdownText text, String words) {
    text.prose(words).markup("\n\n");
  }
}
