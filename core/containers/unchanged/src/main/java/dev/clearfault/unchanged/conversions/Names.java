package dev.clearfault.unchanged.conversions;

import static java.util.Map.entry;

import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.joda.time.DateTime;

/** Enums, keys and other texts of parameters. */
final class Names {
  /** How orders are sorted. */
  enum Sort {
    PRICE,
    NAME
  }

  static final Map<String, Case> CASES =
      Map.ofEntries(
          entry("enum", r -> Sort.valueOf(r.getParameter("v"))),
          entry("enumUpper", r -> Sort.valueOf(r.getParameter("v").toUpperCase(Locale.ROOT))),
          entry("enumOf", r -> Enum.valueOf(Sort.class, r.getParameter("v").strip())),
          entry("timeUnit", r -> TimeUnit.valueOf(r.getParameter("v"))),
          entry("uuid", r -> UUID.fromString(r.getParameter("v"))),
          entry("uri", r -> URI.create(r.getParameter("v"))),
          entry("newUri", r -> new URI(r.getParameter("v"))),
          entry("url", r -> new URL(r.getParameter("v"))),
          entry("base64", r -> Base64.getDecoder().decode(r.getParameter("v")).length),
          entry("base64Url", r -> Base64.getUrlDecoder().decode(r.getParameter("v")).length),
          entry("currency", r -> Currency.getInstance(r.getParameter("v"))),
          entry("locale", r -> new Locale.Builder().setLanguageTag(r.getParameter("v")).build()),
          entry("charset", r -> Charset.forName(r.getParameter("v"))),
          entry("pattern", r -> Pattern.compile(r.getParameter("v"))),
          entry("sqlDate", r -> java.sql.Date.valueOf(r.getParameter("v"))),
          entry("joda", r -> DateTime.parse(r.getParameter("v"))));

  private Names() {}
}
