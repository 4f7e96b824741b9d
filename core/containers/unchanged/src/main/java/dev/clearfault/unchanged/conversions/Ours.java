package dev.clearfault.unchanged.conversions;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Faults of the application, while the client has sent texts, too. */
final class Ours {
  private static final String CONSTANT = "not a number";
  private static final Map<String, String> TABLE = Map.of("limit", "none", "since", "never");

  static final Map<String, Case> CASES =
      Map.ofEntries(
          entry("constant", r -> Integer.parseInt(r.getParameter("v") == null ? "" : CONSTANT)),
          entry("property", r -> Integer.parseInt(r.getParameter("v") + property())),
          entry("notAsked", r -> Integer.parseInt("many")),
          entry("notAskedHeader", r -> UUID.fromString("many")),
          entry("file", r -> Integer.parseInt(file(r.getParameter("v")))),
          entry("table", r -> after(r.getParameter("v"), Integer.valueOf(TABLE.get("limit")))),
          entry("tableDate", r -> after(r.getParameter("v"), LocalDate.parse(TABLE.get("since")))),
          entry("tableNull", r -> after(r.getParameter("v"), nothing(r.getParameter("v")))),
          entry("systemProperty", r -> after(r.getParameter("v"), systemProperty())),
          entry("composed", r -> Integer.parseInt("1" + r.getParameter("v"))),
          entry("composedUri", r -> URI.create("http://host/" + r.getParameter("v"))),
          entry("middle", r -> Integer.parseInt(r.getParameter("v").substring(1))),
          entry("replaced", r -> Integer.parseInt(r.getParameter("v").replace("m", "k"))),
          entry("thrown", r -> refuse(r.getParameter("v"))),
          entry("thrownNumber", r -> refuseNumber(r.getParameter("v"))),
          entry("illegal", r -> new Locale.Builder().setLanguage(illegal(r.getParameter("v")))),
          entry("index", r -> List.of(1).get(r.getParameter("v").length())),
          entry("nullPointer", r -> r.getParameter("missing").length()),
          entry("requirement", r -> java.util.Objects.requireNonNull(r.getParameter("missing"))),
          entry(
              "base64Constant", r -> after(r.getParameter("v"), Base64.getDecoder().decode("%%"))),
          entry("decimalOfTable", r -> after(r.getParameter("v"), new BigDecimal("1,5"))),
          entry("sentence", r -> after(r.getParameter("v"), Integer.valueOf("b"))),
          entry("enumOfTable", r -> after(r.getParameter("v"), Names.Sort.valueOf("COLOUR"))),
          entry("secondValue", r -> after(r.getParameter("v"), Integer.valueOf("two"))),
          entry("state", Ours::state),
          entry("keyThenDate", r -> after(r.getParameter("id"), java.sql.Date.valueOf("never"))),
          entry("nullAfterOther", r -> after(r.getParameter("v"), UUID.fromString(unset()))));

  private Ours() {}

  private static Object after(@Nullable String asked, Object converted) {
    return asked + " " + converted;
  }

  private static String property() {
    Properties properties = new Properties();
    properties.setProperty("limit", "unlimited");
    return properties.getProperty("limit");
  }

  private static String file(String name) {
    return name.isEmpty() ? "" : "one line of a file";
  }

  private static Object nothing(String name) {
    return Integer.parseInt(TABLE.get(name));
  }

  private static @Nullable String unset() {
    return System.getProperty("clearfault.unset");
  }

  private static Object systemProperty() {
    return Integer.parseInt(System.getProperty("java.vendor"));
  }

  private static Object refuse(String text) {
    throw new IllegalArgumentException("Invalid UUID string: " + text);
  }

  private static Object refuseNumber(String text) {
    throw new NumberFormatException("For input string: \"" + text + "\"");
  }

  private static String illegal(String text) {
    return text.isEmpty() ? "" : "toolonglanguage";
  }

  private static Object state(jakarta.servlet.http.HttpServletRequest request) {
    AtomicReference<String> text = new AtomicReference<>(request.getParameter("v"));
    text.updateAndGet(before -> before.isEmpty() ? before : "after " + before.length());
    return Integer.parseInt(text.get());
  }
}
