package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.FaultPlaces;
import dev.clearfault.internal.constraints.InputValidator;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ValidationException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request that is read into a value and validated. */
final class InputReading {
  private final InputReader reader;
  private final ClientLanguage language;
  private final Expected expected;
  private final RequestBinding.Bound<Object> bound;
  private final Naming naming;
  private final List<LocatedViolation> found;

  /**
   * Reads and validates a request.
   *
   * @throws dev.clearfault.problem.ProblemException if it cannot be read at all
   */
  InputReading(InputReader reader, HttpServletRequest request, Type type, Class<?>... groups)
      throws IOException {
    this.reader = reader;
    language = new ClientLanguage(reader.languages, request);
    expected = new Expected(reader.expectations, type, List.of(groups));
    bound = reader.binding.bind(request, type, language, expected::body);
    naming =
        new Naming(reader.binding.shape(type), reader.binding.names(type), bound.defaultSource());
    found = new ArrayList<>(bound.undecodable());
    List<ViolationPath> unread = addFaults(type);
    Object value = value();
    if (value != null) {
      bound.undecodable().forEach(each -> unread.add(each.path()));
      ViolationPath whole = ViolationPath.whole(type, value, null, reader.json::names);
      validate(value, whole, new FaultPlaces(unread));
    }
  }

  /** Returns what was read; null if that was not possible. */
  @Nullable Object value() {
    return bound.read().value();
  }

  /** Returns the exception of the application's code that refused a value; null for none. */
  @Nullable Throwable refusal() {
    return bound.read().refusal();
  }

  /** Returns everything that is wrong, in no order. */
  List<LocatedViolation> found() {
    return found;
  }

  /** Returns the problem. A body that is not JSON, or is missing, has a problem type of its own. */
  Problem problem() {
    List<JsonFault> faults = bound.read().faults();
    // A fault with a path is that of a part of a form.
    JsonFault end = faults.isEmpty() || !faults.get(0).path().isEmpty() ? null : faults.get(0);
    if (end != null && end.kind() == Kind.MALFORMED) {
      return ReadingText.malformed(end, found, reader.maxErrors, language.get());
    }
    if (end != null && end.kind() == Kind.EMPTY) {
      return RequestBody.missing(expected.body());
    }
    boolean more = faults.size() > reader.maxFaults;
    return LocatedViolation.problem(found, reader.maxErrors, more, language.get());
  }

  /** Adds the faults of reading; returns the places that have no value. */
  private List<ViolationPath> addFaults(Type type) {
    List<ViolationPath> unread = new ArrayList<>();
    for (JsonFault fault : bound.read().faults()) {
      ViolationPath path = ViolationPath.of(type, value(), fault.path(), reader.json::names);
      unread.add(path);
      if (fault.meant() != null) {
        unread.add(ViolationPath.of(type, value(), fault.meant(), reader.json::names));
      }
      found.add(
          concernsBody(fault, path)
              ? violation(fault, path, Source.BODY, path)
              : naming.violation(path, (named, source) -> violation(fault, named, source, path)));
    }
    return unread;
  }

  private LocatedViolation violation(
      JsonFault fault, ViolationPath named, Source source, ViolationPath path) {
    return ReadingText.violation(
        fault, named, source, language.get(), () -> expected.at(fault, path, source));
  }

  /** Only a property of JSON can be unknown or duplicate, also if a component has its name. */
  private boolean concernsBody(JsonFault fault, ViolationPath path) {
    boolean isOfJson =
        fault.kind() == Kind.UNKNOWN_PROPERTY || fault.kind() == Kind.DUPLICATE_PROPERTY;
    return isOfJson && !(fault.path().size() > 1 && naming.isJsonPart(path));
  }

  /** Adds the violations of the values that could be read. */
  private void validate(Object value, ViolationPath whole, FaultPlaces unread) {
    for (InputValidator.Found each : outcome(value, unread.isEmpty()).violations()) {
      ViolationPath path = path(whole, each);
      if (!unread.explain(path)) {
        found.add(
            naming.violation(
                path,
                (named, source) ->
                    reader.text.violation(
                        each.violation(),
                        named,
                        source,
                        language.get(),
                        () -> expected.at(path, source))));
      }
    }
  }

  private InputValidator.Outcome outcome(Object value, boolean isComplete) {
    Source source = naming.defaultSource();
    InputValidator validator = reader.validator;
    try {
      InputValidator.Outcome outcome =
          validator.validate(value, expected.groups().toArray(Class<?>[]::new));
      if (outcome.tooMany()) {
        found.add(ReadingText.tooMany("violations", validator.maxViolations(), source));
      }
      return outcome;
    } catch (ValidationException e) {
      if (isComplete) {
        throw e;
      }
      // The application's validator may not expect that a value is missing.
    } catch (StackOverflowError e) {
      // In a pattern with alternatives, java.util.regex recurses for each character of a text.
      found.add(ReadingText.violation("too_complex", ViolationPath.of(List.of()), source));
    }
    return new InputValidator.Outcome(List.of(), false);
  }

  private static ViolationPath path(ViolationPath whole, InputValidator.Found found) {
    ViolationPath path = whole;
    for (Object step : found.element()) {
      path = path.element(step);
    }
    return path.next(found.violation().getPropertyPath());
  }
}
