package dev.clearfault.contract.internal.operation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a contract says of the method and the path of a request.
 *
 * @param operation null if it has no such path, or not for this method
 * @param values the values of the path's template, by name
 * @param methods the methods that it has for the path; empty if it has no such path
 */
public record Match(
    @Nullable Operation operation, Map<String, Segment> values, List<String> methods) {
  /** Copies the collections. */
  public Match {
    values = Map.copyOf(values);
    methods = List.copyOf(methods);
  }
}
