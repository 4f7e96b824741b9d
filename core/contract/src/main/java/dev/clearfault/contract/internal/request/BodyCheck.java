package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.operation.Content;
import dev.clearfault.contract.internal.operation.Operation.Body;
import dev.clearfault.contract.internal.request.Findings.Place;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.JsonReader.Result;
import dev.clearfault.internal.json.TreeReader;
import dev.clearfault.internal.read.QueryString;
import dev.clearfault.internal.read.ReadingText;
import dev.clearfault.internal.read.RequestBody;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks the body of one request by its media type. */
final class BodyCheck {
  private static final MediaType UNKNOWN = MediaType.of(null);

  private final HttpServletRequest request;
  private final Findings findings;
  private final TreeReader trees;
  private final boolean isPassedOn;

  BodyCheck(HttpServletRequest request, Findings findings, TreeReader trees, boolean isPassedOn) {
    this.isPassedOn = isPassedOn;
    this.request = request;
    this.findings = findings;
    this.trees = trees;
  }

  /** Returns the JSON of the body; null if it has none. */
  @Nullable JsonNode check(Body body) throws IOException {
    String header = request.getHeader("Content-Type");
    MediaType type = MediaType.of(header);
    Content content = header == null ? null : Content.find(body.content(), type.name());
    ContractSchema schema = content == null ? body.content().get(0).schema() : content.schema();
    RequestBody bytes = bytes(schema);
    if (isAbsent(bytes, content, type)) {
      if (body.isRequired()) {
        throw new ProblemException(RequestBody.missing(bytes.expected().get()));
      }
      return null;
    }
    boolean isMalformed = header != null && !MediaType.isWellFormed(header);
    if (content == null || isMalformed || !isChecked(content, type)) {
      throw RequestBody.unsupported(accepted(body));
    }
    boolean isForm = type.isForm() && schema != null && !(isPassedOn && type.isMultipart());
    boolean isText = isText(type, schema);
    if (isPassedOn && (type.isJson() || isForm || isText)) {
      bytes.refuseCoding(type.name()); // No filter has decoded it: the next server will.
    }
    if (type.isJson()) {
      return json(bytes, schema);
    }
    if ((isForm && !type.isMultipart()) || isText) {
      bytes.refuseCodedText(type.name());
    }
    if (isForm && schema != null) {
      new FormCheck(bytes, findings, trees).check(content, schema);
    } else if (isText) {
      text(bytes, type, schema);
    }
    return null;
  }

  /** Returns the JSON of a body that must not be missing. */
  @Nullable JsonNode required(ContractSchema schema) throws IOException {
    return json(bytes(schema), schema);
  }

  private RequestBody bytes(@Nullable ContractSchema schema) {
    return new RequestBody(
        request,
        findings.limits().maxInputSize(),
        findings.language(),
        () -> schema == null ? Map.of() : schema.expected(List.of()));
  }

  /** A form without fields is none that is missing: each field may be missing for itself. */
  private boolean isAbsent(RequestBody bytes, @Nullable Content content, MediaType type)
      throws IOException {
    if (content != null && type.isForm()) {
      return false;
    }
    long length = request.getContentLengthLong();
    if (length >= 0) {
      return length == 0;
    }
    if (content == null || type.isJson() || isText(type, content.schema())) {
      // A filter that decodes the body does not know its length, whatever the head says.
      return bytes.bounded().length == 0;
    }
    return request.getHeader("Transfer-Encoding") == null
        && request.getProtocol().startsWith("HTTP/1"); // RFC 9112 section 6.3.
  }

  private @Nullable JsonNode json(RequestBody bytes, @Nullable ContractSchema schema)
      throws IOException {
    Result<JsonNode> read = trees.read(bytes.read());
    for (JsonFault fault : read.faults()) {
      if (fault.kind() == Kind.EMPTY) {
        throw new ProblemException(RequestBody.missing(bytes.expected().get()));
      }
      if (fault.kind() == Kind.MALFORMED) {
        throw new ProblemException(malformed(fault, bytes));
      }
    }
    findings.check(Place.BODY, read, schema);
    return read.value();
  }

  /**
   * The answer has what the whole body has to be, because nothing of it can be mended by itself.
   */
  private Problem malformed(JsonFault fault, RequestBody bytes) {
    Language language = findings.language().get();
    List<LocatedViolation> found = new ArrayList<>(findings.violations());
    ViolationPath whole = ViolationPath.of(fault.path());
    found.add(
        ReadingText.violation(fault, whole, Source.BODY, language, () -> bytes.expected().get()));
    return ReadingText.malformed(fault, found, findings.limits().maxErrors(), language);
  }

  private static List<String> accepted(Body body) {
    return body.content().stream()
        .map(each -> isChecked(each, UNKNOWN) ? each.range().text() : "application/json")
        .distinct()
        .toList();
  }

  /**
   * Of a range such as {@code *}{@code /*}, a type that is not read would pass any schema, and the
   * servlet may read it as if it were JSON.
   */
  private static boolean isChecked(Content content, MediaType type) {
    ContractSchema schema = content.schema();
    return !content.range().isSeveral()
        || schema == null
        || schema.types().isEmpty()
        || schema.types().contains("string")
        || type.isJson()
        || type.isForm()
        || isText(type, schema);
  }

  /** Any other content may be large, and is left to the servlet. */
  private static boolean isText(MediaType type, @Nullable ContractSchema schema) {
    return schema != null
        && type.name().startsWith("text/")
        && !schema.types().isEmpty()
        && !schema.types().contains("object")
        && !schema.types().contains("array");
  }

  private void text(RequestBody bytes, MediaType type, @Nullable ContractSchema schema)
      throws IOException {
    String text = QueryString.decode(bytes.bounded(), type.charsetOr(StandardCharsets.UTF_8));
    if (text == null) {
      findings.add(
          ReadingText.violation(
              "malformed_encoding", Place.BODY.path(List.of(), null), Source.BODY));
    } else {
      findings.check(Place.BODY, text, schema);
    }
  }
}
