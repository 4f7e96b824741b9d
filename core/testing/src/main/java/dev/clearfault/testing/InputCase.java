package dev.clearfault.testing;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request to an operation of an application: one that breaks no rule of its contract, or one that
 * breaks a single rule, such as a quantity below the minimum.
 *
 * <p>{@link DeclaredInputs} makes the cases. Thread-safe.
 */
public final class InputCase {
  private static final String VALID = "breaks no rule";

  /** What the request itself is to blame for, and no state of the application. */
  private static final Set<Integer> REFUSALS = Set.of(400, 405, 406, 413, 415, 422);

  private final Sender sender;
  private final Attempt attempt;
  private final String label;

  /** Where the fault is; empty for what has no place, such as a wrong media type. */
  private final String source;

  private final String place;

  static InputCase valid(Sender sender, Attempt attempt) {
    return new InputCase(sender, attempt, "", "", VALID);
  }

  InputCase(Sender sender, Attempt attempt, String source, String place, String label) {
    this.sender = sender;
    this.attempt = attempt;
    this.source = source;
    this.place = place;
    this.label = label;
  }

  /**
   * Sends the request and checks the answer. If the request breaks no rule, no error may stand in
   * {@code errors}; a problem that the contract declares, such as a 404, is right. If it breaks
   * one:
   *
   * <ul>
   *   <li>the answer refuses it, with a problem that the contract declares for the operation, and
   *       with no 5xx
   *   <li>{@code errors} has an entry at the place of the fault, and only entries that the contract
   *       declares
   *   <li>it shows no stack trace, class name, SQL, path, host name or server version, and does not
   *       repeat the refused value
   *   <li>a program that follows the advice does not get the same error again
   * </ul>
   *
   * @throws AssertionError if one of these is wrong; it has the request and the answer
   * @throws java.io.UncheckedIOException if there is no answer within a minute
   */
  public void check() {
    HttpResponse<String> answer = sender.send(attempt);
    List<String> wrong = new ArrayList<>(AnswerCheck.of(answer, attempt.operation()));
    wrong.addAll(label.equals(VALID) ? refused(answer) : broken(answer, wrong.isEmpty()));
    if (!wrong.isEmpty()) {
      throw new AssertionError(
          AnswerCheck.report(this + "\nsent: " + attempt.shown(), wrong, answer));
    }
  }

  private List<String> refused(HttpResponse<String> answer) {
    List<Fault> faults = Fault.in(answer.body());
    if (faults.isEmpty()) {
      return REFUSALS.contains(answer.statusCode())
          ? List.of("a request that breaks no rule is refused with " + answer.statusCode())
          : List.of();
    }
    Stream<String> remedies = faults.stream().map(this::remedy).distinct();
    return List.of(
        "a request that breaks no rule is refused: "
            + String.join(", ", faults.stream().map(Fault::name).toList()),
        "if the contract cannot say this rule, say what is valid: "
            + String.join(", ", remedies.toList()));
  }

  private String remedy(Fault fault) {
    return fault.isInBody()
        ? "body(\"" + attempt.operation().name() + "\", \"...\")"
        : "value(\"" + fault.where() + "\", \"...\")";
  }

  private List<String> broken(HttpResponse<String> answer, boolean isRight) {
    if (answer.statusCode() < 400) {
      return label.equals(BrokenScalar.MAYBE)
          ? List.of()
          : List.of(
              "the request is answered with "
                  + answer.statusCode()
                  + ", but the contract does not allow it");
    }
    if (!isRight) {
      return List.of();
    }
    List<String> misplaced = place.isEmpty() ? List.of() : misplaced(Fault.in(answer.body()));
    return misplaced.isEmpty() ? Circle.in(sender, attempt, answer.body()) : misplaced;
  }

  private List<String> misplaced(List<Fault> faults) {
    if (faults.stream().anyMatch(this::isHere)) {
      return List.of();
    }
    Set<String> codes = attempt.operation().codesAt(source, place);
    return List.of("no entry of errors is at " + name() + ", where the contract declares " + codes);
  }

  /** Where a rule of a list is broken, the answer may name an element. */
  private boolean isHere(Fault fault) {
    String where = fault.where();
    return fault.source().equals(source)
        && (where.equals(place) || where.matches(Pattern.quote(place) + "(/\\d+|\\[\\d+]).*"));
  }

  private String name() {
    return source.equals("body") ? place : source + " " + place;
  }

  /** Returns the operation, the place and what is wrong there, such as a name of a test. */
  @Override
  public String toString() {
    String operation = attempt.operation().name();
    return operation + " " + (place.isEmpty() ? "" : name() + " ") + label;
  }
}
