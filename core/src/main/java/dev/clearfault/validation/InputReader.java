package dev.clearfault.validation;

import dev.clearfault.json.JsonFault;
import dev.clearfault.json.JsonFault.Kind;
import dev.clearfault.json.JsonReader;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ValidationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and validates; one for each web application, made when it is first needed. */
final class InputReader {
  private static final String ATTRIBUTE = InputReader.class.getName();

  /** Content of these has no defined meaning (RFC 9110 sections 9.3.1 to 9.3.8). */
  private static final Set<String> WITHOUT_CONTENT =
      Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

  private final JsonReader json = JsonReader.jackson();
  private final InputValidator validator = InputValidator.open();
  private final RequestBody body;

  private InputReader(InputLimits limits) {
    body = new RequestBody(limits.maxInputSize());
  }

  static InputReader of(ServletContext context) {
    if (context.getAttribute(ATTRIBUTE) instanceof InputReader known) {
      return known;
    }
    // Twice at the worst, which does no harm.
    InputReader reader = new InputReader(InputLimits.of(context));
    context.setAttribute(ATTRIBUTE, reader);
    return reader;
  }

  <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
    if (WITHOUT_CONTENT.contains(request.getMethod())) {
      QueryString query = QueryString.parse(request.getQueryString());
      JsonReader.Result<T> result = json.bind(query.parameters(), type);
      return accepted(type, result.value(), result.faults(), query.undecodable(), Source.QUERY);
    }
    JsonReader.Result<T> result = json.read(body.read(request), type);
    List<JsonFault> faults = result.faults();
    if (result.value() == null && faults.isEmpty()) {
      // The body is the word null.
      faults = List.of(new JsonFault(Kind.TYPE_MISMATCH, List.of(), type, List.of(), 0, 0, 0));
    }
    return accepted(type, result.value(), faults, List.of(), Source.BODY);
  }

  private <T> T accepted(
      Class<T> type,
      @Nullable T value,
      List<JsonFault> faults,
      List<LocatedViolation> undecodable,
      Source source) {
    List<LocatedViolation> found = new ArrayList<>(undecodable);
    for (JsonFault fault : faults) {
      found.add(ReadingText.violation(fault, ViolationPath.of(type, fault.path()), source));
    }
    if (value != null) {
      found.addAll(broken(value, source, List.copyOf(found)));
    }
    if (value == null || !found.isEmpty()) {
      throw new ProblemException(problem(faults, found));
    }
    return value;
  }

  /** What could not be read is told as that, and not once more as missing. */
  private <T> List<LocatedViolation> broken(T value, Source source, List<LocatedViolation> known) {
    List<LocatedViolation> broken = new ArrayList<>();
    Set<ConstraintViolation<T>> violations;
    try {
      violations = validator.validate(value);
    } catch (InputValidator.TooManyViolationsException e) {
      broken.add(ReadingText.tooManyViolations(source));
      violations = validator.validateAtTheTop(value);
    } catch (ValidationException e) {
      if (known.isEmpty()) {
        throw e;
      }
      return List.of(); // The application's validator did not expect what was left out.
    }
    for (ConstraintViolation<T> violation : violations) {
      ViolationPath path = ViolationPath.of(violation);
      if (known.stream().noneMatch(fault -> path.isSpoiltBy(fault.path()))) {
        broken.add(new LocatedViolation(path, ConstraintText.violation(violation, path, source)));
      }
    }
    return broken;
  }

  private static Problem problem(List<JsonFault> faults, List<LocatedViolation> found) {
    JsonFault end = faults.isEmpty() ? null : faults.get(0);
    if (end != null && end.kind() == Kind.MALFORMED) {
      return ReadingText.malformed(end, found);
    }
    if (end != null && end.kind() == Kind.EMPTY) {
      return RequestBody.missing();
    }
    return LocatedViolation.problem(found);
  }
}
