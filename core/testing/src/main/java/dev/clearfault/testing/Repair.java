package dev.clearfault.testing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a program makes of a refused request when it knows the answer alone and not the API. With it
 * an application tests that its answers are enough to repair a request.
 *
 * <pre>{@code
 * Repair repair = Repair.untilAccepted(body, 2, sent -> {
 *   HttpResponse<String> response = post(sent);
 *   return response.statusCode() < 300 ? Optional.empty() : Optional.of(response.body());
 * });
 * assertThat(repair.outcome()).as("absent: %s", repair.absent()).isEqualTo(ACCEPTED);
 * }</pre>
 *
 * <p>The program is deterministic. It reads only the members of a problem that are for programs
 * ({@code in}, {@code pointer}, {@code field}, {@code code}, {@code expected}, {@code fix}, {@code
 * retryable}, {@code retry_after}), and no {@code detail} or {@code hint}. It may convert, round,
 * trim, cut and rename what the client sent, and it takes an example of the author. It does not
 * invent what only a person knows.
 *
 * <p>Immutable and thread-safe. It needs Jackson 3 databind.
 *
 * @param outcome what the program does next
 * @param body the body that it sends next; the refused body if it sends none
 * @param repairs how many times it has repaired the body
 * @param absent for each place that it could not repair, the pointer and the members that it missed
 *     in the answer, such as {@code #/email: examples}; empty unless it gives up
 * @param retryAfter how long it waits before it sends the body again; null if the answer does not
 *     say so
 */
public record Repair(
    Outcome outcome, String body, int repairs, List<String> absent, @Nullable Duration retryAfter) {

  /** What the program does next. */
  public enum Outcome {
    /** Nothing: the request was accepted. */
    ACCEPTED,
    /** It sends the repaired body. */
    REPAIRED,
    /** It waits, and sends the same body again. */
    WAIT,
    /** It gives up: the answer does not say enough. */
    GAVE_UP
  }

  /** Sends a body to the API under test. */
  @FunctionalInterface
  public interface Endpoint {
    /**
     * Sends a body.
     *
     * @return the JSON of the problem, or empty if the body was accepted
     * @throws Exception if the API could not be reached; it ends the test
     */
    Optional<String> send(String body) throws Exception;
  }

  /** Copies the list. */
  public Repair {
    requireNonNull(outcome, "outcome");
    requireNonNull(body, "body");
    absent = List.copyOf(absent);
  }

  /**
   * Repairs a body once. The outcome is never {@code ACCEPTED}, because nothing is sent.
   *
   * @param problem the body of the answer; if it is no JSON object, the program gives up
   * @param body the body that was refused; it may be empty or no JSON
   */
  public static Repair of(String problem, String body) {
    Optional<JsonNode> answer = JsonTree.strict(problem).filter(JsonNode::isObject);
    if (answer.isEmpty()) {
      return new Repair(Outcome.GAVE_UP, body, 0, List.of("#: a JSON object"), null);
    }
    List<Fault> faults = Fault.in(answer.get());
    return faults.isEmpty() && answer.get().path("retryable").asBoolean(false)
        ? wait(answer.get(), body)
        : BodyRepair.of(faults, body);
  }

  /**
   * Sends a body, and repairs it and sends it again, until it is accepted or the program waits or
   * gives up. The program does not wait by itself.
   *
   * @param body the first body
   * @param most how many repairs are allowed; if they are not enough, the outcome is {@code
   *     REPAIRED}, and the last body was not sent
   * @throws Exception what the endpoint throws
   */
  public static Repair untilAccepted(String body, int most, Endpoint endpoint) throws Exception {
    String next = requireNonNull(body, "body");
    for (int repairs = 0; ; repairs++) {
      Optional<String> problem = endpoint.send(next);
      if (problem.isEmpty()) {
        return new Repair(Outcome.ACCEPTED, next, repairs, List.of(), null);
      }
      Repair repair = of(problem.get(), next).after(repairs);
      if (repair.outcome != Outcome.REPAIRED || repairs == most) {
        return repair;
      }
      next = repair.body;
    }
  }

  private Repair after(int earlier) {
    return new Repair(outcome, body, earlier + repairs, absent, retryAfter);
  }

  private static Repair wait(JsonNode answer, String body) {
    JsonNode seconds = answer.path("retry_after");
    Duration wait = seconds.isNumber() ? Duration.ofSeconds(seconds.asLong()) : null;
    return new Repair(Outcome.WAIT, body, 0, List.of(), wait);
  }
}
