package dev.clearfault;

import dev.clearfault.input.From;
import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.read.InputReader;
import dev.clearfault.internal.read.LostConstraints;
import dev.clearfault.internal.read.ReadInput;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Type;
import tools.jackson.core.type.TypeReference;

/**
 * Reads requests into validated values, or throws a problem that lists all faults.
 *
 * <pre>{@code
 * record NewOrder(@NotBlank @Email String email, @NotNull @Min(18) Integer age) {}
 *
 * NewOrder order = Inputs.read(request, NewOrder.class);
 * }</pre>
 *
 * <p>For GET, HEAD, DELETE, OPTIONS and TRACE, the input is the query parameters, because the
 * content of these methods has no meaning (RFC 9110 section 9.3), unless a component has
 * {@code @From(Source.BODY)}. For POST, PUT, PATCH, QUERY and any other method, the input is the
 * JSON body. Thread-safe.
 *
 * @see InputSetup
 */
public final class Inputs {
  private Inputs() {}

  /**
   * Returns the request's input as a value of the type, which Jakarta Validation has accepted.
   *
   * <p>A body must be JSON in UTF-8 ({@code application/json}, or any type that ends in {@code
   * +json}) of at most {@code maxInputSize} bytes. Reading the same type again returns the same
   * value. If a client sends a parameter more than once, its component must be a list or an array.
   * An empty parameter counts as absent unless its component is a text. A parameter without a
   * component of its name is ignored.
   *
   * <p>Components with {@link From} come from other parts of the request. Posted forms, URL-encoded
   * and multipart, are read like queries, but only if a component comes from a form; otherwise the
   * body must be JSON.
   *
   * <p>If the input is an array, a collection or a map, its elements are validated. None of them
   * may be null, unless they are declared as {@code Object}.
   *
   * @param type a record, or a class that Jackson can read, with the constraints of the input
   * @param groups the groups of constraints to validate (Jakarta Validation 3.1 section 6.4); the
   *     default group if there is none
   * @throws dev.clearfault.problem.ProblemException with status 400 for input that was not
   *     accepted, 413 if it is too large, 415 if it is not JSON
   * @throws IOException if the request's stream throws it; the filter answers the client
   * @throws IllegalStateException if the application lacks Jackson 3 databind or a provider of
   *     Jakarta Validation; the message says what to add
   */
  public static <T> T read(HttpServletRequest request, Class<T> type, Class<?>... groups)
      throws IOException {
    return Inputs.<T>read(request, type, groups, false);
  }

  /**
   * Returns the request's input as a value of a generic type, as {@link #read(HttpServletRequest,
   * Class, Class[])} does for a class.
   *
   * <pre>{@code
   * List<NewItem> items = Inputs.read(request, new TypeReference<List<NewItem>>() {});
   * }</pre>
   *
   * @param type a type reference of Jackson, {@code tools.jackson.core.type.TypeReference}
   * @param groups the groups of constraints to validate; the default group if there is none
   * @throws dev.clearfault.problem.ProblemException with status 400 for input that was not
   *     accepted, 413 if it is too large, 415 if it is not JSON
   * @throws IOException if the request's stream throws it; the filter answers the client
   * @throws IllegalStateException if the application lacks Jackson 3 databind or a provider of
   *     Jakarta Validation, or if a type argument has a constraint, which no provider applies; the
   *     message says what to do
   */
  public static <T> T read(HttpServletRequest request, TypeReference<T> type, Class<?>... groups)
      throws IOException {
    LostConstraints.refuse(type.getClass());
    return Inputs.<T>read(request, type.getType(), groups, false);
  }

  /**
   * Returns the input that {@link ValidationFilter} has read because the handler has {@link
   * ValidInput}.
   *
   * <pre>{@code
   * NewOrder order = Inputs.valid(request);
   * }</pre>
   *
   * <p>The compiler cannot check the type. If the variable has another type than the annotation
   * names, a {@link ClassCastException} is thrown.
   *
   * @throws IllegalStateException if the filter has read no input for this request: the handler has
   *     no {@code @ValidInput}, or the filter is not mapped to it; the message says what to do
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The annotation has the type.
  public static <T> T valid(HttpServletRequest request) {
    Object value = ReadInput.forHandler(request);
    if (value == null) {
      throw new IllegalStateException(
          "Clearfault has no valid input for this request: put @ValidInput on the method that"
              + " handles it and map dev.clearfault.ValidationFilter to its servlet, or use"
              + " Inputs.read, which needs neither");
    }
    return (T) value;
  }

  /**
   * Reads and validates the input that a handler declares, before it runs; {@link #valid} returns
   * it to the handler.
   */
  static void readForHandler(HttpServletRequest request, ValidInput declared) throws IOException {
    Object unused = read(request, declared.value(), declared.groups(), true);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The reader makes the type.
  private static <T> T read(
      HttpServletRequest request, Type type, Class<?>[] groups, boolean forHandler)
      throws IOException {
    Object value = ReadInput.find(request, type, groups);
    if (value == null) {
      value =
          reader(request.getServletContext(), InputLimits.of(request)).read(request, type, groups);
      ReadInput.remember(request, type, groups, value, forHandler);
    }
    return (T) value;
  }

  /**
   * Checks that a type can be read, when an application starts.
   *
   * @throws IllegalStateException if it cannot be read, or the application lacks Jackson 3 databind
   *     or a provider of Jakarta Validation; the message says what to do
   */
  static void check(ServletContext context, Class<?> type) {
    reader(context, InputLimits.STANDARD).check(type);
  }

  /** The JSON reader reports what Jackson lacks. */
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
