package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.InputPlace;
import dev.clearfault.problem.Violation.Source;
import java.util.List;

/**
 * An input as its author has declared it, for a comparison with a contract. Immutable.
 *
 * @param whole the place of the whole input
 * @param isWholeBody whether the input is the JSON body, with nothing from elsewhere
 * @param parts the components, in the order of their declaration
 */
public record InputDescription(InputPlace whole, boolean isWholeBody, List<Part> parts) {

  /** Copies the list. */
  public InputDescription {
    parts = List.copyOf(parts);
  }

  /**
   * A component.
   *
   * @param source the part of the request that it comes from
   * @param name as clients send it
   * @param segment the number of the segment after the servlet's mapping; of the path only
   * @param property its name in the JSON of the input
   * @param isFile whether it is a file of a form
   * @param isJson whether it is made of objects, so that a form has it as JSON
   */
  public record Part(
      Source source, String name, int segment, String property, boolean isFile, boolean isJson) {}

  /** Returns the components that come from a part of the request. */
  public List<Part> from(Source source) {
    return parts.stream().filter(part -> part.source() == source).toList();
  }
}
