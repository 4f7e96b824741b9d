package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.catalogue.Entry.Alert;
import dev.clearfault.internal.catalogue.Entry.Operator;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What operators need to know about problem types, in English. An application can add its own words
 * to its texts: {@code <code>.operator.means} and {@code <code>.operator.look}.
 *
 * <p>Immutable and thread-safe.
 */
final class OperatorTexts {
  private static final String RESOURCE = "operators.properties";

  private final Properties texts = new Properties();
  private final Language own;

  /**
   * Reads the texts.
   *
   * @param own has the words of the application
   */
  OperatorTexts(Language own) {
    this.own = own;
    try (InputStream in = OperatorTexts.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the texts for operators cannot be read", e);
    }
  }

  /** Returns what operators need to know about a type. */
  Operator of(ProblemType type) {
    List<Alert> alerts =
        alerts(type).stream()
            .map(name -> new Alert(name, texts.getProperty(name + ".means", "")))
            .toList();
    return new Operator(text(type, "means"), text(type, "look"), alerts);
  }

  private @Nullable String text(ProblemType type, String what) {
    String ofApplication = own.own(type.code() + ".operator." + what);
    return ofApplication == null || ofApplication.isBlank()
        ? texts.getProperty(type.code() + "." + what)
        : ofApplication;
  }

  /** Returns the names of the alerts that many problems of the type start. */
  static List<String> alerts(ProblemType type) {
    List<String> alerts = new ArrayList<>();
    int status = type.status();
    if (status >= 500) {
      boolean upstream = status == 502 || status == 504 || type.code().startsWith("upstream_");
      alerts.add("ClearfaultErrorBudgetBurns");
      alerts.add(upstream ? "ClearfaultUpstreamFails" : "ClearfaultServerErrors");
    } else if (status == 400 || status == 422) {
      alerts.add("ClearfaultBadRequestsJump");
    }
    return List.copyOf(alerts);
  }
}
