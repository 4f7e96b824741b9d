package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.schema.ContractException;
import dev.clearfault.contract.internal.schema.Origin;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A path with variables, such as <code>/orders/{id}</code>.
 *
 * @param text as the contract has it
 * @param segments what stands between its slashes
 */
public record PathTemplate(String text, List<SegmentTemplate> segments) {
  /** Copies the list. */
  public PathTemplate {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a template.
   *
   * @throws ContractException if it is none
   */
  static PathTemplate of(String text, Origin origin) {
    if (!text.startsWith("/")) {
      throw new ContractException(origin, "a path starts with a slash: write it as /" + text);
    }
    if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
      throw new ContractException(
          origin, "a path has no query and no fragment: write query parameters as parameters");
    }
    List<SegmentTemplate> segments = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String segment : text.substring(1).split("/", -1)) {
      SegmentTemplate template = SegmentTemplate.of(segment, origin);
      for (String name : template.names()) {
        if (!names.add(name)) {
          throw new ContractException(
              origin, "the path has the variable {" + name + "} twice: rename one of them");
        }
      }
      segments.add(template);
    }
    return new PathTemplate(text, segments);
  }

  /** Returns the segments of a fixed path, such as that of a server, decoded. */
  public static List<String> fixed(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(decodedSegment(segment));
      }
    }
    return segments;
  }

  /** Returns a segment without its escapes; as it is if they are broken. */
  public static String decodedSegment(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noEscape) {
      return segment;
    }
  }

  /** Returns the names of the variables, in their order. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    segments.forEach(segment -> names.addAll(segment.names()));
    return names;
  }

  /** Returns the template as the contract has it. */
  @Override
  public String toString() {
    return text;
  }
}
