package dev.clearfault.internal.sources;

import dev.clearfault.problem.ProblemType;
import java.util.List;

/**
 * A problem type as a type of a programming language.
 *
 * @param code what clients switch on
 * @param status the status that its answers usually have
 * @param name such as {@code OutOfStockProblem}; no two codes share one
 * @param extras what it has beside the members of every problem
 */
public record SourceType(String code, int status, String name, List<Extra> extras) {

  /** Members that only some types have. */
  public enum Extra {
    /** {@code errors}, and {@code truncated} if there are more. */
    ERRORS,
    /** {@code upstream} if the application has named it, and always {@code retryable}. */
    UPSTREAM,
    /** {@code line} and {@code column} of a text that is not well-formed, if they are known. */
    POSITION,
    /** {@code limit}, the name of what is too large, and {@code max}, how much there may be. */
    LIMIT
  }

  /** Returns the type with its name and its extras. */
  public static SourceType of(ProblemType type) {
    return new SourceType(type.code(), type.status(), name(type.code()), extras(type.code()));
  }

  private static List<Extra> extras(String code) {
    return switch (code) {
      case "validation_failed", "missing_body" -> List.of(Extra.ERRORS);
      case "malformed_json" -> List.of(Extra.ERRORS, Extra.POSITION);
      case "malformed_xml" -> List.of(Extra.POSITION);
      case "content_too_large" -> List.of(Extra.LIMIT);
      default -> code.startsWith("upstream_") ? List.of(Extra.UPSTREAM) : List.of();
    };
  }

  /** Returns whether the type has these members. */
  boolean has(Extra extra) {
    return extras.contains(extra);
  }

  /** Returns whether each answer of the type has errors, also one that a server has prepared. */
  boolean alwaysHasErrors() {
    return code.equals(ProblemType.VALIDATION_FAILED.code());
  }

  private static String name(String code) {
    StringBuilder name = new StringBuilder();
    for (String word : code.split("_", -1)) {
      if (!name.isEmpty() && Character.isDigit(word.charAt(0))) {
        name.append('_'); // a_1 is not a1
      }
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.append("Problem").toString();
  }
}
