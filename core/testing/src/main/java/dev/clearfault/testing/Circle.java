package dev.clearfault.testing;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Follows the advice of an answer, and finds errors that come again. */
final class Circle {
  private Circle() {}

  /** Returns what is wrong with the advice; empty if nothing is, or if there is none. */
  static List<String> in(Sender sender, Attempt refused, String problem) {
    List<String> wrong = new ArrayList<>();
    List<Fault> faults = Fault.in(problem);
    if (refused.operation().hasJsonBody() && faults.stream().anyMatch(Fault::isInBody)) {
      Repair repair = Repair.of(problem, refused.body());
      if (repair.outcome() == Repair.Outcome.REPAIRED) {
        compare(sender, refused.withBody(repair.body()), faults, wrong);
      }
    }
    for (Fault fault : faults) {
      for (var part : List.copyOf(refused.values().entrySet())) {
        boolean isHere =
            part.getKey().source().equals(fault.source())
                && part.getKey().name().equals(fault.field());
        Optional<JsonNode> advised = isHere ? advised(part.getValue(), fault) : Optional.empty();
        if (advised.isPresent()) {
          compare(sender, refused.with(part.getKey(), advised.get()), List.of(fault), wrong);
        }
      }
    }
    return wrong;
  }

  private static Optional<JsonNode> advised(JsonNode value, Fault fault) {
    return SchemaFit.of(value, fault.expected())
        .filter(fit -> !fit.equals(value))
        .or(() -> SchemaValue.given(fault.expected()));
  }

  private static void compare(
      Sender sender, Attempt repaired, List<Fault> before, List<String> wrong) {
    HttpResponse<String> answer = sender.send(repaired);
    for (String each : AnswerCheck.of(answer, repaired.operation())) {
      wrong.add("the advice was followed, and then " + each + ": " + repaired.shown());
    }
    if (answer.statusCode() < 400) {
      return;
    }
    List<Fault> again = Fault.in(answer.body());
    for (Fault fault : before) {
      if (again.stream().anyMatch(fault::isSame)) {
        wrong.add(
            "a circle: the advice of the answer ends in the same error, "
                + fault.name()
                + ": "
                + repaired.shown());
      }
    }
  }
}
