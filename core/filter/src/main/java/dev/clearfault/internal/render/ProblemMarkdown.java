package dev.clearfault.internal.render;

import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.Violation;
import dev.clearfault.spi.ProblemRenderer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts of the JSON in a short text for a language model: front matter for what a program
 * reads, the detail, and the errors. Its words are the names of the members, in every language.
 */
public final class ProblemMarkdown implements ProblemRenderer {
  private static final String FENCE = "---\n";

  @Override
  public List<String> mediaTypes() {
    return List.of("text/markdown");
  }

  @Override
  public byte[] render(ProblemDocument document) {
    MarkdownText text = new MarkdownText().markup(FENCE);
    frontMatter(text, document);
    text.markup(FENCE).markup("\n# ").text(document.title()).markup("\n");
    if (document.detail() != null) {
      text.markup("\n").text(document.detail()).markup("\n");
    }
    if (!document.errors().isEmpty()) {
      text.markup("\n## errors\n\n");
      document.errors().forEach(violation -> item(text, violation));
    }
    return text.end();
  }

  private static void frontMatter(MarkdownText text, ProblemDocument document) {
    text.field("code", document.code())
        .field("status", document.status())
        .field("type", document.type())
        .field("instance", document.instance());
    field(text, "upstream", document.upstream());
    field(text, "retryable", document.retryable());
    field(text, "retry_after", document.retryAfter());
    field(text, "trace_id", document.traceId());
    field(text, "request_id", document.requestId());
    if (document.truncated()) {
      text.field("truncated", true);
    }
    document.extensions().forEach(text::field);
  }

  private static void field(MarkdownText text, String name, @Nullable Object value) {
    if (value != null) {
      text.field(name, value);
    }
  }

  private static void item(MarkdownText text, Violation violation) {
    text.markup("- ").markup(violation.in() == null ? "" : violation.in().wireName() + " ");
    if (!violation.field().isEmpty()) {
      text.code(violation.field()).markup(" ");
    }
    if (violation.pointer() != null) {
      text.code(violation.pointer()).markup(" ");
    }
    text.code(violation.code()).markup(": ").text(violation.detail()).markup("\n");
    json(text, "expected", violation.expected());
    json(text, "fix", violation.fix());
    if (violation.hint() != null) {
      text.markup("  hint: ").text(violation.hint()).markup("\n");
    }
  }

  /** A map or list of the JSON in one line, or nothing if it is empty. */
  private static void json(MarkdownText text, String name, Object value) {
    if (!value.equals(Map.of()) && !value.equals(List.of())) {
      text.markup("  " + name + ": ").jsonCode(value).markup("\n");
    }
  }
}
