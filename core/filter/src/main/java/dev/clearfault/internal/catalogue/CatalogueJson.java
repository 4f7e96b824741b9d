package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.render.JsonBody;
import java.util.List;

/** The documents of the catalogue for programs. */
final class CatalogueJson {
  private CatalogueJson() {}

  static byte[] index(List<Entry> types, List<Entry> statuses) {
    return JsonBody.object(
        body ->
            body.objects("types", types, CatalogueJson::summary)
                .objects("statuses", statuses, CatalogueJson::summary));
  }

  static byte[] about(Entry entry) {
    return JsonBody.object(body -> members(body, entry));
  }

  private static void summary(JsonBody body, Entry entry) {
    body.string("type", entry.uri())
        .string("code", entry.type().code())
        .string("title", entry.title())
        .number("status", entry.status())
        .string("description", entry.means())
        .string("action", entry.action().word());
  }

  private static void members(JsonBody body, Entry entry) {
    summary(body, entry);
    body.string("advice", entry.advice())
        .raw("retryable", entry.action().retryable().toString())
        .objects(
            "codes",
            entry.codes(),
            (code, each) -> code.string("code", each.code()).string("description", each.means()))
        .raw("example", entry.example());
    Entry.Operator operator = entry.operator();
    if (operator != null) {
      body.object("operator", part -> operator(part, operator));
    }
  }

  private static void operator(JsonBody body, Entry.Operator operator) {
    body.string("means", operator.means())
        .string("look", operator.look())
        .objects(
            "alerts",
            operator.alerts(),
            (alert, each) -> alert.string("name", each.name()).string("means", each.means()));
  }
}
