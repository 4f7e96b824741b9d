package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.ConstraintText;
import dev.clearfault.internal.constraints.FaultPlaces;
import dev.clearfault.internal.constraints.InputValidator;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.JsonLimits;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.json.PropertyNames;
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
import java.util.function.BiFunction;

/** Reads and validates input. An application has one reader for each set of limits. */
public final class InputReader {
  private static final String ATTRIBUTE = InputReader.class.getName();
  private static final String JSON = ATTRIBUTE + ".json";
  private static final String VALIDATION = ATTRIBUTE + ".validation";

  private final InputValidator validator;
  private final JsonReader json;
  private final RequestBinding binding;
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
    RequestBinding.Bound<Object> bound = binding.bind(request, type, language);
    Object value = bound.read().value();
    List<LocatedViolation> found = new ArrayList<>(bound.undecodable());
    Naming naming = new Naming(binding.shape(type), binding.names(type), bound.defaultSource());
    List<ViolationPath> unread = new ArrayList<>();
    for (JsonFault fault : bound.read().faults()) {
      ViolationPath path = ViolationPath.of(type, value, fault.path(), json::names);
      unread.add(path);
      found.add(
          concernsBody(fault)
              ? ReadingText.violation(fault, path, bound.defaultSource(), language.get())
              : naming.violation(
                  path,
                  (named, source) -> ReadingText.violation(fault, named, source, language.get())));
    }
    if (value != null) {
      unread.addAll(pathsOf(bound.undecodable()));
      ViolationPath whole = ViolationPath.whole(type, value, null, json::names);
      validate(value, whole, groups, naming, new FaultPlaces(unread), found, language);
    }
    if (value == null || !found.isEmpty()) {
      throw new ProblemException(
          problem(bound.read().faults(), found, language.get()), bound.read().refusal());
    }
    return value;
  }

  private static List<ViolationPath> pathsOf(List<LocatedViolation> violations) {
    return violations.stream().map(LocatedViolation::path).toList();
  }

  /** Only a property of the body can be unknown or duplicate. */
  private static boolean concernsBody(JsonFault fault) {
    return fault.kind() == Kind.UNKNOWN_PROPERTY || fault.kind() == Kind.DUPLICATE_PROPERTY;
  }

  /** Adds the violations of the values that could be read. */
  private void validate(
      Object value,
      ViolationPath whole,
      Class<?>[] groups,
      Naming naming,
      FaultPlaces unread,
      List<LocatedViolation> found,
      ClientLanguage language) {
    InputValidator.Outcome outcome = outcome(value, groups, naming, unread.isEmpty(), found);
    for (InputValidator.Found each : outcome.violations()) {
      ViolationPath path = path(whole, each);
      if (!unread.explain(path)) {
        found.add(
            naming.violation(
                path,
                (named, source) ->
                    text.violation(each.violation(), named, source, language.get())));
      }
    }
  }

  private InputValidator.Outcome outcome(
      Object value,
      Class<?>[] groups,
      Naming naming,
      boolean isComplete,
      List<LocatedViolation> found) {
    Source source = naming.defaultSource();
    try {
      InputValidator.Outcome outcome = validator.validate(value, groups);
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
  private Problem problem(List<JsonFault> faults, List<LocatedViolation> found, Language language) {
    JsonFault end = faults.isEmpty() ? null : faults.get(0);
    if (end != null && end.kind() == Kind.MALFORMED) {
      return ReadingText.malformed(end, found, maxErrors, language);
    }
    if (end != null && end.kind() == Kind.EMPTY) {
      return RequestBody.missing();
    }
    return LocatedViolation.problem(found, maxErrors, faults.size() > maxFaults, language);
  }

  /**
   * Finds the part of the request in which a path begins, and the name that clients use there.
   *
   * @param defaultSource the part of the request for components without {@code @From}
   */
  private record Naming(InputShape shape, PropertyNames names, Source defaultSource) {

    LocatedViolation violation(
        ViolationPath path, BiFunction<ViolationPath, Source, LocatedViolation> factory) {
      InputShape.Component component = shape.find(names.java(path.property()));
      if (component == null) {
        return factory.apply(path, defaultSource);
      }
      String name = component.name(names);
      boolean renamed = !name.equals(path.property());
      return factory.apply(
          renamed ? path.withFirstName(name) : path, component.sourceOr(defaultSource));
    }
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
  }
}
