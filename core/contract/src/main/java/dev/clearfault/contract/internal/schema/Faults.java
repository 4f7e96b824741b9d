package dev.clearfault.contract.internal.schema;

import com.networknt.schema.Error;
import dev.clearfault.internal.constraints.Expectations;
import dev.clearfault.internal.json.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes faults of the errors that the engine found in one value. */
final class Faults {
  private final Parts root;
  private final AbsentNames names;

  Faults(Parts root, JsonNode value) {
    this.root = root;
    names = new AbsentNames(value, this::object);
  }

  List<SchemaFault> of(List<Error> errors) {
    List<Finding> found = errors.stream().map(Finding::of).filter(each -> !stays(each)).toList();
    List<Finding> findings = Branches.told(found);
    findings.stream().filter(each -> each.is("additionalProperties")).forEach(names::note);
    Set<List<Object>> wrong = new HashSet<>(names.meant());
    findings.stream().filter(each -> each.isOfKind()).forEach(each -> wrong.add(each.path()));
    Set<Object> seen = new HashSet<>();
    List<SchemaFault> faults = new ArrayList<>();
    for (Finding each : findings) {
      boolean isBelow = isBelow(wrong, each);
      if (!isBelow && seen.add(each.key())) {
        faults.add(fault(each));
      }
    }
    return faults;
  }

  /** One part of an allOf may need what another part does not let travel. */
  private boolean stays(Finding finding) {
    return finding.is("required")
        && finding.value().isObject()
        && object(finding).property(finding.name()).isRefused();
  }

  private boolean isBelow(Set<List<Object>> wrong, Finding finding) {
    for (int length = 0; length <= finding.path().size(); length++) {
      boolean isSame = length == finding.path().size();
      List<Object> place = finding.path().subList(0, length);
      boolean isItself = isSame && finding.isOfKind() && !names.isMeant(place);
      if (wrong.contains(place) && !isItself) {
        return true;
      }
    }
    return false;
  }

  private SchemaFault fault(Finding finding) {
    NearestName nearest = nearest(finding);
    return new SchemaFault(
        finding.keyword(),
        finding.path(),
        positions(finding.path()),
        finding.rule(),
        expected(finding),
        nearest == null ? null : nearest.name(),
        nearest == null ? isExtra(finding) : nearest.isCertain());
  }

  /** An unknown property may stand for an absent one, as long as there is one. */
  private boolean isExtra(Finding finding) {
    return finding.is("additionalProperties") && names.isNone(finding);
  }

  private List<Integer> positions(List<Object> path) {
    List<Integer> positions = new ArrayList<>();
    Parts here = root;
    for (Object step : path) {
      if (step instanceof Integer index) {
        positions.add(index);
        here = here.element(index);
      } else {
        here = here.declaring((String) step);
        int position = here.position((String) step);
        here = here.property((String) step);
        boolean isKey = position < 0 && !here.all().isEmpty();
        positions.add(position < 0 && !isKey ? Integer.MAX_VALUE : position);
      }
    }
    return positions;
  }

  private Map<String, Object> expected(Finding finding) {
    boolean isUnknown = finding.is("additionalProperties");
    if (isUnknown || finding.is("propertyNames")) {
      Set<String> names = object(finding).accepted();
      return isUnknown && finding.rule().isBoolean() ? Expectations.names(names) : Map.of();
    }
    if (finding.is("enum") && finding.schema() == null) {
      return Expectations.oneOf(values(finding.rule()));
    }
    if (finding.is("required") && finding.schema() == null) {
      return Fragment.either(
          object(finding).choices().stream()
              .map(each -> Fragment.of(each.property(finding.name())))
              .filter(each -> !each.isEmpty())
              .toList());
    }
    return Fragment.of(place(finding));
  }

  private static List<?> values(JsonNode rule) {
    return Fragment.plain(rule) instanceof List<?> values ? values : List.of();
  }

  /** Returns what holds at the place, also in the branch that was meant. */
  private Parts place(Finding finding) {
    List<Object> path = finding.path();
    if (finding.is("required") && !path.isEmpty() && !finding.value().isNull()) {
      return object(finding).property(finding.name());
    }
    Parts here = root.at(path);
    Origin schema = finding.schema();
    return schema == null ? here : here.and(root.documents().at(schema));
  }

  /** Returns what holds for the object around a property. */
  private Parts object(Finding finding) {
    List<Object> path = finding.path();
    Parts here = root.at(path.subList(0, Math.max(0, path.size() - 1)));
    Origin schema = finding.schema();
    return schema == null ? here : here.and(root.documents().at(schema));
  }

  private @Nullable NearestName nearest(Finding finding) {
    JsonNode sent = finding.value();
    if (finding.is("enum") && sent.isString()) {
      return NearestName.of(sent.stringValue(), values(finding.rule()));
    }
    return finding.is("additionalProperties") ? names.nearest(finding) : null;
  }
}
