package dev.clearfault;

import dev.clearfault.input.From;
import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.read.InputReader;
import dev.clearfault.internal.read.ReadInput;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;

/**
 * Reads requests into validated values, or throws what tells the client everything to correct.
 *
 * <pre>{@code
 * record NewOrder(@NotBlank @Email String email, @NotNull @Min(18) Integer age) {}
 *
 * NewOrder order = Inputs.read(request, NewOrder.class);
 * }</pre>
 *
 * <p>Of a method whose requests have content (POST, PUT, PATCH, QUERY and those of your own) the
 * JSON body is read; of GET, HEAD, DELETE, OPTIONS and TRACE, whose content has no meaning (RFC
 * 9110 section 9.3), the query parameters. Thread-safe.
 */
public final class Inputs {
  private Inputs() {}

  /**
   * Returns the request's input as a value of the type, which Jakarta Validation has accepted.
   *
   * <p>A body has to be JSON in UTF-8 ({@code application/json}, or any type that ends in {@code
   * +json}) of at most {@code maxInputSize} bytes. Reading the same type again returns the same
   * value. A parameter that is given more than once needs a component that is a list or an array;
   * an empty one counts as absent where the component is no text, and one that no component is
   * named after is ignored.
   *
   * <p>Components with {@link From} come from other parts of the request. Posted forms, URL-encoded
   * and multipart, are read like queries, and only if a component comes from a form; otherwise the
   * body has to be JSON.
   *
   * @param type a record, or a class that Jackson can read; its constraints are those of the input
   * @param groups the groups of constraints that count (Jakarta Validation 3.1 section 6.4); the
   *     default group if none is named
   * @throws dev.clearfault.problem.ProblemException with status 400 for input that was not
   *     accepted, 413 if it is too large, 415 if it is not JSON
   * @throws IOException what the request's stream threw, for the client to answer for
   * @throws IllegalStateException if the application lacks Jackson 3 databind or a provider of
   *     Jakarta Validation; the message says what to add
   */
  public static <T> T read(HttpServletRequest request, Class<T> type, Class<?>... groups)
      throws IOException {
    return read(request, type, groups, false);
  }

  /**
   * Reads what a handler accepts, for {@link #read} of the same type to hand out.
   *
   * @throws dev.clearfault.problem.ProblemException as {@link #read} does
   * @throws IOException as {@link #read} does
   */
  public static void accept(HttpServletRequest request, ValidInput accepts) throws IOException {
    Object unused = read(request, accepts.value(), accepts.groups(), true);
  }

  private static <T> T read(
      HttpServletRequest request, Class<T> type, Class<?>[] groups, boolean accepting)
      throws IOException {
    ReadInput known = ReadInput.of(request);
    if (known != null && known.isOf(request, type, groups)) {
      return type.cast(known.value());
    }
    T value =
        reader(request.getServletContext(), InputLimits.of(request)).read(request, type, groups);
    String query = request.getQueryString();
    String path = request.getPathInfo();
    new ReadInput(type, List.of(groups), value, accepting, query, path).remember(request);
    return value;
  }

  /**
   * Checks that a type can be read at all; for the start of an application.
   *
   * @throws IllegalStateException if it cannot, or the application lacks Jackson 3 databind or a
   *     provider of Jakarta Validation; the message says what to do
   */
  public static void check(ServletContext context, Class<?> type) {
    reader(context, InputLimits.STANDARD).check(type);
  }

  /** Jackson says by itself what it lacks. */
  private static InputReader reader(ServletContext context, InputLimits limits) {
    try {
      return InputReader.of(context, limits);
    } catch (LinkageError incomplete) {
      throw new IllegalStateException(
          "Clearfault validates input with Jakarta Validation, which is not complete here: "
              + incomplete.getMessage()
              + " is missing. Add org.hibernate.validator:hibernate-validator to the application,"
              + " with all that it depends on",
          incomplete);
    }
  }
}
