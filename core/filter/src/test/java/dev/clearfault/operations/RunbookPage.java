package dev.clearfault.operations;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** The page with a runbook for each alert and each problem type. */
final class RunbookPage {
  private static final int COLUMNS = 100;

  private static final String HEAD =
      """
      # Runbooks

      An alert links to its part of this page. Each part says what happened and what to look at first.
      [Operating](../operating.md) says how to set up the alerts. A test makes this page from the
      problem types of the library, and fails if a type has no text.

      A problem type of your own has the alerts of the type that its status has here: a type with
      the status 404 those of `not_found`.

      ## Alerts
      """;

  private static final Collector<CharSequence, ?, String> LIST = Collectors.joining(", ", "", ".");

  private RunbookPage() {}

  static String make() {
    Runbooks texts = Runbooks.read();
    StringBuilder page = new StringBuilder(HEAD);
    for (Alert alert : Alert.values()) {
      String name = alert.title();
      page.append("\n### ").append(name).append("\n\n");
      paragraph(page, texts.get(name, "means"));
      paragraph(page, "**Look first:** " + texts.get(name, "look"));
      List<OperatedType> types =
          OperatedType.all().stream().filter(type -> type.alerts().contains(alert)).toList();
      if (!types.isEmpty()) {
        paragraph(
            page, "**Problem types:** " + types.stream().map(RunbookPage::link).collect(LIST));
      }
      removeEmptyLine(page);
    }
    page.append("\n## Problem types\n");
    OperatedType.all().forEach(type -> type(page, type));
    return page.toString();
  }

  /** Returns the part of the page about an alert, as links name it. */
  static String anchor(Alert alert) {
    return alert.title().toLowerCase(Locale.ROOT);
  }

  private static void type(StringBuilder page, OperatedType type) {
    page.append("\n### ").append(type.code()).append("\n\n");
    paragraph(page, type.type().status() + ", " + type.type().title() + ". " + type.means());
    paragraph(page, "**Look first:** " + type.look());
    String alerts =
        type.alerts().stream()
            .map(alert -> "[" + alert.title() + "](#" + anchor(alert) + ")")
            .collect(Collectors.joining(", "));
    paragraph(page, "**Alerts:** " + (alerts.isEmpty() ? "none" : alerts) + ".");
    removeEmptyLine(page);
  }

  private static String link(OperatedType type) {
    return "[" + type.code() + "](#" + type.code() + ")";
  }

  private static void removeEmptyLine(StringBuilder page) {
    page.setLength(page.length() - 1);
  }

  /** Appends a paragraph with lines of at most 100 columns, and an empty line. */
  private static void paragraph(StringBuilder page, String text) {
    int column = 0;
    for (String word : Arrays.asList(text.split(" ", -1))) {
      if (column > 0 && column + 1 + word.length() > COLUMNS) {
        page.append('\n');
        column = 0;
      }
      page.append(column == 0 ? "" : " ").append(word);
      column += (column == 0 ? 0 : 1) + word.length();
    }
    page.append("\n\n");
  }
}
