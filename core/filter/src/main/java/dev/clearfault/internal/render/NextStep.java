package dev.clearfault.internal.render;

import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.ProblemDocument;
import org.jspecify.annotations.Nullable;

/** Sentences for a person: what has happened, if the problem does not say it, and what to do. */
final class NextStep {
  private NextStep() {}

  /** Returns the detail, or else what the status alone says. */
  static String detail(ProblemDocument document, Language language) {
    if (document.detail() != null) {
      return document.detail();
    }
    String kind = isMissing(document) ? "missing" : document.status() < 500 ? "client" : "server";
    return language.required("page.detail." + kind);
  }

  /** Returns what to do: repair the request, wait, or give up. */
  static String advice(ProblemDocument document, Language language) {
    if (!document.errors().isEmpty()) {
      return language.required("page.next.repair");
    }
    if (Boolean.FALSE.equals(document.retryable())) {
      return language.required("page.next.unsure");
    }
    if (document.retryable() != null || document.retryAfter() != null) {
      return later(document.retryAfter(), language);
    }
    return language.required(
        switch (document.status()) {
          case 401, 407 -> "page.next.sign_in";
          case 403 -> "page.next.rights";
          case 404, 410 -> "page.next.missing";
          default -> document.status() < 500 ? "page.next.client" : "page.next.server";
        });
  }

  private static boolean isMissing(ProblemDocument document) {
    return document.status() == 404 || document.status() == 410;
  }

  /** Rounds up, so that nobody comes too early. */
  private static String later(@Nullable Integer seconds, Language language) {
    if (seconds == null || seconds < 2) {
      return language.required("page.next.moment");
    }
    String unit = seconds <= 120 ? "seconds" : seconds <= 7200 ? "minutes" : "hours";
    int size = seconds <= 120 ? 1 : seconds <= 7200 ? 60 : 3600;
    int count = (seconds - 1) / size + 1;
    return language.required("page.next." + unit).replace("{count}", Integer.toString(count));
  }
}
