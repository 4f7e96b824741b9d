package dev.clearfault.contract.internal.schema;

import dev.clearfault.internal.json.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The names that unknown properties may stand for: those that their object declares and does not
 * have. As with annotated classes, a name is certain only if no other unknown property may stand
 * for it, and of the absent property itself nothing is told then.
 */
final class AbsentNames {
  private final JsonNode root;
  private final Function<Finding, Parts> objects;

  /** How many unknown properties may stand for a place. */
  private final Map<List<Object>, Integer> wanted = new HashMap<>();

  /**
   * Creates the names of a value.
   *
   * @param objects returns what holds for the object around an unknown property
   */
  AbsentNames(JsonNode root, Function<Finding, Parts> objects) {
    this.root = root;
    this.objects = objects;
  }

  /** Notes which place an unknown property may stand for. */
  void note(Finding unknown) {
    NearestName nearest = similar(unknown);
    if (nearest != null) {
      wanted.merge(beside(unknown, nearest.name()), 1, Integer::sum);
    }
  }

  /** Returns the places that unknown properties may stand for. */
  Set<List<Object>> meant() {
    return wanted.keySet();
  }

  boolean isMeant(List<Object> place) {
    return wanted.containsKey(place);
  }

  /** Returns the name that an unknown property may stand for; null if none is similar. */
  @Nullable NearestName nearest(Finding unknown) {
    NearestName nearest = similar(unknown);
    return nearest == null || wanted.getOrDefault(beside(unknown, nearest.name()), 1) == 1
        ? nearest
        : new NearestName(nearest.name(), false);
  }

  /** Tells whether the object has all that it declares. */
  boolean isNone(Finding unknown) {
    JsonNode object = object(unknown);
    return objects.apply(unknown).accepted().stream().allMatch(object::hasNonNull);
  }

  private JsonNode object(Finding unknown) {
    JsonNode object = root;
    for (Object step : unknown.path().subList(0, unknown.path().size() - 1)) {
      object = step instanceof Integer index ? object.path(index) : object.path((String) step);
    }
    return object;
  }

  private @Nullable NearestName similar(Finding unknown) {
    List<String> names = new ArrayList<>(objects.apply(unknown).accepted());
    names.removeIf(object(unknown)::has);
    List<Object> path = unknown.path();
    return path.get(path.size() - 1) instanceof String name ? NearestName.of(name, names) : null;
  }

  private static List<Object> beside(Finding unknown, String name) {
    List<Object> place = new ArrayList<>(unknown.path());
    place.set(place.size() - 1, name);
    return place;
  }
}
