package dev.clearfault.internal.publish;

import dev.clearfault.internal.read.PossibleError;
import dev.clearfault.problem.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation, before it is written what it can answer.
 *
 * @param path the template of its path
 * @param method in upper case
 * @param members what it is and what it accepts, as members of an Operation Object
 * @param responses its own answers, by status; empty if nobody has described them
 * @param input what can be wrong in a request
 * @param problems the codes of its own problems, some with {@code *} at their ends; null if nobody
 *     has named them
 * @param passed what another service answers; null if the application answers itself
 */
public record Draft(
    String path,
    String method,
    Map<String, Object> members,
    Map<String, Map<String, Object>> responses,
    Input input,
    @Nullable List<String> problems,
    @Nullable Passed passed) {

  /** Describes an operation that the application answers itself. */
  public Draft(
      String path,
      String method,
      Map<String, Object> members,
      Map<String, Map<String, Object>> responses,
      Input input,
      @Nullable List<String> problems) {
    this(path, method, members, responses, input, problems, null);
  }

  /** Copies the collections, in their order. */
  public Draft {
    members = new LinkedHashMap<>(members);
    responses = new LinkedHashMap<>(responses);
  }

  /**
   * What can be wrong in a request.
   *
   * @param errors the entries that answers can have
   * @param hasBody whether a body is read
   * @param hasForm whether a form is read
   */
  public record Input(List<PossibleError> errors, boolean hasBody, boolean hasForm) {
    /** Of an operation that refuses nothing. */
    public static final Input FREE = new Input(List.of(), false, false);

    /** Copies the list. */
    public Input {
      errors = List.copyOf(errors);
    }

    /** Returns the errors of both, each once. */
    Input and(Input other) {
      Map<List<String>, PossibleError> all = new LinkedHashMap<>();
      errors.forEach(each -> all.merge(each.key(), each, PossibleError::or));
      other.errors.forEach(each -> all.merge(each.key(), each, PossibleError::or));
      return new Input(
          new ArrayList<>(all.values()), hasBody || other.hasBody, hasForm || other.hasForm);
    }
  }

  /**
   * What another service answers, which reaches the client as it came.
   *
   * @param problems those that it says of itself
   * @param errors the entries that {@code errors} of its answers can have, without texts
   */
  public record Passed(List<Told> problems, List<Map<String, String>> errors) {
    /** Copies the lists. */
    public Passed {
      problems = List.copyOf(problems);
      errors = List.copyOf(errors);
    }
  }

  /** The status and the code of a problem. */
  public record Told(int status, String code) {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if no problem has them; the message says what to write
     */
    public Told {
      boolean unused = ProblemType.of(code, status, "a problem").code().isEmpty();
    }
  }

  /** Returns what tells operations apart: two templates differ by more than by their variables. */
  List<String> key() {
    return List.of(path.replaceAll("\\{[^{}/]+}", "{}"), method);
  }

  /** Returns this operation with a name that no other one has. */
  Draft named(Set<String> taken) {
    String wanted = String.valueOf(members.getOrDefault(Operation.ID, Operation.id(path, method)));
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + i;
    }
    Map<String, Object> first = new LinkedHashMap<>(Map.of(Operation.ID, name));
    members.forEach(first::putIfAbsent);
    return new Draft(path, method, first, responses, input, problems, passed);
  }

  /** Returns this operation with what is checked behind it, too. */
  Draft and(Input other, @Nullable List<String> named) {
    List<String> both = problems == null ? named : problems;
    if (problems != null && named != null) {
      Set<String> all = new LinkedHashSet<>(problems);
      all.addAll(named);
      both = List.copyOf(all);
    }
    return new Draft(path, method, members, responses, input.and(other), both, passed);
  }
}
