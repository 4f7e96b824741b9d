package dev.clearfault.demo.faults;

import dev.clearfault.demo.published.ContractCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Spoils each place of a request in every way, and follows each piece of advice in the answers.
 *
 * <p>After a step, the place is accepted or has another fault. No answer is a 5xx, no answer
 * repeats a rejected value, and what the application received is what was sent.
 */
public final class FaultWalk {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final ContractCheck contract;
  private final Random random;
  private final Set<String> faults = new LinkedHashSet<>();

  /** Much advice leads to the same request. */
  private final Map<Sample, Answer> answers = new HashMap<>();

  private int checked;

  /** Creates a walk whose choices come from the seed. */
  public FaultWalk(URI server, long seed) {
    this.server = server;
    contract = ContractCheck.of(server.toString());
    this.random = new Random(seed);
  }

  private record Answer(int status, String text, JsonNode json) {
    boolean isAccepted() {
      return status < 300;
    }

    boolean reports(JsonPointer place, String code) {
      for (JsonNode violation : json.path("errors")) {
        if (violation.path("code").asString("").equals(code)
            && Advice.place(violation).equals(place)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Returns what is wrong, with the request and the answer; empty if nothing is. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** Returns how many requests were sent. */
  public int requests() {
    return answers.size();
  }

  /** Returns how many errors were compared with the published contract. */
  public int checked() {
    return checked;
  }

  /** Walks over all places of a request that is accepted as it is. */
  public void over(Sample good) throws IOException, InterruptedException {
    Answer first = send(good);
    if (!first.isAccepted()) {
      wrong("the good request is refused", good, first);
      return;
    }
    unchanged(good, JsonPointer.compile("/body"), first);
    for (JsonPointer place : good.places()) {
      Set<JsonNode> known = new HashSet<>();
      for (JsonNode value : Values.broken(good, place, random)) {
        known.add(spoil(good, place, value));
      }
      for (JsonNode schema : known) {
        for (JsonNode value : Values.aroundBounds(schema, good.at(place), random)) {
          JsonNode sent = good.isJson(place) ? value : asText(value);
          if (Values.isSendable(sent, place)) {
            spoil(good, place, sent);
          }
        }
      }
      rename(good, place);
    }
  }

  private static JsonNode asText(JsonNode value) {
    return value.isNumber()
        ? Values.NODES.stringNode(value.decimalValue().toPlainString())
        : value.isValueNode() ? Values.NODES.stringNode(value.asString()) : value;
  }

  /** Sends one wrong value, and returns the schema that the answer has for the place. */
  private JsonNode spoil(Sample good, JsonPointer place, JsonNode value)
      throws IOException, InterruptedException {
    Sample spoilt = good.with(place, value);
    Answer answer = send(spoilt);
    if (answer.isAccepted()) {
      unchanged(spoilt, place, answer);
      return MissingNode.getInstance();
    }
    follow(good, spoilt, answer);
    for (JsonNode violation : answer.json.path("errors")) {
      if (Advice.place(violation).equals(place)) {
        return violation.path("expected");
      }
    }
    return MissingNode.getInstance();
  }

  private void rename(Sample good, JsonPointer place) throws IOException, InterruptedException {
    if (!good.isJson(place) || place.last().getMatchingIndex() >= 0 || place.tail().matches()) {
      return;
    }
    String name = Values.misspelt(place.last().getMatchingProperty(), random);
    JsonPointer other = place.head().appendProperty(name);
    if (!good.at(other).isMissingNode()) {
      return;
    }
    Sample spoilt = good.with(place, MissingNode.getInstance()).with(other, good.at(place));
    Answer answer = send(spoilt);
    if (!answer.isAccepted()) {
      follow(good, spoilt, answer);
    }
  }

  private void follow(Sample good, Sample spoilt, Answer answer)
      throws IOException, InterruptedException {
    for (JsonNode violation : answer.json.path("errors")) {
      JsonPointer place = Advice.place(violation);
      String hint = violation.path("hint").asString("");
      JsonNode schema = violation.path("expected");
      boolean unknown = violation.path("code").asString("").equals("unknown_property");
      for (JsonNode value : Advice.ofHint(hint)) {
        Sample next =
            unknown && value.isString()
                ? spoilt
                    .with(place, MissingNode.getInstance())
                    .with(place.head().appendProperty(value.stringValue()), spoilt.at(place))
                : spoilt.with(place, good.isJson(place) ? Advice.written(value, schema) : value);
        step("hint", violation, next, place);
      }
      if (violation.has("fix")) {
        step("fix", violation, fixed(spoilt, violation.path("fix")), place);
      }
      if (unknown || Advice.isSilent(violation)) {
        continue;
      }
      for (JsonNode value : Advice.ofSchema(schema)) {
        step(
            "expected",
            violation,
            spoilt.with(place, good.isJson(place) ? value : asText(value)),
            place);
      }
    }
  }

  private void step(String by, JsonNode violation, Sample next, JsonPointer place)
      throws IOException, InterruptedException {
    if (!Values.isSendable(next.at(place), place)) {
      return;
    }
    Answer answer = send(next);
    if (answer.reports(place, violation.path("code").asString(""))) {
      wrong("a circle by " + by + " of " + violation, next, answer);
    }
  }

  /** Applies a patch (RFC 6902) to the body. */
  private static Sample fixed(Sample spoilt, JsonNode fix) {
    Sample result = spoilt;
    for (JsonNode operation : fix) {
      JsonPointer path = JsonPointer.compile("/body" + operation.path("path").asString());
      JsonPointer from = JsonPointer.compile("/body" + operation.path("from").asString(""));
      result =
          switch (operation.path("op").asString()) {
            case "remove" -> result.with(path, MissingNode.getInstance());
            case "move" -> result.with(from, MissingNode.getInstance()).with(path, result.at(from));
            default -> result.with(path, operation.path("value"));
          };
    }
    return result;
  }

  private Answer send(Sample sample) throws IOException, InterruptedException {
    Answer known = answers.get(sample);
    if (known != null) {
      return known;
    }
    HttpResponse<String> response = client.send(sample.request(server), BodyHandlers.ofString());
    String text = response.body();
    if (contract.check(response)) {
      checked++;
    }
    Answer answer = new Answer(response.statusCode(), text, json(text));
    answers.put(sample, answer);
    if (answer.status >= 500) {
      wrong("a " + answer.status, sample, answer);
    }
    boolean told =
        (response.headers().map() + text).toLowerCase(Locale.ROOT).contains(Values.MARKER);
    if (!answer.isAccepted() && told) {
      wrong("repeats the value", sample, answer);
    }
    return answer;
  }

  private static JsonNode json(String text) {
    try {
      return Sample.JSON.readTree(text);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  private void unchanged(Sample sent, JsonPointer place, Answer answer) {
    if (place.last().getMatchingIndex() >= 0) {
      unchanged(sent, place.head(), answer); // A set has an order of its own.
      return;
    }
    JsonNode received = answer.json.at(sent.received(place));
    if (!SameValue.of(sent.at(place), received)) {
      wrong("received " + received + " for " + sent.at(place) + " at " + place, sent, answer);
    }
  }

  private void wrong(String what, Sample sample, Answer answer) {
    faults.add(
        "\n==== "
            + what
            + "\n---- "
            + Sample.JSON.writeValueAsString(sample.tree())
            + "\n---- "
            + answer.status
            + " "
            + answer.text);
  }
}
