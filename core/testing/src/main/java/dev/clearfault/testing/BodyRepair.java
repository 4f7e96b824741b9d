package dev.clearfault.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** One refused body, and what is done about each of its faults. */
final class BodyRepair {
  private final List<Fault> faults;
  private final JsonTree tree;
  private final List<String> absent = new ArrayList<>();

  /** The places where the refused body had nothing, or a patch has set a value. */
  private final Set<JsonPointer> settled = new LinkedHashSet<>();

  /** A text that is no JSON, or has a property twice, changes by being written again. */
  private final boolean rewritten;

  private BodyRepair(List<Fault> faults, String body) {
    Optional<JsonNode> read = JsonTree.lenient(body);
    this.faults = faults;
    this.tree = new JsonTree(read.orElse(MissingNode.getInstance()));
    this.rewritten = read.isPresent() && JsonTree.strict(body).isEmpty();
    faults.stream().map(Fault::place).filter(this::isGap).forEach(settled::add);
    if (read.isEmpty() && !body.isBlank()) {
      absent.add("#: fix");
    } else if (faults.isEmpty() && !rewritten) {
      absent.add("#: errors, retryable");
    }
  }

  static Repair of(List<Fault> faults, String body) {
    BodyRepair repair = new BodyRepair(faults, body);
    if (repair.absent.isEmpty()) {
      repair.apply();
    }
    return repair.absent.isEmpty()
        ? new Repair(Repair.Outcome.REPAIRED, repair.tree.text(), 1, List.of(), null)
        : new Repair(Repair.Outcome.GAVE_UP, body, 0, repair.absent, null);
  }

  /** Moves first, so that what is under a wrong name does not seem to be missing. */
  private void apply() {
    List<Fault> open = new ArrayList<>(faults);
    open.removeIf(this::lift);
    open.removeIf(this::patch);
    // The inner places first: their pointers are those of the refused body.
    open.sort(Comparator.comparing((Fault fault) -> fault.pointer().length()).reversed());
    Set<JsonPointer> seen = new HashSet<>();
    for (Fault fault : open) {
      int known = absent.size();
      if (seen.add(fault.place()) && !repair(fault) && absent.size() == known) {
        absent.add(fault.absent());
      }
    }
  }

  private boolean patch(Fault fault) {
    return Patch.apply(fault.fix(), tree) && settled.add(fault.place());
  }

  /** Returns whether the fault is done with. */
  private boolean repair(Fault fault) {
    if (!fault.isInBody()) {
      return false;
    }
    if (fault.isUnknownProperty()) {
      return rename(fault) || !tree.remove(fault.place()).isMissingNode();
    }
    if (rewritten && (fault.isOfWriting() || fault.expected().isEmpty())) {
      return true;
    }
    return !fault.expected().isEmpty() && (isGap(fault.place()) ? fill(fault) : change(fault));
  }

  private boolean change(Fault fault) {
    JsonNode value = tree.at(fault.place());
    Optional<JsonNode> fit = fit(fault, value);
    if (fit.isEmpty()) {
      return fill(fault);
    }
    return (!fit.get().equals(value) && tree.put(fault.place(), fit.get()))
        || settled.contains(fault.place())
        || put(fault, TextFit.likeExample(value, fault.expected()))
        || put(fault, SchemaValue.given(fault.expected()).filter(given -> !given.equals(value)));
  }

  private Optional<JsonNode> fit(Fault fault, JsonNode value) {
    Optional<JsonNode> fit = SchemaFit.of(value, fault.expected());
    fit.filter(JsonNode::isArray)
        .ifPresent(
            list -> SchemaValue.fill((ArrayNode) list, fault.expected(), fault.pointer(), absent));
    return fit;
  }

  private boolean fill(Fault fault) {
    return put(fault, SchemaValue.of(fault.expected(), fault.pointer(), absent));
  }

  private boolean put(Fault fault, Optional<JsonNode> value) {
    return value.isPresent() && tree.put(fault.place(), value.get());
  }

  private boolean isGap(JsonPointer place) {
    return tree.at(place).isMissingNode() || tree.at(place).isNull();
  }

  /** Gives a misspelt property its name, if the answer lists the names. */
  private boolean rename(Fault fault) {
    JsonPointer parent = fault.place().head();
    List<String> names = new ArrayList<>(fault.expected().path("properties").propertyNames());
    fault.expected().at("/propertyNames/enum").forEach(name -> names.add(name.asString()));
    names.removeIf(name -> !tree.at(parent.appendProperty(name)).isMissingNode());
    return NearestName.of(fault.place().last().getMatchingProperty(), names)
        .map(name -> tree.put(parent.appendProperty(name), tree.remove(fault.place())))
        .orElse(false);
  }

  /** Takes members out of an object where they are unknown, if they are missing around it. */
  private boolean lift(Fault fault) {
    JsonPointer place = fault.place();
    if (!fault.isUnknownProperty()
        || !(tree.at(place) instanceof ObjectNode packed)
        || !(tree.at(place.head()) instanceof ObjectNode around)) {
      return false;
    }
    List<String> missing = missingIn(place.head());
    if (missing.stream().noneMatch(packed::has)) {
      return false;
    }
    tree.remove(place);
    missing.removeIf(packed::has);
    for (var member : packed.properties()) {
      String name = NearestName.of(member.getKey(), missing).orElse(member.getKey());
      around.putIfAbsent(name, member.getValue());
    }
    return true;
  }

  private List<String> missingIn(JsonPointer parent) {
    List<String> names = new ArrayList<>();
    for (JsonPointer gap : settled) {
      if (parent.equals(gap.head()) && isGap(gap)) {
        names.add(gap.last().getMatchingProperty());
      }
    }
    return names;
  }
}
