package dev.clearfault.contract.internal.schema;

import dev.clearfault.internal.constraints.PlacePattern;
import dev.clearfault.internal.constraints.SchemaSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A schema of a contract, ready to check values. Immutable and thread-safe. */
public final class ContractSchema {
  /** A value can break several rules at each place, of which only one may be told. */
  private static final int ERRORS_FOR_FAULT = 4;

  private final Origin origin;
  private final Side.Checked request;
  private final Side.Checked response;
  private final List<Object> examples;

  ContractSchema(Origin origin, Side.Checked request, Side.Checked response) {
    this(origin, request, response, List.of());
  }

  private ContractSchema(
      Origin origin, Side.Checked request, Side.Checked response, List<Object> examples) {
    this.origin = origin;
    this.request = request;
    this.response = response;
    this.examples = examples;
  }

  /**
   * Returns the same schema with examples of the whole value that are written beside it. Those that
   * it does not accept are left out, because a client may send them.
   */
  public ContractSchema withExamples(List<JsonNode> written) {
    List<Object> accepted = new ArrayList<>();
    for (JsonNode each : written) {
      Object plain = Fragment.plain(each);
      if (plain != null && check(each, Direction.REQUEST, 0).isEmpty()) {
        accepted.add(plain);
      }
    }
    return accepted.isEmpty() ? this : new ContractSchema(origin, request, response, accepted);
  }

  /** What a schema means in each direction. */
  record Sides(Side.Checked request, Side.Checked response) {}

  Sides sides() {
    return new Sides(request, response);
  }

  /** Returns where the schema is written. */
  public Origin origin() {
    return origin;
  }

  /**
   * Returns what is written there in JSON Schema 2020-12, behind its references: OpenAPI's own
   * keywords are translated, and what says nothing about a value is left out.
   */
  public JsonNode node() {
    List<Located> parts = request.parts().all();
    int last = 0;
    while (parts.get(last).node().has("$ref") && last + 1 < parts.size()) {
      last++;
    }
    return parts.get(last).node();
  }

  /**
   * Checks a value.
   *
   * @param max the number of faults after which checking ends
   * @return the faults; one more than {@code max} if there may be more
   */
  public List<SchemaFault> check(JsonNode value, Direction direction, int max) {
    Side.Checked side = direction == Direction.REQUEST ? request : response;
    Side.Faulty found = side.check(value, (max + 1) * ERRORS_FOR_FAULT);
    List<SchemaFault> faults = new ArrayList<>(found.faults());
    if (!examples.isEmpty()) {
      faults.replaceAll(
          fault -> fault.path().isEmpty() ? fault.expecting(shown(fault.expected())) : fault);
    }
    if (found.tooComplex()) {
      JsonNode none = JsonNodeFactory.instance.nullNode();
      faults.add(0, new SchemaFault("too_complex", List.of(), List.of(), none, Map.of()));
    }
    return faults.size() > max + 1 ? faults.subList(0, max + 1) : faults;
  }

  /**
   * Returns what is accepted at a place, as a fragment of JSON Schema 2020-12 of at most 2 KiB with
   * the keywords that an answer may show; empty if nothing is known.
   *
   * @param path names as {@code String}, indexes as {@code Integer}
   */
  public Map<String, Object> expected(List<Object> path) {
    Map<String, Object> fragment = Fragment.of(request.parts().at(path));
    return path.isEmpty() ? shown(fragment) : fragment;
  }

  /**
   * Returns each fault that {@link #check} can find in a request, at its place.
   *
   * @param where the place of the value
   */
  public List<PossibleFault> possible(PlacePattern where) {
    List<PossibleFault> all = new ArrayList<>();
    for (PossibleFault each : PossibleFaults.of(request.parts(), where)) {
      Map<String, Object> expected = each.fault().expected();
      boolean isWhole = each.isKnown() && each.place().equals(where);
      all.add(
          new PossibleFault(
              each.fault().expecting(isWhole ? shown(expected) : expected),
              each.place(),
              each.isKnown()));
    }
    JsonNode none = JsonNodeFactory.instance.nullNode();
    SchemaFault complex = new SchemaFault("too_complex", List.of(), List.of(), none, Map.of());
    all.add(new PossibleFault(complex, where, true));
    return all;
  }

  /** Examples beside a schema count more than those inside of it. */
  private Map<String, Object> shown(Map<String, Object> fragment) {
    if (examples.isEmpty()) {
      return fragment;
    }
    Map<String, Object> more = new LinkedHashMap<>(fragment);
    more.put("examples", examples);
    return SchemaSize.fits(more) ? more : fragment;
  }

  /**
   * Returns the JSON types that are accepted, such as {@code integer}, over references, {@code
   * allOf} and the branches of a choice; empty if any is. It decides what a text of a parameter
   * becomes.
   */
  public Set<String> types() {
    return request.parts().allTypes();
  }

  /** Returns the schema of a property; null if it is not declared. */
  public @Nullable ContractSchema property(String name) {
    return inside(request.parts().property(name), response.parts().property(name));
  }

  /** Returns the declared properties, in their order. */
  public List<String> properties() {
    return List.copyOf(request.parts().properties());
  }

  /** Returns the schema of the elements of a list; null if it is not declared. */
  public @Nullable ContractSchema items() {
    return inside(
        request.parts().element(Integer.MAX_VALUE), response.parts().element(Integer.MAX_VALUE));
  }

  private @Nullable ContractSchema inside(Parts requests, Parts responses) {
    if (requests.all().isEmpty() || responses.all().isEmpty()) {
      return null;
    }
    Side.Checked found = request.at(requests.all().get(0));
    return new ContractSchema(found.origin(), found, response.at(responses.all().get(0)));
  }
}
