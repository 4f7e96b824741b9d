package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.operation.Content;
import dev.clearfault.contract.internal.operation.Content.Encoding;
import dev.clearfault.contract.internal.operation.Parameter.Style;
import dev.clearfault.contract.internal.request.Findings.Place;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.internal.json.TreeReader;
import dev.clearfault.internal.read.FormBody;
import dev.clearfault.internal.read.QueryString;
import dev.clearfault.internal.read.RequestBody;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a posted form: its fields are the properties of one object. */
final class FormCheck {
  static final Place PLACE = new Place(Source.FORM, List.of(), 0);

  private final RequestBody body;
  private final Findings findings;
  private final TreeReader trees;

  FormCheck(RequestBody body, Findings findings, TreeReader trees) {
    this.body = body;
    this.findings = findings;
    this.trees = trees;
  }

  void check(Content content, ContractSchema schema) throws IOException {
    FormBody form =
        new FormBody(
            body,
            findings.limits().maxParameters(),
            part -> isContent(part, schema, content.encodings().get(part.getName())));
    QueryString fields = form.fields();
    FormFields values = new FormFields(schema, content.encodings(), findings, trees, form);
    List<List<Object>> unread = new ArrayList<>();
    fields
        .undecodable()
        .forEach(
            each -> {
              findings.add(each);
              unread.add(List.of(each.path().property()));
            });
    Map<String, Object> object = new LinkedHashMap<>();
    Map<String, Object> texts = new LinkedHashMap<>();
    for (Map.Entry<String, Object> field : fields.parameters().entrySet()) {
      Object read = values.read(field.getKey(), field.getValue());
      (read instanceof String || isTexts(read) ? texts : object).put(field.getKey(), read);
    }
    object.putAll(styled(texts, schema, content.encodings()));
    unread.addAll(values.unread());
    findings.check(PLACE, object, schema, unread);
  }

  /** Parts with a content type or header fields of their own are looked at, and not only read. */
  private static boolean isContent(Part part, ContractSchema schema, @Nullable Encoding encoding) {
    return part.getSubmittedFileName() != null
        || MediaType.of(part.getContentType()).isJson()
        || FormFields.isFile(schema.property(part.getName()))
        || (encoding != null && !(encoding.types().isEmpty() && encoding.headers().isEmpty()));
  }

  private static boolean isTexts(Object read) {
    return read instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
  }

  /** Returns the texts as their encodings write lists and objects. */
  private static Map<String, Object> styled(
      Map<String, Object> texts, ContractSchema schema, Map<String, Encoding> encodings) {
    NamedTexts named = new NamedTexts(texts, null);
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> used = new ArrayList<>();
    encodings.forEach(
        (name, encoding) -> {
          Style style = encoding.style();
          Object value =
              style == null
                  ? null
                  : named.get(name, style, encoding.explode(), schema.property(name));
          if (value != null) {
            values.put(name, value);
            used.addAll(names(name, style, value));
          }
        });
    texts.forEach(
        (name, sent) -> {
          if (!values.containsKey(name) && !isUsed(name, used)) {
            values.put(name, NamedTexts.exploded(sent, schema.property(name)));
          }
        });
    return values;
  }

  private static List<String> names(String name, @Nullable Style style, Object value) {
    if (style == Style.DEEP_OBJECT) {
      return List.of(name + "[");
    }
    return value instanceof Map<?, ?> members
        ? members.keySet().stream().map(Object::toString).toList()
        : List.of();
  }

  private static boolean isUsed(String name, List<String> used) {
    return used.stream()
        .anyMatch(each -> each.endsWith("[") ? name.startsWith(each) : name.equals(each));
  }
}
