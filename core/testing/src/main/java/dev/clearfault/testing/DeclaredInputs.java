package dev.clearfault.testing;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Tests every input that an application declares: makes requests that break its rules one by one,
 * sends them to the running application, and checks the answers.
 *
 * <pre>{@code
 * class InputsIT {
 *   @RegisterExtension
 *   static final DeclaredInputs INPUTS =
 *       DeclaredInputs.of(Path.of("target/shop.war"), () -> URI.create("http://localhost:8080/shop"));
 *
 *   @TestTemplate
 *   void isRefused(InputCase each) {
 *     each.check();
 *   }
 * }
 * }</pre>
 *
 * <p>The rules are those of the published contract. A request that breaks no rule is sent too, and
 * so are requests that an answer repairs, so the application does what it is asked for: use a
 * database for tests. Of what a contract leaves open, such as the branches of {@code oneOf}, no
 * case is made. Answers must be problems: the filter's formats {@code envelope} and {@code fields}
 * do not say enough.
 *
 * <p>Immutable, thread-safe. It needs Jackson 3 databind and the API of JUnit 5 or newer.
 */
public final class DeclaredInputs implements TestTemplateInvocationContextProvider {
  private final ContractSource contract;
  private final Supplier<URI> application;
  private final Given given;

  /** What a person has said. */
  private record Given(
      Map<String, String> headers,
      Map<String, String> values,
      Map<String, String> bodies,
      Set<String> excluded) {
    static final Given NOTHING = new Given(Map.of(), Map.of(), Map.of(), Set.of());

    Map<String, String> valuesFor(PublishedOperation operation) {
      Map<String, String> all = new LinkedHashMap<>(values);
      for (InputPart part : operation.parts()) {
        headers.forEach(
            (name, value) -> {
              if (part.source().equals("header") && part.name().equalsIgnoreCase(name)) {
                all.putIfAbsent(part.name(), value);
              }
            });
      }
      return all;
    }
  }

  private DeclaredInputs(ContractSource contract, Supplier<URI> application, Given given) {
    this.contract = contract;
    this.application = requireNonNull(application, "application");
    this.given = given;
  }

  /**
   * Tests the inputs of a WAR, which is read and not started.
   *
   * @param source a WAR, a folder with what is in one, or a published contract whose name ends in
   *     {@code .json}. For a WAR, {@code clearfault-core} and the Servlet API must be on the class
   *     path of the test
   * @param application the address of the running application with its context path; it is asked
   *     when a case is sent, so that the server may start before all tests
   * @param options those of {@code dev.clearfault.PublishContract}, such as {@code
   *     --setup=com.example.Setup}
   */
  public static DeclaredInputs of(Path source, Supplier<URI> application, String... options) {
    requireNonNull(source, "source");
    List<String> others = List.of(options);
    return new DeclaredInputs(
        headers -> ContractSource.in(source, others), application, Given.NOTHING);
  }

  /**
   * Tests the inputs that a running application publishes at {@code /problems/openapi.json}, by the
   * option {@code publishContract}.
   *
   * @param application as for {@link #of}
   */
  public static DeclaredInputs publishedBy(Supplier<URI> application) {
    return new DeclaredInputs(
        headers -> ContractSource.publishedBy(application.get(), headers),
        application,
        Given.NOTHING);
  }

  /**
   * Sends a header with each request, such as credentials. If an operation declares a header of
   * that name, it is a valid value, too.
   *
   * @param name must be one that {@code java.net.http} allows
   */
  public DeclaredInputs header(String name, String value) {
    return with(
        new Given(plus(given.headers, name, value), given.values, given.bodies, given.excluded));
  }

  /**
   * Says a valid value of a parameter or a field of a form, for all operations that have it. Needed
   * if it has a pattern without an example, or must name something that exists.
   *
   * @param name its name on the wire
   */
  public DeclaredInputs value(String name, String value) {
    return with(
        new Given(given.headers, plus(given.values, name, value), given.bodies, given.excluded));
  }

  /**
   * Says a valid body of an operation. Needed if a text has a pattern without an example, or if the
   * contract does not tell all rules.
   *
   * @param operation method and path as in the contract, such as {@code POST /orders}
   */
  public DeclaredInputs body(String operation, String json) {
    return with(
        new Given(
            given.headers, given.values, plus(given.bodies, operation, json), given.excluded));
  }

  /**
   * Leaves an operation out.
   *
   * @param operation method and path as in the contract, such as {@code DELETE /orders}
   */
  public DeclaredInputs without(String operation) {
    Set<String> excluded = new HashSet<>(given.excluded);
    excluded.add(operation);
    return with(new Given(given.headers, given.values, given.bodies, excluded));
  }

  private DeclaredInputs with(Given other) {
    return new DeclaredInputs(contract, application, other);
  }

  private static Map<String, String> plus(Map<String, String> map, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return more;
  }

  /**
   * Returns the cases: for each operation one that breaks no rule, and those that break one.
   *
   * @throws IllegalStateException if the contract cannot be read or has no operation with input, if
   *     an operation or a value that was named is not in it, or if a value must be said; the
   *     message says which
   */
  public List<InputCase> cases() {
    PublishedContract read = PublishedContract.read(contract.text(given.headers));
    Sender sender = Sender.to(application, given.headers);
    List<InputCase> cases = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Set<String> unused = new TreeSet<>(given.bodies.keySet());
    unused.addAll(given.excluded);
    unused.addAll(given.values.keySet());
    for (PublishedOperation operation : read.operations()) {
      String name = operation.name();
      unused.remove(name);
      operation.parts().forEach(part -> unused.remove(part.name()));
      if (given.excluded.contains(name)) {
        continue;
      }
      List<String> unknown = new ArrayList<>();
      Optional<String> body = Optional.ofNullable(given.bodies.get(name));
      boolean isJson = body.flatMap(JsonTree::strict).isPresent();
      require(body.isEmpty() || isJson || !operation.hasJsonBody(), "no JSON: the body of " + name);
      Attempt good =
          OperationCases.good(read, operation, given.valuesFor(operation), body, unknown);
      unknown.forEach(each -> missing.add("a valid " + each + " of " + name));
      cases.addAll(unknown.isEmpty() ? OperationCases.of(read, good, sender) : List.of());
    }
    require(missing.isEmpty(), "say with body() or value(): " + String.join(", ", missing));
    require(unused.isEmpty(), "the contract does not have " + String.join(", ", unused));
    require(!cases.isEmpty(), "the contract has no operation with declared input");
    return List.copyOf(cases);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalStateException(message);
    }
  }

  /** Returns whether a test has a parameter for a case. */
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return Stream.of(context.getRequiredTestMethod().getParameterTypes())
        .anyMatch(InputCase.class::equals);
  }

  /** Returns a test for each case. */
  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return cases().stream().map(Invocation::new);
  }

  /** A test of a case. */
  private record Invocation(InputCase tested)
      implements TestTemplateInvocationContext, ParameterResolver {
    @Override
    public String getDisplayName(int index) {
      return tested.toString();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == InputCase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return tested;
    }
  }
}
