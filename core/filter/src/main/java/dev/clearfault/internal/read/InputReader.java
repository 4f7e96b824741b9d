package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.ConstraintText;
import dev.clearfault.internal.constraints.FaultPlaces;
import dev.clearfault.internal.constraints.InputValidator;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Reads and validates; one for each limits in a web application, made when it is first needed. */
public final class InputReader {
  private static final String ATTRIBUTE = InputReader.class.getName();

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
    json = JsonReader.jackson(limits.forJson());
    binding = new RequestBinding(json, limits);
  }

  /** Returns the reader of an application for the limits, which are those of one of its filters. */
  public static InputReader of(ServletContext context, InputLimits limits) {
    Readers readers = context.getAttribute(ATTRIBUTE) instanceof Readers known ? known : null;
    if (readers == null) {
      readers = new Readers(new Languages(context.getClassLoader()));
      context.setAttribute(ATTRIBUTE, readers); // Another thread's may be lost, and is made again.
    }
    Readers shared = readers;
    return readers.byLimits.computeIfAbsent(limits, first -> new InputReader(first, shared));
  }

  /** The readers of one application, as many as it has filters with limits of their own. */
  private static final class Readers {
    private final InputValidator validator = InputValidator.open();
    private final Languages languages;
    private final ConstraintText text;
    private final Map<InputLimits, InputReader> byLimits = new ConcurrentHashMap<>();

    Readers(Languages languages) {
      this.languages = languages;
      text = new ConstraintText(languages);
    }
  }

  /** Checks at the start that a class can be read; throws for one that cannot. */
  public void check(Class<?> type) {
    binding.check(type);
  }

  /** Reads and validates a request; throws one problem with every fault in it. */
  public <T> T read(HttpServletRequest request, Class<T> type, Class<?>... groups)
      throws IOException {
    ClientLanguage language = new ClientLanguage(languages, request);
    RequestBinding.Bound<T> bound = binding.bind(request, type, language);
    List<LocatedViolation> found = new ArrayList<>(bound.undecodable());
    Naming naming = new Naming(InputShape.of(type), json.names(type), bound.rest());
    List<ViolationPath> unread = new ArrayList<>();
    for (JsonFault fault : bound.faults()) {
      ViolationPath path = ViolationPath.of(type, bound.value(), fault.path(), json::names);
      unread.add(path);
      found.add(
          isOfTheRest(fault)
              ? ReadingText.violation(fault, path, bound.rest(), language.get())
              : naming.named(
                  path,
                  (named, source) -> ReadingText.violation(fault, named, source, language.get())));
    }
    T value = bound.value();
    if (value != null) {
      unread.addAll(pathsOf(bound.undecodable()));
      validate(value, groups, naming, new FaultPlaces(unread), found, language);
    }
    if (value == null || !found.isEmpty()) {
      throw new ProblemException(problem(bound.faults(), found, language.get()));
    }
    return value;
  }

  private static List<ViolationPath> pathsOf(List<LocatedViolation> violations) {
    return violations.stream().map(LocatedViolation::path).toList();
  }

  /** A property that comes from elsewhere is never unknown, or there twice. */
  private static boolean isOfTheRest(JsonFault fault) {
    return fault.kind() == Kind.UNKNOWN_PROPERTY || fault.kind() == Kind.DUPLICATE_PROPERTY;
  }

  /** Adds what breaks a constraint; a value that could not be read is not also told as missing. */
  private void validate(
      Object value,
      Class<?>[] groups,
      Naming naming,
      FaultPlaces unread,
      List<LocatedViolation> found,
      ClientLanguage language) {
    InputValidator.Outcome outcome;
    try {
      outcome = validator.validate(value, groups);
    } catch (ValidationException e) {
      if (unread.isEmpty()) {
        throw e;
      }
      return; // A validator of the application did not expect what was left out.
    } catch (StackOverflowError e) {
      // A long text in a pattern with alternatives, for which java.util.regex calls itself.
      found.add(ReadingText.tooComplex(naming.rest(), language.get()));
      return;
    }
    if (outcome.tooMany()) {
      found.add(
          ReadingText.tooMany(
              "violations", validator.maxViolations(), naming.rest(), language.get()));
    }
    for (InputValidator.Found each : outcome.violations()) {
      ViolationPath path = path(value, each);
      if (!unread.explain(path)) {
        found.add(
            naming.named(
                path,
                (named, source) ->
                    text.violation(each.violation(), named, source, language.get())));
      }
    }
  }

  private ViolationPath path(Object input, InputValidator.Found found) {
    ViolationPath path = ViolationPath.whole(input.getClass(), input, null, json::names);
    for (Object step : found.element()) {
      path = path.element(step);
    }
    return path.next(found.violation().getPropertyPath());
  }

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
   * Says where in the request a path begins, and what clients call it there.
   *
   * @param shape of the type that was read
   * @param names of its properties
   * @param rest where components come from that say nothing
   */
  private record Naming(InputShape shape, PropertyNames names, Source rest) {

    LocatedViolation named(
        ViolationPath path, BiFunction<ViolationPath, Source, LocatedViolation> of) {
      InputShape.Component component = shape.named(names.java(path.property()));
      if (component == null) {
        return of.apply(path, rest);
      }
      boolean renamed = !component.name().equals(component.property());
      return of.apply(renamed ? path.calling(component.name()) : path, component.sourceOr(rest));
    }
  }
}
