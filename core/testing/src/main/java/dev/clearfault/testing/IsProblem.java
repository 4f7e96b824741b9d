package dev.clearfault.testing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hamcrest.Description;
import org.hamcrest.StringDescription;
import org.hamcrest.TypeSafeDiagnosingMatcher;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Matches the body of an answer that is a problem (RFC 9457), as a matcher of Hamcrest and as an
 * assertion of AssertJ.
 *
 * <pre>{@code
 * // REST Assured
 * .then().body(isProblem(400).withError("#/items/0/quantity", "positive"));
 * // AssertJ
 * assertThat(body).satisfies(isProblem(502).withCode("upstream_timeout").withUpstream("payments"));
 * }</pre>
 *
 * <p>It reads the body alone, with its member {@code status}. Whether the status of the answer is
 * the same, the HTTP client says.
 *
 * <p>Immutable and thread-safe. It needs Jackson 3 databind and Hamcrest.
 */
public final class IsProblem extends TypeSafeDiagnosingMatcher<String> implements Consumer<String> {
  private final int status;
  private final @Nullable String code;
  private final @Nullable String upstream;
  private final List<Wanted> errors;
  private final boolean isClosed;

  /** An entry of {@code errors} that there should be. */
  private record Wanted(String place, String code) {
    boolean is(Fault fault) {
      return fault.code().equals(code) && fault.isAt(place);
    }

    @Override
    public String toString() {
      return place + " " + code;
    }
  }

  private IsProblem(
      int status,
      @Nullable String code,
      @Nullable String upstream,
      List<Wanted> errors,
      boolean isClosed) {
    this.status = status;
    this.code = code;
    this.upstream = upstream;
    this.errors = List.copyOf(errors);
    this.isClosed = isClosed;
  }

  /** Matches every problem of this status. */
  public static IsProblem isProblem(int status) {
    return new IsProblem(status, null, null, List.of(), false);
  }

  /**
   * Matches if the problem has this code, too.
   *
   * @param expected such as {@code validation_failed}
   */
  public IsProblem withCode(String expected) {
    return new IsProblem(status, requireNonNull(expected, "code"), upstream, errors, isClosed);
  }

  /**
   * Matches if the problem names this upstream, too.
   *
   * @param expected the name that the application has given it
   */
  public IsProblem withUpstream(String expected) {
    return new IsProblem(status, code, requireNonNull(expected, "upstream"), errors, isClosed);
  }

  /**
   * Matches if {@code errors} has this entry, too. More calls ask for more entries.
   *
   * @param place the entry's {@code pointer} such as {@code #/items/0/quantity}, or for another
   *     part of the request than the body its {@code field} such as {@code limit}
   * @param expected the entry's {@code code}, such as {@code positive}
   */
  public IsProblem withError(String place, String expected) {
    List<Wanted> more = new ArrayList<>(errors);
    more.add(new Wanted(requireNonNull(place, "place"), requireNonNull(expected, "code")));
    return new IsProblem(status, code, upstream, more, isClosed);
  }

  /** Matches only if {@code errors} has no other entry than those that were asked for. */
  public IsProblem withNoOtherError() {
    return new IsProblem(status, code, upstream, errors, true);
  }

  @Override
  protected boolean matchesSafely(String body, Description mismatch) {
    Optional<JsonNode> problem = JsonTree.strict(body).filter(node -> node.path("status").isInt());
    List<String> wrong = problem.map(this::wrong).orElse(List.of("is no problem"));
    mismatch.appendText(String.join(", ", wrong)).appendText(": ").appendText(body);
    return wrong.isEmpty();
  }

  private List<String> wrong(JsonNode problem) {
    List<String> wrong = new ArrayList<>();
    compare("status", "" + status, problem, wrong);
    compare("code", code, problem, wrong);
    compare("upstream", upstream, problem, wrong);
    List<Fault> faults = Fault.in(problem);
    for (Wanted each : errors) {
      if (faults.stream().noneMatch(each::is)) {
        wrong.add("has no error " + each);
      }
    }
    for (Fault fault : faults) {
      if (isClosed && errors.stream().noneMatch(each -> each.is(fault))) {
        wrong.add("has the error " + fault.name());
      }
    }
    return wrong;
  }

  private static void compare(
      String name, @Nullable String expected, JsonNode problem, List<String> wrong) {
    String actual = problem.path(name).asString("");
    if (expected != null && !expected.equals(actual)) {
      wrong.add("has " + (actual.isEmpty() ? "no " + name : "the " + name + " " + actual));
    }
  }

  @Override
  public void describeTo(Description description) {
    description.appendText("a problem with the status " + status);
    if (code != null) {
      description.appendText(", the code " + code);
    }
    if (upstream != null) {
      description.appendText(", the upstream " + upstream);
    }
    errors.forEach(each -> description.appendText(", the error " + each));
    if (isClosed) {
      description.appendText(", and no other error");
    }
  }

  /**
   * Asserts that a body matches, for {@code assertThat(body).satisfies(isProblem(400))} of AssertJ.
   *
   * @throws AssertionError if it does not; it says what is wrong, and has the body
   */
  @Override
  public void accept(String body) {
    Description mismatch = new StringDescription();
    if (body == null || !matchesSafely(body, mismatch)) {
      String wrong = body == null ? "is no text" : mismatch.toString();
      throw new AssertionError(
          "Expected " + StringDescription.toString(this) + ", but it " + wrong);
    }
  }
}
