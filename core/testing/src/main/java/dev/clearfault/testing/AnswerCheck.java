package dev.clearfault.testing;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Compares an answer with the operation that it belongs to. */
final class AnswerCheck {
  /** What filters answer before the input is read, if the contract does not have it. */
  private static final List<Integer> BEFORE = List.of(401, 403, 429);

  private AnswerCheck() {}

  /** Returns what is wrong with an answer; empty if nothing is, or if it is no refusal. */
  static List<String> of(HttpResponse<String> answer, PublishedOperation operation) {
    int status = answer.statusCode();
    if (status < 400) {
      return List.of();
    }
    List<String> wrong = new ArrayList<>(shown(answer, List.of(BrokenScalar.MARKER)));
    Optional<JsonNode> problem = JsonTree.strict(answer.body()).filter(JsonNode::isObject);
    String code = problem.map(p -> p.path("code").asString("")).orElse("");
    if (BEFORE.contains(status) && !operation.declares(status, code)) {
      String help = status == 429 ? "allow more requests in tests" : "add credentials by header()";
      wrong.add("a filter answers " + status + " before the input is read; " + help);
    } else if (status >= 500 && !(status > 500 && operation.declares(status, code))) {
      wrong.add("the input ends in a " + status + "; the log of the application says why");
    } else if (problem.isEmpty() || problem.get().path("status").asInt(0) != status) {
      wrong.add("the answer is no problem with the status " + status);
    } else if (!operation.declares(status, code)) {
      wrong.add("the contract does not declare " + status + " " + code);
    }
    for (Fault fault : Fault.in(answer.body())) {
      if (!operation.declares(fault)) {
        wrong.add("the contract does not declare the error " + fault.name());
      }
    }
    return wrong;
  }

  /** Returns what the answer shows of the inside, or of what must not be there. */
  static List<String> shown(HttpResponse<String> answer, List<String> secrets) {
    return Inside.in(head(answer) + answer.body(), secrets);
  }

  /** Returns what a person needs to see the fault. */
  static String report(String name, List<String> wrong, HttpResponse<String> answer) {
    return name
        + "\n- "
        + String.join("\n- ", wrong)
        + "\nanswered: "
        + answer.statusCode()
        + "\n"
        + head(answer)
        + "\n"
        + answer.body();
  }

  private static String head(HttpResponse<String> answer) {
    StringBuilder head = new StringBuilder();
    Map<String, List<String>> sorted = new TreeMap<>(answer.headers().map());
    sorted.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    head.append(name.toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(value)
                        .append("\n")));
    return head.toString();
  }
}
