package dev.clearfault.internal.catalogue;

import dev.clearfault.problem.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says about one type, in one language.
 *
 * @param type with its URI
 * @param status the status that its answers have
 * @param means what the problem is
 * @param action what a client can do
 * @param advice the same as a sentence
 * @param codes the codes that can be in {@code errors}; empty if the answers have no errors, and
 *     for the index
 * @param example the JSON of an answer; empty for the index
 * @param operator what operators need to know; null if that is not public, and for the index
 */
record Entry(
    ProblemType type,
    String title,
    int status,
    String means,
    Action action,
    String advice,
    List<ErrorCode> codes,
    String example,
    @Nullable Operator operator) {

  /**
   * A code in {@code errors}.
   *
   * @param means what to send instead
   */
  record ErrorCode(String code, String means) {}

  /**
   * What operators need to know, in English.
   *
   * @param means what has happened; null for a type without words
   * @param look what to look at first; null for a type without words
   * @param alerts the alerts that many of these problems start, each with its meaning
   */
  record Operator(@Nullable String means, @Nullable String look, List<Alert> alerts) {}

  /** An alert of the rules in the documentation. */
  record Alert(String name, String means) {}

  String uri() {
    return type.uri() == null ? ProblemType.BLANK : type.uri();
  }
}
