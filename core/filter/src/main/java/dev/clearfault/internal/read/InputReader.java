package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.ConstraintText;
import dev.clearfault.internal.constraints.Expectations;
import dev.clearfault.internal.constraints.FaultPlaces;
import dev.clearfault.internal.constraints.InputValidator;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.JsonLimits;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ValidationException;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads and validates input. An application has one reader for each set of limits. */
public final class InputReader {
  private static final String ATTRIBUTE = InputReader.class.getName();
  private static final String JSON = ATTRIBUTE + ".json";
  private static final String VALIDATION = ATTRIBUTE + ".validation";

  private final InputValidator validator;
  private final JsonReader json;
  private final RequestBinding binding;
  private final Expectations expectations;
  private final Languages languages;
  private final ConstraintText text;
  private final int maxErrors;
  private final int maxFaults;

  private InputReader(InputLimits limits, Readers readers) {
    validator = readers.validator;
    languages = readers.languages;
    text = readers.text;
    maxErrors = limits.maxErrors();
    maxFaults = limits.forJson().maxFaults();
    json = readers.json.with(limits.forJson());
    binding = new RequestBinding(json, limits);
    expectations = new Expectations(json, validator.metadata());
  }

  /** Returns the reader of an application for the limits of one of its filters. */
  public static InputReader of(ServletContext context, InputLimits limits) {
    Readers readers = context.getAttribute(ATTRIBUTE) instanceof Readers known ? known : null;
    if (readers == null) {
      readers = new Readers(context);
      context.setAttribute(ATTRIBUTE, readers); // If two threads do this, the last one wins.
    }
    Readers shared = readers;
    return readers.byLimits.computeIfAbsent(limits, key -> new InputReader(key, shared));
  }

  /** Reads and validates a request; throws one problem with every fault in it. */
  public Object read(HttpServletRequest request, Type type, Class<?>... groups) throws IOException {
    ClientLanguage language = new ClientLanguage(languages, request);
    Expected expected = new Expected(expectations, type, List.of(groups));
    RequestBinding.Bound<Object> bound = binding.bind(request, type, language, expected::body);
    Object value = bound.read().value();
    List<LocatedViolation> found = new ArrayList<>(bound.undecodable());
    Naming naming = new Naming(binding.shape(type), binding.names(type), bound.defaultSource());
    List<ViolationPath> unread = new ArrayList<>();
    for (JsonFault fault : bound.read().faults()) {
      ViolationPath path = ViolationPath.of(type, value, fault.path(), json::names);
      unread.add(path);
      if (fault.meant() != null) {
        unread.add(ViolationPath.of(type, value, fault.meant(), json::names));
      }
      found.add(
          concernsBody(fault, path, naming)
              ? violation(fault, path, Source.BODY, path, expected, language)
              : naming.violation(
                  path,
                  (named, source) -> violation(fault, named, source, path, expected, language)));
    }
    if (value != null) {
      unread.addAll(pathsOf(bound.undecodable()));
      ViolationPath whole = ViolationPath.whole(type, value, null, json::names);
      validate(value, whole, expected, naming, new FaultPlaces(unread), found, language);
    }
    if (value == null || !found.isEmpty()) {
      throw new ProblemException(
          problem(bound.read().faults(), found, expected, language.get()), bound.read().refusal());
    }
    return value;
  }

  private static LocatedViolation violation(
      JsonFault fault,
      ViolationPath named,
      Source source,
      ViolationPath path,
      Expected expected,
      ClientLanguage language) {
    return ReadingText.violation(
        fault, named, source, language.get(), () -> expected.at(fault, path, source));
  }

  private static List<ViolationPath> pathsOf(List<LocatedViolation> violations) {
    return violations.stream().map(LocatedViolation::path).toList();
  }

  /** Only a property of JSON can be unknown or duplicate, also if a component has its name. */
  private static boolean concernsBody(JsonFault fault, ViolationPath path, Naming naming) {
    boolean isOfJson =
        fault.kind() == Kind.UNKNOWN_PROPERTY || fault.kind() == Kind.DUPLICATE_PROPERTY;
    return isOfJson && !(fault.path().size() > 1 && naming.isJsonPart(path));
  }

  /** Adds the violations of the values that could be read. */
  private void validate(
      Object value,
      ViolationPath whole,
      Expected expected,
      Naming naming,
      FaultPlaces unread,
      List<LocatedViolation> found,
      ClientLanguage language) {
    InputValidator.Outcome outcome = outcome(value, expected, naming, unread.isEmpty(), found);
    for (InputValidator.Found each : outcome.violations()) {
      ViolationPath path = path(whole, each);
      if (!unread.explain(path)) {
        found.add(
            naming.violation(
                path,
                (named, source) ->
                    text.violation(
                        each.violation(),
                        named,
                        source,
                        language.get(),
                        () -> expected.at(path, source))));
      }
    }
  }

  private InputValidator.Outcome outcome(
      Object value,
      Expected expected,
      Naming naming,
      boolean isComplete,
      List<LocatedViolation> found) {
    Source source = naming.defaultSource();
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

  /** Returns the problem. A body that is not JSON, or is missing, has a problem type of its own. */
  private Problem problem(
      List<JsonFault> faults, List<LocatedViolation> found, Expected expected, Language language) {
    // A fault with a path is that of a part of a form.
    JsonFault end = faults.isEmpty() || !faults.get(0).path().isEmpty() ? null : faults.get(0);
    if (end != null && end.kind() == Kind.MALFORMED) {
      return ReadingText.malformed(end, found, maxErrors, language);
    }
    if (end != null && end.kind() == Kind.EMPTY) {
      return RequestBody.missing(expected.body());
    }
    return LocatedViolation.problem(found, maxErrors, faults.size() > maxFaults, language);
  }

  /** Makes the JSON readers of an application. */
  public interface JsonLibrary {
    /** Returns a reader with the limits. */
    JsonReader with(JsonLimits limits);
  }

  /** Sets the JSON library of an application. */
  public static void use(ServletContext context, JsonLibrary json) {
    set(context, JSON, json);
  }

  /** Sets the validator factory of an application, which the application closes. */
  public static void use(ServletContext context, ValidatorFactory factory) {
    set(context, VALIDATION, factory);
  }

  private static void set(ServletContext context, String attribute, Object library) {
    if (context.getAttribute(ATTRIBUTE) != null) {
      throw new IllegalStateException(
          "Clearfault has already read input in this application, so its set-up cannot change now:"
              + " call InputSetup in a ServletContextListener, which runs before all filters");
    }
    context.setAttribute(attribute, library);
  }

  /** The readers of one application, and the parts that they share. */
  private static final class Readers {
    private final InputValidator validator;
    private final JsonLibrary json;
    private final Languages languages;
    private final ConstraintText text;
    private final Map<InputLimits, InputReader> byLimits = new ConcurrentHashMap<>();

    Readers(ServletContext context) {
      languages = new Languages(context.getClassLoader());
      text = new ConstraintText(languages);
      validator =
          context.getAttribute(VALIDATION) instanceof ValidatorFactory factory
              ? new InputValidator(factory)
              : InputValidator.open();
      json =
          context.getAttribute(JSON) instanceof JsonLibrary library
              ? library
              : limits -> JsonReader.jackson(limits, null);
    }
  }

  /** Checks that a type can be read, when the application starts. */
  public void check(Type type) {
    binding.check(type);
    expectations.check(type);
  }
}
