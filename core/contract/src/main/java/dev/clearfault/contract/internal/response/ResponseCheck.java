package dev.clearfault.contract.internal.response;

import dev.clearfault.contract.internal.operation.Content;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.operation.Operation.Response;
import dev.clearfault.contract.internal.operation.Parameter;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.Direction;
import dev.clearfault.contract.internal.schema.Origin;
import dev.clearfault.contract.internal.schema.SchemaFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares one answer with what its operation says. The findings are for the application's author:
 * they have places of the contract and of the answer, and no value of the answer.
 */
public final class ResponseCheck {
  /** An answer with more faults has them all for one reason. */
  private static final int MAX_FAULTS = 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Operation operation;
  private final SentAnswer answer;
  private final List<String> findings = new ArrayList<>();

  private ResponseCheck(Operation operation, SentAnswer answer) {
    this.operation = operation;
    this.answer = answer;
  }

  /** Returns one sentence for each fault; none if the answer is as the contract says. */
  public static List<String> findings(Operation operation, SentAnswer answer) {
    ResponseCheck check = new ResponseCheck(operation, answer);
    check.check();
    return List.copyOf(check.findings);
  }

  private void check() {
    Response response = operation.response(answer.status());
    if (response == null) {
      find(operation.origin().child("responses"), "the contract does not name this status");
      return;
    }
    for (Map.Entry<String, Parameter> header : response.headers().entrySet()) {
      boolean isMissing = !answer.headers().contains(header.getKey().toLowerCase(Locale.ROOT));
      if (header.getValue().isRequired() && isMissing) {
        find(header.getValue().origin(), "the header field " + header.getKey() + " is missing");
      }
    }
    byte[] body = answer.body();
    boolean isEmpty = body != null && body.length == 0;
    if (isEmpty) {
      return; // The answer to HEAD has none, and 204 and 304 neither.
    }
    Content content = Content.find(response.content(), answer.mediaType());
    if (content == null) {
      find(
          response.origin(),
          "its content type is '"
              + answer.mediaType()
              + "', and the contract names "
              + (response.content().isEmpty()
                  ? "no body"
                  : response.content().stream().map(each -> each.range().text()).toList()));
    } else if (content.schema() != null && body != null && SentAnswer.isJson(answer.mediaType())) {
      checkBody(content.schema(), content.origin(), body);
    }
  }

  private void checkBody(ContractSchema schema, Origin origin, byte[] body) {
    JsonNode value;
    try {
      value = JSON.readTree(body);
    } catch (JacksonException e) {
      find(origin, "its body is not JSON");
      return;
    }
    List<SchemaFault> faults = schema.check(value, Direction.RESPONSE, MAX_FAULTS);
    for (SchemaFault fault : faults.subList(0, Math.min(faults.size(), MAX_FAULTS))) {
      find(origin, "#" + pointer(fault) + " breaks \"" + fault.keyword() + "\"" + rule(fault));
    }
    if (faults.size() > MAX_FAULTS) {
      find(origin, "there are more faults");
    }
  }

  private static String rule(SchemaFault fault) {
    String rule = fault.rule().isValueNode() ? fault.rule().toString() : "";
    return rule.isEmpty() || rule.length() > 100 ? "" : ": " + rule;
  }

  /** The keys of a map are data, which a client may have sent. */
  private static String pointer(SchemaFault fault) {
    Origin place = Origin.of("");
    for (int i = 0; i < fault.path().size(); i++) {
      place = place.child(fault.positions().get(i) < 0 ? "*" : fault.path().get(i));
    }
    return place.pointer();
  }

  private void find(Origin origin, String what) {
    findings.add(origin + ": " + operation + " answered " + answer.status() + ", and " + what);
  }
}
