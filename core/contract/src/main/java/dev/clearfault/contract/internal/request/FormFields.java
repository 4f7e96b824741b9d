package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.operation.Content.Encoding;
import dev.clearfault.contract.internal.operation.MediaRange;
import dev.clearfault.contract.internal.operation.Parameter;
import dev.clearfault.contract.internal.request.Findings.Place;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.JsonReader.Result;
import dev.clearfault.internal.json.TreeReader;
import dev.clearfault.internal.read.FormBody;
import dev.clearfault.internal.read.QueryString;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the fields of one form: texts, JSON and files. A file is never read. */
final class FormFields {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ContractSchema schema;
  private final Map<String, Encoding> encodings;
  private final Findings findings;
  private final TreeReader trees;
  private final FormBody form;
  private final List<List<Object>> unread = new ArrayList<>();

  FormFields(
      ContractSchema schema,
      Map<String, Encoding> encodings,
      Findings findings,
      TreeReader trees,
      FormBody form) {
    this.schema = schema;
    this.encodings = encodings;
    this.findings = findings;
    this.trees = trees;
    this.form = form;
  }

  /** Returns the places of which the schema says nothing: files, and what cannot be read. */
  List<List<Object>> unread() {
    return unread;
  }

  /** Tells whether a property is a file, or a list of files. */
  static boolean isFile(@Nullable ContractSchema property) {
    if (property == null) {
      return false;
    }
    JsonNode node = property.node();
    boolean isBytes = node.has("contentMediaType") && !node.has("contentEncoding");
    return isBytes
        || "binary".equals(node.path("format").asString(""))
        || (Shape.of(property, true) == Shape.LIST && isFile(property.items()));
  }

  /**
   * Returns a field as a text, a tree, or a list of these.
   *
   * @param sent a text, a part, or a list of these
   */
  Object read(String name, Object sent) throws IOException {
    ContractSchema property = schema.property(name);
    if (!(sent instanceof List<?> several)) {
      return read(List.of(name), sent, property);
    }
    List<Object> values = new ArrayList<>();
    ContractSchema element = property == null ? null : property.items();
    for (Object each : several) {
      values.add(read(List.of(name, values.size()), each, element));
    }
    return values;
  }

  private Object read(List<Object> place, Object sent, @Nullable ContractSchema property)
      throws IOException {
    Encoding encoding = encodings.get((String) place.get(0));
    if (sent instanceof Part part) {
      return part(place, part, property, encoding);
    }
    String text = (String) sent;
    boolean isPlain = encoding == null || encoding.style() == null;
    boolean isJson = isPlain && isObject(property) && text.stripLeading().startsWith("{");
    return isJson ? json(place, text.getBytes(StandardCharsets.UTF_8)) : text;
  }

  private static boolean isObject(@Nullable ContractSchema property) {
    ContractSchema element =
        Shape.of(property, true) == Shape.LIST && property != null ? property.items() : property;
    return Shape.of(element, false) == Shape.OBJECT;
  }

  private Object part(
      List<Object> place, Part part, @Nullable ContractSchema property, @Nullable Encoding encoding)
      throws IOException {
    MediaType type = MediaType.of(part.getContentType());
    if (encoding != null) {
      checkHeaders(place, part, encoding);
      if (!accepts(encoding.types(), type)) {
        unread.add(place);
        findings.add(PartText.unsupported(FormCheck.PLACE.path(place, schema), encoding.types()));
        return NODES.nullNode();
      }
    }
    if (isFile(property)) {
      unread.add(place);
      return NODES.nullNode();
    }
    if (type.isJson()) {
      return json(place, form.bytes(part));
    }
    if (part.getSubmittedFileName() != null) {
      return file(place, property);
    }
    return text(place, part, type);
  }

  /** A part without a type is a text (RFC 7578 section 4.4). */
  private static boolean accepts(List<MediaRange> types, MediaType type) {
    String name = type.name().isEmpty() ? "text/plain" : type.name();
    return types.isEmpty() || types.stream().anyMatch(each -> each.contains(name));
  }

  /** A file where the contract has something else. */
  private JsonNode file(List<Object> place, @Nullable ContractSchema property) {
    if (property == null || property.types().isEmpty()) {
      unread.add(place);
      return NODES.nullNode();
    }
    if (isObject(property)) {
      unread.add(place);
      findings.addUnreadable(FormCheck.PLACE, place, Kind.UNSUPPORTED_MEDIA_TYPE, schema);
      return NODES.nullNode();
    }
    return NODES.objectNode(); // Neither a text nor a list: the schema finds the wrong type.
  }

  private Object text(List<Object> place, Part part, MediaType type) throws IOException {
    String text = QueryString.decode(form.bytes(part), type.charsetOr(StandardCharsets.UTF_8));
    if (text == null) {
      unread.add(place);
      findings.add(QueryString.undecodable((String) place.get(0), Source.FORM));
      return NODES.nullNode();
    }
    return text;
  }

  private JsonNode json(List<Object> place, byte[] text) {
    Result<JsonNode> read = trees.read(text);
    unread.addAll(findings.addAll(FormCheck.PLACE, place, read, schema));
    JsonNode value = read.value();
    return value == null ? NODES.nullNode() : value;
  }

  private void checkHeaders(List<Object> place, Part part, Encoding encoding) {
    encoding
        .headers()
        .forEach(
            (name, header) -> {
              List<Object> steps = new ArrayList<>(place);
              steps.add(name);
              RequestCheck.check(
                  header,
                  new Place(Source.HEADER, steps, header.position()),
                  sent(part, header),
                  findings,
                  trees);
            });
  }

  private static @Nullable Object sent(Part part, Parameter header) {
    return ParameterTexts.header(List.copyOf(part.getHeaders(header.name())), header);
  }
}
